package io.jianguan.bench.faults;

import io.jianguan.bench.measure.Waiting;
import io.jianguan.bench.product.Play;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;

/** Holds the ledger against the database, when everything has come to rest. */
final class Judgement {
    private final Ledger ledger;
    private final Connection connection;

    Judgement(Ledger ledger, Connection connection) {
        this.ledger = ledger;
        this.connection = connection;
    }

    static void pass(Site site, Ledger ledger) throws SQLException, IOException, InterruptedException {
        try (var connection = site.connect()) {
            var judgement = new Judgement(ledger, connection);
            try {
                Waiting.until(
                        "every instance is over",
                        Duration.ofMinutes(10),
                        () -> judgement.count(
                                        "SELECT count(*) FROM process.instance WHERE state IN ('starting', 'running')")
                                == 0);
            } catch (IllegalStateException stuck) {
                // found below, case by case
            }
            for (var one : ledger.cases()) {
                judgement.judge(one);
            }
            for (var task : ledger.due()) {
                judgement.judgeWarning(task);
            }
            judgement.judgeWhole();
        }
    }

    private void judge(Ledger.Case one) throws SQLException {
        var what = "record " + one.record();
        expect(what, 1, "SELECT count(*) FROM data.bench_rally WHERE id = ? AND name = ?", one.record(), one.name());
        expect(
                what + ", its instances",
                1,
                "SELECT count(*) FROM process.instance WHERE registry = ? AND record_id = ?",
                Play.REGISTRY,
                one.record());
        expect(
                what + ", its end",
                1,
                "SELECT count(*) FROM process.instance WHERE record_id = ? AND state = 'completed'",
                one.record());
        expect(
                what + ", tasks",
                one.course().steps.size(),
                "SELECT count(*) FROM task.task WHERE registry = ? AND record_id = ?",
                Play.REGISTRY,
                one.record());
        expect(
                what + ", audit of its start",
                1,
                "SELECT count(*) FROM audit.entry WHERE action = 'process.started' AND subject = ?",
                Play.REGISTRY + ":" + one.record());
        int last = 0;
        for (var done : one.completions()) {
            judge(done);
            last = done.amount();
        }
        expect(
                what + ", its value",
                1,
                "SELECT count(*) FROM data.bench_rally WHERE id = ? AND amount = ?",
                one.record(),
                last);
    }

    private void judge(Ledger.Done done) throws SQLException {
        var what = "task " + done.task();
        expect(
                what + ", its submission",
                1,
                "SELECT count(*) FROM task.submission WHERE task_id = ? AND (values ->> 'amount')::int = ?"
                        + " AND idempotency_key = ?",
                done.task(),
                done.amount(),
                done.key());
        expect(what + " done", 1, "SELECT count(*) FROM task.task WHERE id = ? AND state = 'done'", done.task());
        for (var kind : new String[] {"claimed", "completed"}) {
            expect(
                    what + ", told as " + kind,
                    1,
                    "SELECT count(*) FROM process.timeline JOIN task.task USING (instance_key, element_id)"
                            + " WHERE task.id = ? AND timeline.kind = ?",
                    done.task(),
                    kind);
        }
    }

    /** Told, entered in the timeline and audited, by whichever server it was: each once. */
    private void judgeWarning(long task) throws SQLException {
        var what = "warning of task " + task;
        expect(
                what + ", told",
                1,
                "SELECT count(*) FROM notification.notice WHERE link = ? AND kind LIKE 'deadline-%'",
                "/tasks/" + task);
        expect(
                what + ", in the timeline",
                1,
                "SELECT count(*) FROM process.timeline JOIN task.task USING (instance_key, element_id)"
                        + " WHERE task.id = ? AND timeline.kind = 'overdue'",
                task);
        expect(what + ", audited", 1, """
                SELECT count(*) FROM audit.entry CROSS JOIN jsonb_array_elements(details -> 'warned') warned
                JOIN deadline.clock ON clock.id = (warned ->> 'clock')::bigint
                WHERE action = 'deadline.warned' AND clock.task_id = ?
                """, task);
    }

    private void judgeWhole() throws SQLException {
        for (var told : Map.of("raised", "alarm:", "cleared", "alarm-over:").entrySet()) {
            var sql = """
                    SELECT count(*) FROM operation.alarm WHERE raised_at > ? AND %s_at IS NOT NULL AND 1 <> (
                        SELECT count(*) FROM notification.notice WHERE username = ? AND key = ? || alarm.id)
                    """.formatted(told.getKey());
            expect(
                    "alarms that were %s and told otherwise than once".formatted(told.getKey()),
                    0,
                    sql,
                    Timestamp.from(ledger.begun),
                    ServerProcess.WATCHER,
                    told.getValue());
        }
        expect("parked events", 0, "SELECT count(*) FROM engine.parked_event");
        expect("refused commands", 0, "SELECT count(*) FROM engine.command WHERE refused");
        expect("commands nobody answered", 0, "SELECT count(*) FROM engine.command WHERE done_at IS NULL");
        expect("instances the engine started beside the ledger", 0, """
                SELECT count(*) FROM (SELECT FROM process.instance GROUP BY registry, record_id
                HAVING count(*) > 1) more
                """);
        expect("tasks the engine ended twice", 0, """
                SELECT count(*) FROM (SELECT FROM engine.event WHERE value_type = 'USER_TASK' AND intent = 'COMPLETED'
                GROUP BY record_key HAVING count(*) > 1) more
                """);
    }

    private void expect(String what, long times, String sql, Object... parameters) throws SQLException {
        long found = count(sql, parameters);
        if (found < times) {
            ledger.lost("%s: %d of %d".formatted(what, found, times));
        } else if (found > times) {
            ledger.twice("%s: %d instead of %d".formatted(what, found, times));
        }
    }

    private long count(String sql, Object... parameters) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                query.setObject(index + 1, parameters[index]);
            }
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
