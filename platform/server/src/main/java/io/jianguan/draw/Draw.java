package io.jianguan.draw;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draw of a record, without its lists.
 *
 * @param number null for draws made before there were commitments, as are commitment and statement
 * @param at when it was committed
 * @param username who started it; null for the system
 * @param seed null until it is drawn
 * @param drawn how many subjects; 0 until it is drawn
 */
record Draw(
        UUID id,
        String registry,
        long recordId,
        @Nullable Long number,
        int attempt,
        @Nullable String reason,
        State state,
        Instant at,
        @Nullable String username,
        String algorithm,
        Source source,
        @Nullable String statement,
        @Nullable String commitment,
        @Nullable String seed,
        @Nullable Instant drawnAt,
        String subjectRegistry,
        int wanted,
        int poolSize,
        int excluded,
        int officerCount,
        int drawn,
        String rules) {
    enum State {
        /** Promised, and waiting for the values. */
        COMMITTED,
        DRAWN,
        /** Drawn anew before the values were there. */
        ABANDONED;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isOpen() {
        return state == State.COMMITTED;
    }
}
