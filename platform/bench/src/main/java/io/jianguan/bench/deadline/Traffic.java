package io.jianguan.bench.deadline;

import io.jianguan.bench.measure.Spread;
import io.jianguan.bench.product.Population;
import io.jianguan.identity.Actor;
import io.jianguan.task.InboxReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** People who read their inbox meanwhile, at fixed times whether or not the last one has been answered. */
final class Traffic implements AutoCloseable {
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
    private static final int PAGE = 50;

    private final InboxReading inbox;
    private final Random random;
    private final Thread thread;
    private volatile boolean over;
    private volatile List<Double> times = new ArrayList<>();

    Traffic(InboxReading inbox, long seed) {
        this.inbox = inbox;
        this.random = new Random(seed);
        this.thread = Thread.ofPlatform().name("traffic").start(this::run);
    }

    private void run() {
        long intended = System.nanoTime();
        while (!over) {
            intended += EVERY_NANOS;
            LockSupport.parkNanos(intended - System.nanoTime());
            inbox.candidates(someone(), null, null, PAGE);
            times.add((System.nanoTime() - intended) / 1e6);
        }
    }

    private Actor someone() {
        var grants = random.ints(10, 0, Population.GROUPS)
                .mapToObj(number -> Actor.RoleGrant.parse(Population.group(number)))
                .collect(Collectors.toSet());
        return new Actor("bench.reader", "Reader", "bench", List.of("bench"), grants);
    }

    /** What the readings since the last call took, in milliseconds. */
    List<Double> since() {
        var past = times;
        times = new ArrayList<>();
        return List.copyOf(past);
    }

    static String text(Spread spread) {
        return "p50 %.1f ms, p99 %.1f ms".formatted(spread.median(), spread.percentile(99));
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join();
    }
}
