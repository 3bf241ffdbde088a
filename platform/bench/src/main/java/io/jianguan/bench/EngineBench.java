package io.jianguan.bench;

import java.util.List;

/** How much our side of the engine costs: its exporter (B7) and the way from a deed to another's inbox (B5). */
final class EngineBench {
    private EngineBench() {}

    static List<Result> run() throws Exception {
        try (var bare = BareEvents.listen();
                var server = Server.start(bare)) {
            System.out.println("Measuring B5");
            var visibility = new Visibility(server, bare).measure();
            Report.print(visibility);
            server.close();
            System.out.println("Measuring B7");
            return List.of(visibility, new Throughput(server).measure());
        }
    }
}
