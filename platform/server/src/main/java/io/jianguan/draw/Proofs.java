package io.jianguan.draw;

import io.jianguan.draw.Entries.Entry;
import io.jianguan.registry.Records;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What shows that a draw was made as promised: for the screen in short, and whole for the verifier. */
@Component
class Proofs {
    static final String FORMAT = "jianguan-draw-proof-1";

    /** Longer pools are read on the screen: a proof is to be small enough to be sent. */
    private static final int NAMED = 20_000;

    private static final Pattern OFFICERS = Pattern.compile("\t[^\n]*");
    private static final Pattern ID = Pattern.compile("^\\d+", Pattern.MULTILINE);

    private final JdbcClient jdbc;
    private final Draws draws;
    private final Entries entries;
    private final Records records;

    Proofs(JdbcClient jdbc, Draws draws, Entries entries, Records records) {
        this.jdbc = jdbc;
        this.draws = draws;
        this.entries = entries;
        this.records = records;
    }

    /**
     * @param scope {@code whole}, or {@code public}: without officers, who are in it by the hashes of their lists alone
     * @param attempts all of the record, the first one first: none can be left out
     * @param names by registry and id, for people: as they are today, and no part of what is hashed
     */
    record Proof(
            String format,
            String scope,
            String registry,
            String record,
            String title,
            List<Attempt> attempts,
            Map<String, Map<Long, String>> names) {}

    /**
     * Everything as it was hashed.
     *
     * @param officers null in a public proof, as are those excluded
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
            @Nullable String officers,
            @Nullable String officerExclusions,
            List<Entry> entries,
            @Nullable String secret,
            List<String> values,
            @Nullable String seed,
            @Nullable String result,
            @Nullable Instant drawnAt) {

        /** As anybody may have it: who was drawn, from whom and how, and not who is sent. */
        Attempt withoutOfficers() {
            return new Attempt(
                    statement,
                    commitment,
                    state,
                    rules,
                    pool,
                    exclusions,
                    null,
                    null,
                    entries,
                    secret,
                    values,
                    seed,
                    result == null ? null : OFFICERS.matcher(result).replaceAll(""),
                    drawnAt);
        }
    }

    Proof proof(Records.Record record) {
        var drawn = draws.of(record.registry(), record.id()).reversed();
        var attempts = drawn.stream().map(draw -> attempt(draw.id())).toList();
        return new Proof(
                FORMAT,
                "whole",
                record.registry(),
                String.valueOf(record.id()),
                record.title(),
                attempts,
                names(drawn, attempts));
    }

    /** Of subjects it names those drawn only. */
    Proof open(Records.Record record) {
        var drawn = draws.of(record.registry(), record.id()).reversed();
        var ids = new TreeMap<String, Set<Long>>();
        var attempts = drawn.stream()
                .map(draw -> {
                    var attempt = attempt(draw.id()).withoutOfficers();
                    leading(Objects.requireNonNullElse(attempt.result, ""))
                            .forEach(ids.computeIfAbsent(draw.subjectRegistry(), registry -> new TreeSet<>())::add);
                    return attempt;
                })
                .toList();
        var id = String.valueOf(record.id());
        return new Proof(FORMAT, "public", record.registry(), id, record.title(), attempts, names(ids));
    }

    private Map<String, Map<Long, String>> names(List<Draw> drawn, List<Attempt> attempts) {
        var ids = new TreeMap<String, Set<Long>>();
        for (int i = 0; i < attempts.size(); i++) {
            var attempt = attempts.get(i);
            var officers = drawn.get(i).officerRegistry();
            if (attempt.statement != null && officers != null) {
                var some = ids.computeIfAbsent(officers, registry -> new TreeSet<>());
                leading(Objects.requireNonNullElse(attempt.officers, "")).forEach(some::add);
                leading(Objects.requireNonNullElse(attempt.officerExclusions, ""))
                        .forEach(some::add);
            }
            var subjects = ids.computeIfAbsent(drawn.get(i).subjectRegistry(), registry -> new TreeSet<>());
            leading(Objects.requireNonNullElse(attempt.result, "")).forEach(subjects::add);
            if (drawn.get(i).poolSize() + drawn.get(i).excluded() <= NAMED) {
                leading(attempt.pool).forEach(subjects::add);
                leading(attempt.exclusions).forEach(subjects::add);
            }
        }
        return names(ids);
    }

    private Map<String, Map<Long, String>> names(Map<String, Set<Long>> ids) {
        var names = new TreeMap<String, Map<Long, String>>();
        ids.forEach((registry, some) -> names.put(registry, names(registry, some)));
        return names;
    }

    private Map<Long, String> names(String registry, Set<Long> ids) {
        var names = new TreeMap<Long, String>();
        records.names(registry, ids)
                .forEach((id, name) ->
                        names.put(id, name.key() == null ? name.title() : name.title() + " " + name.key()));
        return names;
    }

    /** The ids with which lines begin; a stratum's name is none. */
    private static Stream<Long> leading(String text) {
        return ID.matcher(text).results().map(found -> Long.valueOf(found.group()));
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
