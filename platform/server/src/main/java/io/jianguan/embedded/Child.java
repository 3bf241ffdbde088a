package io.jianguan.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A supervised process: one that ends unasked is started again, at growing intervals while it keeps ending. */
final class Child {
    private static final Logger log = LoggerFactory.getLogger(Child.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
    private static final Duration LAST_PAUSE = Duration.ofSeconds(20);
    private static final Duration SETTLED = Duration.ofSeconds(60);

    private final String name;
    private final ProcessBuilder command;
    private final Path console;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Process process;
    private volatile int endings;

    /** @param console file of the process' output, begun anew at each start */
    Child(String name, ProcessBuilder command, Path console) {
        this.name = name;
        this.command = command.redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        this.console = console;
    }

    void start() {
        Thread.ofPlatform().daemon().name(name + " supervisor").start(this::supervise);
    }

    private void supervise() {
        var pause = FIRST_PAUSE;
        try {
            while (launch() instanceof Process running) {
                long started = System.nanoTime();
                int code = running.waitFor();
                if (System.nanoTime() - started > SETTLED.toNanos()) {
                    pause = FIRST_PAUSE;
                    endings = 0;
                }
                endings++;
                if (stopping.await(0, TimeUnit.MILLISECONDS)) {
                    return;
                }
                log.warn(
                        "{} ended unasked (exit code {}); starting it again in {} ms. Its output: {}",
                        name,
                        code,
                        pause.toMillis(),
                        console);
                if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                pause = pause.multipliedBy(2).compareTo(LAST_PAUSE) < 0 ? pause.multipliedBy(2) : LAST_PAUSE;
            }
        } catch (IOException failure) {
            log.error("{} cannot be started: {}", name, failure.getMessage());
            endings = Integer.MAX_VALUE;
        } catch (InterruptedException nobodyInterrupts) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Process launch() throws IOException {
        if (stopping.getCount() == 0) {
            return null;
        }
        process = command.start();
        return process;
    }

    /** How often in a row it ended soon after its start. */
    int endings() {
        return endings;
    }

    @Nullable
    Process process() {
        return process;
    }

    /** @param gentle asks the process to end; what still runs after the patience is killed */
    void stop(Ending gentle, Duration patience) {
        synchronized (this) {
            stopping.countDown();
        }
        var running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        try {
            gentle.of(running.toHandle());
            if (!running.waitFor(patience)) {
                log.warn("{} did not end within {} s and is killed", name, patience.toSeconds());
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException hurry) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @FunctionalInterface
    interface Ending {
        void of(ProcessHandle process) throws InterruptedException;
    }
}
