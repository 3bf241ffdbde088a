package io.jianguan.bench.faults;

import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Report;
import io.jianguan.bench.measure.Result;
import io.jianguan.bench.product.Workplace;
import java.util.ArrayList;
import java.util.List;

/** What is left of people's work when processes are killed (F1), and how soon all is well again (B18). */
public final class FaultsBench {
    private FaultsBench() {}

    public static List<Result> run(Options options) throws Exception {
        var results = new ArrayList<Result>();
        try (var installation = Installation.create()) {
            installation.start();
            installation.awaitReady();
            var people = installation.people();
            if (options.wants("F1")) {
                System.out.println("Measuring F1");
                var ledger = Workplace.TARGET.resolve("bench/faults-ledger.jsonl");
                results.add(new Ordeal(options, installation, ledger).measure(people));
                Report.print(results.getLast());
            }
            if (options.wants("B18")) {
                System.out.println("Measuring B18");
                var ledger = Workplace.TARGET.resolve("bench/recovery-ledger.jsonl");
                results.add(new Recovery(options, installation, ledger).measure(people));
                Report.print(results.getLast());
            }
        }
        return results;
    }
}
