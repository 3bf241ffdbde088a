package io.jianguan.bench.engine;

import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Report;
import io.jianguan.bench.measure.Result;
import io.jianguan.bench.product.Play;
import io.jianguan.bench.product.Server;
import java.util.ArrayList;
import java.util.List;

/** How much our side of the engine costs: its exporter, the way from a deed to another's inbox, the whole interface. */
public final class EngineBench {
    private EngineBench() {}

    private interface Measurement {
        Result measure() throws Exception;
    }

    public static List<Result> run(Options options) throws Exception {
        var results = new ArrayList<Result>();
        try (var bare = BareEvents.listen();
                var server = Server.start(options.wants("B5") ? bare.exporterOptions() : "")) {
            var play = Play.install(server.context());
            if (options.wants("B5")) {
                results.add(said("B5", new Visibility(options, server, play, bare)::measure));
            }
            if (options.wants("B1")) {
                results.add(said("B1", new Completions(options, server, play)::measure));
            }
            if (options.wants("B9")) {
                results.add(said("B9", new Economy(options, server, play)::measure));
            }
            if (options.wants("B6")) {
                results.add(said("B6", new Freshness(options, server, play)::measure));
            }
            if (options.wants("B8")) {
                results.add(said("B8", new Crowd(options, server, play)::measure));
            }
            server.close();
            if (options.wants("B7")) {
                results.add(said("B7", new Throughput(options, server)::measure));
            }
        }
        return results;
    }

    private static Result said(String id, Measurement measurement) throws Exception {
        System.out.println("Measuring " + id);
        var result = measurement.measure();
        Report.print(result);
        return result;
    }
}
