package io.jianguan.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Work done over and over on a thread of its own, as long as the server runs; a failure only pauses it. */
abstract class Loop implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Loop.class);
    private static final long LONGEST_PAUSE = 2_000;

    private final String name;
    private @Nullable Thread thread;
    private volatile boolean running;
    private volatile CountDownLatch ending = new CountDownLatch(1);

    Loop(String name) {
        this.name = name;
    }

    /** Once at start, tried again until it works. */
    void begin() {}

    /** One turn; may wait, but not much longer than a second. */
    abstract void turn() throws InterruptedException;

    /** After the last turn. */
    void end() {}

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            ending = new CountDownLatch(1);
            thread = Thread.ofVirtual().name(name).start(this::run);
        }
    }

    private void run() {
        boolean begun = false;
        long pause = 50;
        while (running) {
            try {
                if (!begun) {
                    begin();
                    begun = true;
                }
                turn();
                pause = 50;
            } catch (InterruptedException stop) {
                break;
            } catch (RuntimeException failure) {
                if (!running) {
                    break;
                }
                complain(failure);
                try {
                    pause(pause);
                } catch (InterruptedException stop) {
                    break;
                }
                pause = Math.min(pause * 2, LONGEST_PAUSE);
            }
        }
        end();
    }

    private void complain(RuntimeException failure) {
        if (Transient.is(failure)) {
            log.warn("{} waits for the database: {}", name, failure.getMessage());
        } else {
            log.error("{} failed and goes on", name, failure);
        }
    }

    /** @return false if the loop is to end meanwhile */
    final boolean pause(long millis) throws InterruptedException {
        return !ending.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        running = false;
        ending.countDown();
        var running = thread;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(10));
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
