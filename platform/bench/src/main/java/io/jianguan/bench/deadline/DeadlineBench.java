package io.jianguan.bench.deadline;

import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Report;
import io.jianguan.bench.measure.Result;
import io.jianguan.bench.product.Play;
import io.jianguan.bench.product.Population;
import io.jianguan.bench.product.Server;
import io.jianguan.deadline.Sweeping;
import io.jianguan.task.InboxReading;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** A million deadlines at the same moment. */
public final class DeadlineBench {
    private static final int HOLDERS = 10;

    private DeadlineBench() {}

    public static List<Result> run(Options options) throws Exception {
        var population = new Population(options.size(1_000_000, 20_000), 0);
        // The sweeper is called, and not by its timetable.
        try (var server = Server.start("", "--jianguan.deadline.sweep=1d")) {
            var play = Play.install(server.context());
            var database = server.bean(DataSource.class);
            System.out.printf("Loading %,d open tasks%n", population.open());
            try (var connection = database.getConnection()) {
                population.load(connection);
            }
            var holders = IntStream.range(0, HOLDERS)
                    .mapToObj(number -> play.person("bench.holder" + number))
                    .toList();
            try (var traffic = new Traffic(new InboxReading(server.context()), options.seed())) {
                System.out.println("Measuring B14");
                var alerts = new Alerts(database, population.open());
                var results = new Rush(options, new Sweeping(server.context()), alerts, traffic, population.open())
                        .measure(holders);
                results.forEach(Report::print);
                return results;
            }
        }
    }
}
