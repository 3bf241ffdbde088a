package io.jianguan.bench.registry;

import io.jianguan.bench.measure.Effort;
import io.jianguan.bench.measure.Goal;
import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Report;
import io.jianguan.bench.measure.Result;
import io.jianguan.bench.measure.Spread;
import io.jianguan.bench.product.Play;
import io.jianguan.bench.product.Server;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.registry.Registries;
import io.jianguan.registry.Writings;
import io.jianguan.registry.Writings.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** B15: what it costs that every write is kept account of. */
public final class WritesBench {
    private static final String REGISTRY = "bench_write";
    private static final String DEFINITION = """
            registry: bench_write
            label: {zh: 写入对象, en: Written}
            title: object_name
            fields:
              - {name: object_name, type: text, label: {zh: 名称, en: Name}, required: true, max: 200, search: true}
              - {name: cert_no, type: text, label: {zh: 代码, en: Code}, required: true, unique: true}
              - {name: region_code, type: code, codes: region, label: {zh: 区域, en: Region}}
              - {name: reg_address, type: text, label: {zh: 住所, en: Address}, max: 300}
              - {name: establish_date, type: date, label: {zh: 成立日期, en: Established}}
              - {name: reg_capital_amt, type: money, label: {zh: 注册资本, en: Capital}, minimum: 0}
            rights:
              - {role: bench-player, scope: all, actions: [read, create, change]}
            """;
    private static final int WRITERS = 8;
    private static final int CHANGES = 3;
    private final Server server;
    private final Actor actor;
    private final int each;
    private int serial;

    private WritesBench(Server server, Actor actor, int each) {
        this.server = server;
        this.actor = actor;
        this.each = each;
    }

    public static List<Result> run(Options options) throws Exception {
        try (var server = Server.start("")) {
            var person = Play.install(server.context()).person("bench.writer");
            server.bean(Registries.class).publish(DEFINITION);
            var bench = new WritesBench(server, server.bean(Actors.class).get(person), options.size(200, 20));
            var all = new Writings(server.context(), Account.ALL);
            bench.written(all);
            System.out.println("Measuring B15");
            int rounds = options.size(5, 2);
            var results = List.of(
                    bench.compared("without history and audit", all, Account.NONE, rounds),
                    bench.compared("without audit", all, Account.HISTORY, rounds));
            results.forEach(Report::print);
            return results;
        }
    }

    private Result compared(String what, Writings all, Account account, int rounds) throws Exception {
        var bare = new Writings(server.context(), account);
        bench(bare);
        var ratios = new ArrayList<Double>();
        var cpu = new ArrayList<Double>();
        var rates = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            // A B B A
            var first = bench(all);
            var plain = bench(bare).plus(bench(bare));
            var audited = first.plus(bench(all));
            ratios.add(audited.perSecond() / plain.perSecond());
            cpu.add(audited.cpuMillis() / plain.cpuMillis());
            rates.add(audited.perSecond());
        }
        return new Result(
                "B15",
                "audited writes a second, by those " + what,
                Spread.of(ratios).median(),
                Goal.atLeast(0.85),
                Spread.of(ratios),
                "the same code that keeps account of nothing: " + what,
                "%d people at once, a record created and changed %d times, each write checked and committed by itself"
                        .formatted(WRITERS, CHANGES),
                List.of("%,.0f writes/s; CPU time a write %.2f times"
                        .formatted(Spread.of(rates).median(), Spread.of(cpu).median())));
    }

    private Effort bench(Writings writings) throws Exception {
        server.bean(JdbcClient.class).sql("CHECKPOINT").update();
        return Effort.of(() -> written(writings));
    }

    private int written(Writings writings) throws Exception {
        var work = new ArrayList<Callable<Integer>>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int from = serial;
            serial += each;
            work.add(() -> {
                for (int i = from; i < from + each; i++) {
                    one(writings, i);
                }
                return each * (1 + CHANGES);
            });
        }
        int done = 0;
        try (var people = Executors.newFixedThreadPool(WRITERS)) {
            for (var one : people.invokeAll(work)) {
                done += one.get();
            }
        }
        return done;
    }

    private void one(Writings writings, int number) {
        long id = writings.create(
                actor,
                REGISTRY,
                Map.of(
                        "object_name",
                        "示例市第" + number + "号有限公司",
                        "cert_no",
                        "C" + number,
                        "region_code",
                        "110101",
                        "reg_address",
                        "示例区示例街道" + number % 977 + "号",
                        "establish_date",
                        "2020-03-01",
                        "reg_capital_amt",
                        number % 1000));
        for (int version = 1; version <= CHANGES; version++) {
            writings.change(
                    actor,
                    REGISTRY,
                    id,
                    version,
                    Map.of("reg_address", "新址" + version + "号", "reg_capital_amt", version));
        }
    }
}
