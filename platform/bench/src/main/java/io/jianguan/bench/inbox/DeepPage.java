package io.jianguan.bench.inbox;

import io.jianguan.bench.measure.Goal;
import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Result;
import io.jianguan.bench.measure.Spread;
import io.jianguan.bench.product.Population;
import io.jianguan.task.InboxReading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** B4: a page far down the inbox, while others claim tasks of the same list. */
final class DeepPage {
    private static final int PAGE = 20;
    private static final int STRIDE = 200;
    private static final int SAMPLES = 40;
    private static final int CLAIM_EVERY_MILLIS = 20;

    private final int rounds;
    private final Random random;
    private final InboxReading inbox;
    private final Population population;
    private final int page;

    DeepPage(Options options, InboxReading inbox, Population population) {
        this.rounds = options.size(5, 2);
        this.random = new Random(options.seed() + 4);
        this.inbox = inbox;
        this.population = population;
        this.page = Math.min(10_000, population.open() / 4 * 9 / 10 / PAGE);
    }

    Result measure() throws InterruptedException {
        var who = Eligible.draw(random, true);
        Set<Long> claimed = ConcurrentHashMap.newKeySet();
        var over = new AtomicBoolean();
        var claimer = Thread.ofPlatform().start(() -> claim(claimed, over));
        try {
            var expected = HashSet.<Long>newHashSet(population.open() / 4);
            for (long number = 1; number < population.open(); number += 4) {
                expected.add(Population.FIRST_ID + number);
            }
            var deep = walk(who, expected, claimed);
            var second = inbox.candidates(who.actor(), null, null, PAGE).next();
            return measure(who, deep, second, claimed);
        } finally {
            over.set(true);
            claimer.join();
        }
    }

    /** Takes tasks of the popular group at random, as its other members do. */
    private void claim(Set<Long> claimed, AtomicBoolean over) {
        var others = new Random(random.nextLong());
        var who = Eligible.draw(others, true).actor();
        try {
            while (!over.get()) {
                long task = Population.FIRST_ID + others.nextInt(population.open() / 4) * 4L + 1;
                if (claimed.add(task)) {
                    inbox.claim(who, task);
                }
                Thread.sleep(CLAIM_EVERY_MILLIS);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Reads on to the end of the list.
     *
     * @return the cursor of the page far down
     */
    private @Nullable String walk(Eligible who, Set<Long> expected, Set<Long> claimed) {
        String cursor = null;
        String deep = null;
        int read = 0;
        var seen = new HashSet<Long>();
        do {
            var next = inbox.candidates(who.actor(), null, cursor, STRIDE);
            for (var task : next.tasks()) {
                if (!seen.add(task)) {
                    throw new IllegalStateException("Task " + task + " was shown twice");
                }
            }
            cursor = next.next();
            read += next.tasks().size();
            if (deep == null && read >= page * PAGE) {
                deep = cursor;
            }
        } while (cursor != null);
        expected.removeAll(seen);
        expected.removeAll(claimed);
        if (!expected.isEmpty() || deep == null) {
            throw new IllegalStateException(expected.size() + " tasks nobody claimed were never shown: " + expected);
        }
        return deep;
    }

    private Result measure(Eligible who, @Nullable String far, @Nullable String near, Set<Long> claimed) {
        var first = new ArrayList<Double>();
        var deep = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        for (int round = -1; round < rounds; round++) {
            var a = new ArrayList<Double>();
            var b = new ArrayList<Double>();
            turn(who, far, a);
            turn(who, near, b);
            turn(who, near, b);
            turn(who, far, a);
            if (round >= 0) {
                deep.addAll(a);
                first.addAll(b);
                ratios.add(Spread.of(a).median() / Spread.of(b).median());
            }
        }
        return result(Spread.of(deep), Spread.of(first), Spread.of(ratios), claimed.size());
    }

    private void turn(Eligible who, @Nullable String cursor, List<Double> times) {
        for (int sample = 0; sample < SAMPLES; sample++) {
            long start = System.nanoTime();
            inbox.candidates(who.actor(), null, cursor, PAGE);
            times.add((System.nanoTime() - start) / 1e6);
        }
    }

    private Result result(Spread deep, Spread first, Spread ratios, int claimed) {
        return new Result(
                "B4",
                "inbox page %,d under concurrent claims, p50".formatted(page),
                deep.median() / first.median(),
                Goal.atMost(1.2),
                ratios,
                "page 2 of the same list (page 1 counts too), p50",
                ("%,d open tasks, a group of %,d, pages of %d, A B B A in %d rounds; a claim every"
                                + " %d ms meanwhile (%d in all); the walk to the end of the list missed no task and"
                                + " repeated none")
                        .formatted(population.open(), population.open() / 4, PAGE, rounds, CLAIM_EVERY_MILLIS, claimed),
                List.of("p50 %.1f ms, p99 %.1f ms over p50 %.1f ms, p99 %.1f ms"
                        .formatted(deep.median(), deep.percentile(99), first.median(), first.percentile(99))));
    }
}
