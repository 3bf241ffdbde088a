package io.jianguan.bench.intake;

import io.jianguan.bench.measure.Goal;
import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Report;
import io.jianguan.bench.measure.Result;
import io.jianguan.bench.measure.Spread;
import io.jianguan.bench.product.Play;
import io.jianguan.bench.product.Server;
import io.jianguan.bench.product.Workplace;
import io.jianguan.intake.BringingIn;
import io.jianguan.registry.Registries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What it costs that a spreadsheet is checked, matched and kept account of on its way in. */
public final class IntakeBench {
    private static final String OURS = "data.bench_party";
    private static final String TWIN = "bench.party";

    private IntakeBench() {}

    public static List<Result> run(Options options) throws Exception {
        int count = options.records(1_000_000, 20_000);
        int rounds = options.size(5, 2);
        try (var server = Server.start("")) {
            var person = Play.install(server.context()).person("bench.importer");
            server.bean(Registries.class).publish(Parties.DEFINITION);
            var parties = new Parties(server.bean(DataSource.class), count);
            parties.twin();
            var csv = parties.csv(Workplace.TARGET);
            var lines = Files.createTempFile(Workplace.TARGET, "parties", ".copy");
            try {
                var bringing = new BringingIn(server.context());
                System.out.printf("Measuring B11, %,d rows%n", count);
                ours(bringing, parties, person, csv, count);
                parties.copyOut(lines);
                var results = List.of(measured(bringing, parties, person, csv, lines, count, rounds));
                results.forEach(Report::print);
                return results;
            } finally {
                Files.delete(csv);
                Files.delete(lines);
            }
        }
    }

    private static Result measured(
            BringingIn bringing, Parties parties, String person, Path csv, Path lines, int count, int rounds)
            throws Exception {
        var ratios = new ArrayList<Double>();
        var own = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            // A B B A
            var first = round % 2 == 0 ? raw(parties, lines) : null;
            var ours = ours(bringing, parties, person, csv, count);
            var raw = first == null ? raw(parties, lines) : first;
            if (!parties.state(OURS).equals(parties.state(TWIN)) || parties.histories() != count) {
                throw new IllegalStateException("The tables differ");
            }
            ratios.add((double) raw.toNanos() / ours.toNanos());
            own.add(count / (ours.toNanos() / 1e9));
            System.out.printf("  %.1f s, COPY alone %.1f s%n", ours.toNanos() / 1e9, raw.toNanos() / 1e9);
        }
        var spread = Spread.of(ratios);
        return new Result(
                "B11",
                "rows a second of an import, checked, matched, with history",
                spread.median(),
                Goal.atLeast(0.7),
                spread,
                "raw COPY of the same rows into a table with the same indexes",
                "%,d rows of 8 fields, csv, no row wrong, every code by its label".formatted(count),
                List.of("%,.0f rows/s".formatted(Spread.of(own).median())));
    }

    private static Duration ours(BringingIn bringing, Parties parties, String person, Path csv, int count)
            throws Exception {
        parties.empty(OURS);
        long id = bringing.upload(person, Parties.REGISTRY, csv);
        var time = bringing.bringIn(id);
        if (bringing.created(id) != count) {
            throw new IllegalStateException("Not every row came in");
        }
        return time;
    }

    private static Duration raw(Parties parties, Path lines) throws Exception {
        parties.empty(TWIN);
        return parties.copyIn(lines);
    }
}
