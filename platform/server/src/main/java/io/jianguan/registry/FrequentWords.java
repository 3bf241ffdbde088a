package io.jianguan.registry;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Words that so many records hold that the index of words is no help: whoever walks a list's order finds enough of them
 * at once, and comparing each record with the words that it is indexed by costs more than its text. The database counts
 * them when it analyses a table.
 */
@Component
class FrequentWords {
    /** Of all records; below it the index was as quick among a million (B12). */
    private static final double FREQUENT = 0.1;

    private static final long FRESH_NANOS = Duration.ofMinutes(10).toNanos();

    private final JdbcClient jdbc;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    FrequentWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Known(Set<String> words, long readAt) {
        boolean isFresh() {
            return System.nanoTime() - readAt < FRESH_NANOS;
        }
    }

    /** @param token of {@link SearchText} */
    boolean has(String registry, String token) {
        var last = known.get(registry);
        if (last == null || !last.isFresh()) {
            last = new Known(read(registry), System.nanoTime());
            known.put(registry, last);
        }
        return last.words().contains(token);
    }

    private Set<String> read(String registry) {
        return Set.copyOf(jdbc.sql("""
                SELECT word FROM pg_stats s,
                    unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) AS e (word, share)
                WHERE s.schemaname = 'data' AND s.tablename = ? AND s.attname = ? AND word IS NOT NULL AND share >= ?
                """)
                .params(registry, RecordTable.SEARCH.getName(), FREQUENT)
                .query(String.class)
                .set());
    }
}
