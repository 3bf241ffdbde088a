package io.jianguan.bench.registry;

import io.jianguan.bench.measure.Goal;
import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Report;
import io.jianguan.bench.measure.Result;
import io.jianguan.bench.measure.Spread;
import io.jianguan.bench.measure.Timed;
import io.jianguan.bench.product.Play;
import io.jianguan.bench.product.Server;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.registry.BulkLoad;
import io.jianguan.registry.ListReading;
import io.jianguan.registry.Records;
import io.jianguan.registry.Registries;
import io.jianguan.registry.Views;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** B12: words of two Chinese characters, frequent and rare, among a million records. */
public final class SearchBench {
    private static final String REGISTRY = "bench_named";
    private static final String DEFINITION = """
            registry: bench_named
            label: {zh: 检索对象, en: Named}
            title: object_name
            fields:
              - {name: object_name, type: text, label: {zh: 名称, en: Name}, search: true}
              - {name: reg_address, type: text, label: {zh: 住所, en: Address}, search: true}
            rights:
              - {role: bench-player, scope: all, actions: [read, create, change]}
            """;
    private static final String VIEW = """
            view: bench_named
            registry: bench_named
            label: {zh: 检索对象, en: Named}
            columns: [object_name, reg_address, created_at]
            """;
    private static final int PAGE = 50;
    private static final int WALKED = 3_000;
    private static final String[] BY_HAND = {
        "search_text @@ '''%1$s'''::tsquery AND (object_name LIKE '%%%1$s%%' OR reg_address LIKE '%%%1$s%%')",
        "(object_name LIKE '%%%1$s%%' OR reg_address LIKE '%%%1$s%%')"
    };

    private final ListReading lists;
    private final DataSource database;
    private final Actor actor;
    private final Random random;
    private final int rounds;

    private SearchBench(Server server, Actor actor, Options options) {
        this.lists = new ListReading(server.context());
        this.database = server.bean(DataSource.class);
        this.actor = actor;
        this.random = new Random(options.seed());
        this.rounds = options.size(6, 2);
    }

    public static List<Result> run(Options options) throws Exception {
        int count = options.records(1_000_000, 20_000);
        try (var server = Server.start("")) {
            var person = Play.install(server.context()).person("bench.searcher");
            server.bean(Registries.class).publish(DEFINITION);
            server.bean(Views.class).publish(VIEW);
            var bench = new SearchBench(server, server.bean(Actors.class).get(person), options);
            System.out.printf("Loading %,d records%n", count);
            var vocabulary = bench.vocabulary();
            server.bean(BulkLoad.class)
                    .load(REGISTRY, "bench", bench.records(vocabulary, count), new Records.Cause(person, "benchmark"));
            server.jdbc().sql("VACUUM (ANALYZE) data.bench_named").update();
            System.out.println("Measuring B12");
            var result = bench.measured(vocabulary, count);
            Report.print(result);
            return List.of(result);
        }
    }

    /** Words of two characters out of 600; which is used how often follows Zipf's law. */
    private List<String> vocabulary() {
        var words = new HashSet<String>();
        while (words.size() < 4_000) {
            words.add("" + character() + character());
        }
        return List.copyOf(words);
    }

    private char character() {
        return (char) (0x4e00 + random.nextInt(600) * 13);
    }

    private String text(List<String> vocabulary, int words) {
        var text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(vocabulary.get((int) (Math.pow(vocabulary.size(), random.nextDouble()) - 1)));
        }
        return text.toString();
    }

    private java.util.Iterator<Map<String, Object>> records(List<String> vocabulary, int count) {
        return IntStream.range(0, count)
                .<Map<String, Object>>mapToObj(i -> Map.of(
                        "object_name", text(vocabulary, 4) + "有限公司",
                        "reg_address", text(vocabulary, 3) + "街道" + i % 977 + "号",
                        "created_at", "2026-01-01T00:00:00+08:00"))
                .iterator();
    }

    private Result measured(List<String> vocabulary, int count) throws Exception {
        var ours = new Timed();
        var hand = new Timed();
        var details = new ArrayList<String>();
        var ratios = new ArrayList<Double>();
        int missing = 0;
        try (var connection = database.getConnection()) {
            // From the most frequent word to the rarest, and one that crosses a word's border.
            var words = new ArrayList<>(List.of("有限", "街道"));
            for (int rank = 1; rank < vocabulary.size(); rank *= 2) {
                words.add(vocabulary.get(rank));
            }
            words.add(vocabulary.get(5).charAt(1) + "" + vocabulary.get(3).charAt(0));
            for (var word : words) {
                long found = like(connection, word);
                missing += missed(connection, word, found);
                var own = new Timed();
                var others = List.of(new Timed(), new Timed());
                for (int round = -1; round < rounds; round++) {
                    boolean counts = round >= 0;
                    readings(counts ? own : new Timed(), () -> lists.page(actor, REGISTRY, word, null, PAGE));
                    for (int way = 0; way < others.size(); way++) {
                        var sql = BY_HAND[way].formatted(word);
                        readings(counts ? others.get(way) : new Timed(), () -> read(connection, sql));
                        readings(counts ? others.get(way) : new Timed(), () -> read(connection, sql));
                    }
                    readings(counts ? own : new Timed(), () -> lists.page(actor, REGISTRY, word, null, PAGE));
                }
                var best = others.get(0).p95() <= others.get(1).p95() ? others.get(0) : others.get(1);
                ours.all().addAll(own.all());
                hand.all().addAll(best.all());
                ratios.add(own.p95() / best.p95());
                details.add("%s, in %,d records: %.1f ms / %.1f ms = %.2f (p50 %.1f / %.1f)"
                        .formatted(word, found, own.p95(), best.p95(), ratios.getLast(), own.p50(), best.p50()));
                System.out.println("  " + details.getLast());
            }
        }
        details.add("records found by LIKE that the search did not show: " + missing);
        return new Result(
                "B12",
                "search for two Chinese characters, p95",
                ours.p95() / hand.p95(),
                Goal.atMost(1.3),
                Spread.of(ratios),
                "the better of two statements by hand: bigrams and LIKE, or LIKE along the order; capped count included",
                "%,d records, 2 searched fields, %d words from 2 to all records, first page of %d and count up to 10,000"
                        .formatted(count, details.size() - 1, PAGE),
                details);
    }

    private void readings(Timed times, Timed.Reading reading) throws Exception {
        for (int i = 0; i < 5; i++) {
            times.add(reading);
        }
    }

    private static void read(Connection connection, String where) throws SQLException {
        var from = " FROM data.bench_named WHERE deleted_at IS NULL AND " + where;
        try (var statement = connection.createStatement()) {
            try (var row = statement.executeQuery(
                    "SELECT p.*, (SELECT name FROM identity.organisation WHERE code = p.owner_org) FROM (SELECT id, version, status, owner_org, object_name, reg_address, created_at"
                            + from
                            + " ORDER BY created_at DESC, id DESC LIMIT "
                            + (PAGE + 1)
                            + ") p")) {
                while (row.next()) {
                    row.getString("object_name");
                }
            }
            try (var row = statement.executeQuery("SELECT count(*) FROM (SELECT" + from + " LIMIT 10001) c")) {
                row.next();
            }
        }
    }

    private static long like(Connection connection, String word) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT count(*) FROM data.bench_named WHERE " + BY_HAND[1].formatted(word))) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Walks the search to its end, of a frequent word a part of it. */
    private int missed(Connection connection, String word, long found) throws SQLException {
        var seen = new HashSet<Long>();
        String cursor = null;
        do {
            var page = lists.page(actor, REGISTRY, word, cursor, 200);
            seen.addAll(page.ids());
            cursor = page.next();
        } while (cursor != null && seen.size() < WALKED);
        var all = ids(connection, word, cursor == null ? null : seen.size());
        if (cursor == null && seen.size() != found) {
            System.out.printf("  %s: %,d found, LIKE %,d%n", word, seen.size(), found);
        }
        all.removeAll(seen);
        return all.size();
    }

    private static Set<Long> ids(Connection connection, String word, @Nullable Integer limit) throws SQLException {
        var ids = new HashSet<Long>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT id FROM data.bench_named WHERE "
                        + BY_HAND[1].formatted(word)
                        + " ORDER BY created_at DESC, id DESC"
                        + (limit == null ? "" : " LIMIT " + limit))) {
            while (row.next()) {
                ids.add(row.getLong(1));
            }
        }
        return ids;
    }
}
