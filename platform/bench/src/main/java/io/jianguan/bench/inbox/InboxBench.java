package io.jianguan.bench.inbox;

import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Report;
import io.jianguan.bench.measure.Result;
import io.jianguan.bench.product.FlowableEngine;
import io.jianguan.bench.product.Population;
import io.jianguan.bench.product.Server;
import io.jianguan.task.InboxReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

/** The inbox at the size of a whole province's: how fast its pages are, and how far down. */
public final class InboxBench {
    private InboxBench() {}

    public static List<Result> run(Options options) throws Exception {
        var results = new ArrayList<Result>();
        var population = new Population(options.size(1_000_000, 60_000), options.size(1_000_000, 20_000));
        try (var server = Server.start("")) {
            var inbox = new InboxReading(server.context());
            System.out.printf("Loading %,d open tasks%n", population.open());
            try (var connection = server.bean(DataSource.class).getConnection()) {
                population.load(connection);
            }
            if (options.wants("B2", "B3")) {
                results.addAll(pages(options, server, population, inbox));
            }
            if (options.wants("B4")) {
                System.out.println("Measuring B4");
                results.add(new DeepPage(options, inbox, population).measure());
                Report.print(results.getLast());
            }
        }
        return results;
    }

    private static List<Result> pages(Options options, Server server, Population population, InboxReading inbox)
            throws Exception {
        try (var engine = FlowableEngine.start(server)) {
            System.out.println("Loading the same into Flowable");
            var flowable = new Flowable(engine);
            flowable.load(population);
            long cap = cap(options, inbox);
            var hand = new HandWritten(server.bean(DataSource.class), cap);
            hand.load();
            System.out.println("Measuring B2 and B3");
            Reading ours = (who, process) -> {
                var seen = inbox.candidates(who.actor(), process, null, Reading.PAGE);
                return new Reading.Seen(seen.tasks(), seen.count());
            };
            var results = new Pages(options, ours, flowable, hand, cap).measure(population);
            results.forEach(Report::print);
            return results;
        }
    }

    /** How far ours counts: somebody with more than that is told so much. */
    private static long cap(Options options, InboxReading inbox) {
        var most =
                inbox.candidates(Eligible.draw(new Random(options.seed()), true).actor(), null, null, 1);
        return most.capped() ? most.count() : Integer.MAX_VALUE;
    }
}
