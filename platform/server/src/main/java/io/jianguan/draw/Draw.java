package io.jianguan.draw;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A draw of a record, without its lists.
 *
 * @param number null for draws made before there were commitments, as are commitment and statement
 * @param at when it was committed
 * @param username who started it; null for the system
 * @param seed null until it is drawn
 * @param values the seed's lines after the commitment; empty until it is drawn
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
        List<String> values,
        @Nullable Instant drawnAt,
        String subjectRegistry,
        @Nullable String officerRegistry,
        int wanted,
        int poolSize,
        String poolHash,
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

    /**
     * As {@code draw} for the headers of models, once it is drawn.
     *
     * @param witnesses names of the parties
     */
    Map<String, @Nullable Object> context(List<String> witnesses) {
        var context = new LinkedHashMap<String, @Nullable Object>();
        context.put("number", number);
        context.put("attempt", attempt);
        context.put("pool_size", poolSize);
        context.put("pool_hash", poolHash);
        context.put("excluded", excluded);
        context.put("algorithm", algorithm);
        context.put("commitment", commitment);
        context.put("value", given());
        context.put("seed", seed);
        context.put("witnesses", String.join("、", witnesses));
        return context;
    }

    /** What came from others than the server, after the commitment; null where nothing did. */
    private @Nullable String given() {
        var given = values.stream()
                .filter(line -> !line.startsWith("server "))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .collect(Collectors.joining("；"));
        return given.isEmpty() ? null : given;
    }
}
