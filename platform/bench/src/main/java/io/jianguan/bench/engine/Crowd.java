package io.jianguan.bench.engine;

import io.jianguan.bench.measure.Effort;
import io.jianguan.bench.measure.Goal;
import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Result;
import io.jianguan.bench.measure.Spread;
import io.jianguan.bench.product.Play;
import io.jianguan.bench.product.Population;
import io.jianguan.bench.product.Server;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** B8: throughput with a million open cases in the read models, against ten thousand. */
final class Crowd {
    private final Server server;
    private final Cases cases;
    private final int rounds;
    private final int size;
    private final Population few;
    private final Population many;

    Crowd(Options options, Server server, Play play) throws Exception {
        this.server = server;
        this.cases = new Cases(server, play, "bench.crowded");
        this.rounds = options.size(5, 2);
        this.size = options.size(100, 20);
        this.few = new Population(options.size(10_000, 1_000), 0);
        this.many = new Population(options.size(1_000_000, 20_000), 0);
    }

    Result measure() throws Exception {
        load(few);
        cases.work(size);
        var before = rounds();
        load(many);
        cases.work(size);
        var full = rounds();
        load(few);
        cases.work(size);
        var after = rounds();
        clear();
        var ratios = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            ratios.add(full.get(round).perSecond()
                    / before.get(round).plus(after.get(round)).perSecond());
        }
        return result(Spread.of(ratios), sum(full), sum(before).plus(sum(after)));
    }

    private void load(Population population) throws SQLException {
        clear();
        try (var connection = server.bean(DataSource.class).getConnection()) {
            population.load(connection);
            population.loadCases(connection);
        }
    }

    private void clear() throws SQLException {
        try (var connection = server.bean(DataSource.class).getConnection()) {
            Population.clear(connection);
        }
    }

    private List<Effort> rounds() throws Exception {
        var efforts = new ArrayList<Effort>();
        for (int round = 0; round < rounds; round++) {
            efforts.add(cases.work(size));
        }
        return efforts;
    }

    private static Effort sum(List<Effort> efforts) {
        return efforts.stream().reduce(Effort.NONE, Effort::plus);
    }

    private Result result(Spread spread, Effort full, Effort empty) {
        return new Result(
                "B8",
                "cases/s with %,d open cases".formatted(many.open()),
                spread.median(),
                Goal.atLeast(0.8),
                spread,
                "cases/s with %,d open cases".formatted(few.open()),
                ("whole cases through our interface, %d at a time, the open ones in the read models only (tasks,"
                                + " candidates, instances, records, steps, timeline), the engine holds what is worked"
                                + " on; A B A in %d rounds each after warm-up, median; every case ended")
                        .formatted(size, rounds),
                List.of(
                        "%.1f cases/s over %.1f cases/s".formatted(full.perSecond(), empty.perSecond()),
                        "CPU of everything: %.1f ms over %.1f ms a case"
                                .formatted(full.cpuMillis(), empty.cpuMillis())));
    }
}
