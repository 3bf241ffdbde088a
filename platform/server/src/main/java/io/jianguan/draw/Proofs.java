package io.jianguan.draw;

import io.jianguan.draw.Entries.Entry;
import io.jianguan.registry.Records;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What shows that a draw was made as promised: for the screen in short, and whole for the verifier. */
@Component
class Proofs {
    static final String FORMAT = "jianguan-draw-proof-1";

    private final JdbcClient jdbc;
    private final Entries entries;

    Proofs(JdbcClient jdbc, Entries entries) {
        this.jdbc = jdbc;
        this.entries = entries;
    }

    /** @param attempts all of the record, the first one first: none can be left out */
    record Proof(String format, String registry, String record, String title, List<Attempt> attempts) {}

    /**
     * Everything as it was hashed.
     *
     * @param statement null where the draw was made before there were commitments
     * @param secret null while values can still come
     * @param values the lines of the seed after the commitment
     */
    record Attempt(
            @Nullable String statement,
            @Nullable String commitment,
            String state,
            String rules,
            String pool,
            String exclusions,
            String officers,
            @Nullable String officerExclusions,
            List<Entry> entries,
            @Nullable String secret,
            List<String> values,
            @Nullable String seed,
            @Nullable String result,
            @Nullable Instant drawnAt) {}

    Proof proof(Records.Record record) {
        var ids = jdbc.sql("SELECT id FROM draw.draw WHERE registry = ? AND record_id = ? ORDER BY attempt")
                .params(record.registry(), record.id())
                .query(UUID.class)
                .list();
        return new Proof(
                FORMAT,
                record.registry(),
                String.valueOf(record.id()),
                record.title(),
                ids.stream().map(this::attempt).toList());
    }

    private Attempt attempt(UUID id) {
        var given = entries.of(id);
        return jdbc.sql("SELECT * FROM draw.draw WHERE id = ?")
                .param(id)
                .query((row, n) -> new Attempt(
                        row.getString("statement"),
                        row.getString("commitment"),
                        row.getString("state"),
                        row.getString("rules"),
                        new String(row.getBytes("pool_text"), StandardCharsets.UTF_8),
                        row.getString("exclusions"),
                        row.getString("officer_text"),
                        row.getString("officer_exclusions"),
                        given,
                        row.getString("state").equals("committed") ? null : row.getString("secret"),
                        List.of((String[]) row.getArray("seed_values").getArray()),
                        row.getString("seed"),
                        row.getString("result_text"),
                        row.getTimestamp("drawn_at") == null
                                ? null
                                : row.getTimestamp("drawn_at").toInstant()))
                .single();
    }

    /** How many were left out of the pool, by reason. */
    Map<String, Integer> exclusions(UUID id) {
        return reasons(id, "exclusions");
    }

    Map<String, Integer> officerExclusions(UUID id) {
        return reasons(id, "officer_exclusions");
    }

    private Map<String, Integer> reasons(UUID id, String column) {
        var text = jdbc.sql("SELECT " + column + " FROM draw.draw WHERE id = ?")
                .param(id)
                .query(String.class)
                .single();
        var reasons = new LinkedHashMap<String, Integer>();
        text.lines().forEach(line -> reasons.merge(line.substring(line.indexOf('\t') + 1), 1, Integer::sum));
        return reasons;
    }

    /** @param size of the stratum; @param share how many are drawn from it */
    record Stratum(String name, int size, int share) {}

    /** Empty where there is but one. */
    List<Stratum> strata(Draw draw) {
        var text = jdbc.sql("SELECT pool_text FROM draw.draw WHERE id = ?")
                .param(draw.id())
                .query(byte[].class)
                .single();
        var pool = Pool.parse(text);
        if (pool.strata().size() < 2) {
            return List.of();
        }
        int[] shares = Lots.shares(pool, draw.wanted());
        return IntStream.range(0, shares.length)
                .mapToObj(i -> new Stratum(
                        pool.strata().get(i).name(), pool.strata().get(i).ids().length, shares[i]))
                .toList();
    }
}
