package io.jianguan.bench.registry;

import io.jianguan.bench.measure.Goal;
import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Report;
import io.jianguan.bench.measure.Result;
import io.jianguan.bench.measure.Spread;
import io.jianguan.bench.measure.Timed;
import io.jianguan.bench.product.Server;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Organisation;
import io.jianguan.identity.Organisations;
import io.jianguan.registry.ListReading;
import io.jianguan.registry.ListReading.Seen;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Every list that the installed applications have, over a million records, beside the best statement made for it. */
public final class ListsBench {
    private static final int BUREAUS = 6;
    private static final int DEPARTMENTS = 3;
    private static final int DEEP_PAGES = 100;
    private static final int DEEP_ROWS = 200;
    private static final int HOPELESS = 4;

    private final ListReading lists;
    private final DataSource database;
    private final int rounds;
    private final int often;
    /** That readings in a row take together: of a few short ones the p95 is whatever else the machine did once. */
    private final long leastNanos;

    private final int warm;
    private int warming;

    private ListsBench(Server server, Options options) {
        this.lists = new ListReading(server.context());
        this.database = server.bean(DataSource.class);
        this.rounds = options.size(6, 2);
        this.often = options.size(40, 6);
        this.leastNanos = options.size(80_000_000, 0);
        this.warming = options.size(4_000, 3);
        this.warm = options.size(400, 3);
    }

    /** Readings of one way, apart for each round. */
    private record Side(String way, Timed.Reading reading, List<Timed> rounds) {
        Side(String way, Timed.Reading reading) {
            this(way, reading, new ArrayList<>());
        }

        void round(int often) throws Exception {
            var times = new Timed();
            for (int i = 0; i < often; i++) {
                times.add(reading);
            }
            rounds.add(times);
        }

        double p95() {
            return Spread.of(rounds.stream().map(Timed::p95).toList()).median();
        }
    }

    /** One list of one reader. */
    private record Compared(String what, double ours, double hand, Spread ratios, double median, String way) {
        static Compared of(String what, Side ours, Side hand) {
            return new Compared(
                    what,
                    ours.p95(),
                    hand.p95(),
                    rounds(ours, hand, Timed::p95),
                    rounds(ours, hand, Timed::p50).median(),
                    hand.way());
        }

        /** Each round beside the other side's of the same round. */
        private static Spread rounds(Side ours, Side hand, ToDoubleFunction<Timed> figure) {
            return Spread.of(IntStream.range(0, ours.rounds().size())
                    .mapToObj(i -> figure.applyAsDouble(ours.rounds().get(i))
                            / figure.applyAsDouble(hand.rounds().get(i)))
                    .toList());
        }

        double ratio() {
            return ratios.median();
        }

        String text() {
            return "%-48s %7.1f ms / %7.1f ms = %5.2f (%.2f to %.2f; p50 %.2f), best by hand: %s"
                    .formatted(what, ours, hand, ratio(), ratios.least(), ratios.greatest(), median, way);
        }
    }

    public static List<Result> run(Options options) throws Exception {
        int count = options.records(1_000_000, 20_000);
        try (var server = Server.start("")) {
            offices(server.bean(Organisations.class));
            var bench = new ListsBench(server, options);
            var filling = new Filling(server.jdbc(), bench.lists);
            filling.people();
            var first = new ArrayList<Compared>();
            var deep = new ArrayList<Compared>();
            for (var registry : new TreeMap<>(bench.lists.registries()).entrySet()) {
                if (!options.only().isEmpty() && !options.only().contains(registry.getKey())) {
                    continue;
                }
                System.out.printf("Filling %s with %,d records%n", registry.getKey(), count);
                filling.fill(registry.getValue(), count);
                for (var view : bench.lists.views(registry.getKey())) {
                    bench.compare(view, first, deep);
                }
                filling.empty(registry.getKey());
            }
            return List.of(
                    result("first page with its count", first, count),
                    result("page a hundred pages down", deep, count));
        }
    }

    /** A county: a district, its bureaus, their departments. */
    private static void offices(Organisations organisations) {
        organisations.save(new Organisation("county", null, "County", "district", null));
        for (int bureau = 1; bureau <= BUREAUS; bureau++) {
            var code = "bureau-" + bureau;
            organisations.save(new Organisation(code, "county", "Bureau " + bureau, "bureau", null));
            for (int department = 1; department <= DEPARTMENTS; department++) {
                organisations.save(new Organisation(
                        code + "-" + department, code, "Department " + department, "department", null));
            }
        }
    }

    private void compare(String view, List<Compared> first, List<Compared> deep) throws Exception {
        try (var connection = database.getConnection()) {
            int number = 0;
            for (var reader : lists.readers(view)) {
                var what = "%s, reader %d (%d offices)"
                        .formatted(view, ++number, reader.subtree().size());
                first.add(compare(connection, what, reader, view, null));
                System.out.println("  " + first.getLast().text());
                var cursor = cursor(reader, view);
                if (cursor != null) {
                    deep.add(compare(connection, what + ", deep", reader, view, cursor));
                    System.out.println("  " + deep.getLast().text());
                }
            }
        }
    }

    private @Nullable String cursor(Actor reader, String view) {
        String cursor = null;
        for (int page = 0; page < DEEP_PAGES; page++) {
            var next = lists.page(reader, view, null, cursor, DEEP_ROWS).next();
            if (next == null) {
                return cursor;
            }
            cursor = next;
        }
        return cursor;
    }

    private Compared compare(Connection connection, String what, Actor reader, String view, @Nullable String cursor)
            throws Exception {
        var hand = new HandWrittenList(lists.plain(reader, view, cursor), reader);
        var seen = lists.page(reader, view, cursor);
        var sides = new ArrayList<Side>();
        sides.add(new Side("ours", () -> lists.page(reader, view, cursor)));
        var fastest = Long.MAX_VALUE;
        for (var way : hand.ways().entrySet()) {
            var read = hand.read(connection, way.getValue());
            long start = System.nanoTime();
            hand.read(connection, way.getValue());
            long took = System.nanoTime() - start;
            if (way.getKey().equals("plain")) {
                require(what + ", " + way.getKey(), seen, read);
            } else if (!same(seen, read) || took > HOPELESS * fastest) {
                // merged by office: somebody who sees records of others, too, sees more; or no index serves it
                continue;
            }
            fastest = Math.min(fastest, took);
            sides.add(new Side(way.getKey(), () -> hand.read(connection, way.getValue())));
        }
        // As a server that has run for a while: its code is compiled, and the database knows the statements by name.
        for (; warming > 0; warming--) {
            lists.page(reader, view, cursor);
        }
        warming = warm;
        // As many in a row each, and there and back: the first after another statement finds memory full of its rows.
        int times = (int) Math.max(often, leastNanos / fastest);
        for (int round = 0; round < rounds; round++) {
            for (var side : round % 2 == 0 ? sides : sides.reversed()) {
                side.round(times);
            }
        }
        var best = sides.stream()
                .skip(1)
                .min(Comparator.comparingDouble(Side::p95))
                .orElseThrow();
        return Compared.of(what, sides.getFirst(), best);
    }

    private static boolean same(Seen seen, HandWrittenList.Read read) {
        return seen.ids().equals(read.ids()) && seen.count() == read.count();
    }

    private static void require(String what, Seen seen, HandWrittenList.Read read) {
        if (!same(seen, read)) {
            throw new IllegalStateException("%s: %d rows of %d, by hand %d of %d, first %s and %s"
                    .formatted(
                            what,
                            seen.ids().size(),
                            seen.count(),
                            read.ids().size(),
                            read.count(),
                            seen.ids().stream().limit(3).toList(),
                            read.ids().stream().limit(3).toList()));
        }
    }

    private static Result result(String what, List<Compared> all, int count) {
        var ratios = Spread.of(all.stream().map(Compared::ratio).toList());
        var missed = all.stream().filter(one -> one.ratio() > 1.3).count();
        var result = new Result(
                "lists",
                what + ", the worst of all lists",
                ratios.greatest(),
                Goal.atMost(1.3),
                ratios,
                "the best of up to four statements written for the list, labels and count included, p95 of a round",
                "%,d records a registry, %d lists of a reader each, %d above 1.3, median %.2f"
                        .formatted(count, all.size(), missed, ratios.median()),
                all.stream()
                        .sorted(Comparator.comparingDouble(Compared::ratio).reversed())
                        .map(Compared::text)
                        .toList());
        Report.print(result);
        return result;
    }
}
