package io.jianguan.bench.measure;

import java.io.IOException;
import java.time.Duration;

/** Polls until a condition holds; for what is not timed. */
public final class Waiting {
    /** For an answer of the engine on a machine that others use too. */
    public static final Duration ANSWER = Duration.ofMinutes(1);

    private Waiting() {}

    public interface Condition {
        boolean holds() throws Exception;
    }

    public static void until(String what, Duration atMost, Condition condition) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        Exception last = new IOException("not yet");
        while (System.nanoTime() < deadline) {
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (InterruptedException stop) {
                throw stop;
            } catch (Exception notYet) {
                last = notYet;
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException("Waited in vain until " + what, last);
    }
}
