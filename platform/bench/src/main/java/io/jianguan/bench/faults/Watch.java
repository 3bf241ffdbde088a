package io.jianguan.bench.faults;

import io.jianguan.bench.measure.Waiting;
import io.jianguan.bench.product.Person;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Somebody with tasks that come due right when something is killed. */
final class Watch {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Site site;
    private final Ledger ledger;
    private final Worker worker;
    private final List<Watched> watched = new ArrayList<>();

    private record Watched(Ledger.Case one, long task) {}

    Watch(Site site, List<Person> doors, Ledger ledger, long seed) {
        this.site = site;
        this.ledger = ledger;
        this.worker = new Worker(doors, ledger, seed);
    }

    /** One more task, whose warning is due now. */
    void comesDue() throws InterruptedException {
        var one = worker.begin(Course.WATCHED);
        long task = worker.find(one, Course.WATCHED.steps.getFirst());
        Waiting.until("the clock of task " + task + " is moved", PATIENCE, () -> {
            try (var connection = site.connect();
                    var move = connection.prepareStatement("""
                            UPDATE deadline.alert SET fire_at = now() FROM deadline.clock
                            WHERE clock.id = clock_id AND task_id = ? AND stage = 'due' AND fired_at IS NULL
                            """)) {
                move.setLong(1, task);
                return move.executeUpdate() == 1;
            }
        });
        ledger.due(one, task);
        watched.add(new Watched(one, task));
    }

    /** Works on what was watched, once every warning was given. */
    void finish() throws InterruptedException {
        try {
            Waiting.until("every warning was given", PATIENCE, () -> waiting() == 0);
        } catch (IllegalStateException late) {
            ledger.lost("warnings that nobody gave: " + late);
        }
        for (var one : watched) {
            worker.claim(one.one(), one.task());
            worker.complete(one.one(), one.task(), Course.WATCHED.steps.getFirst());
        }
    }

    private int waiting() throws SQLException, java.io.IOException {
        try (var connection = site.connect();
                var query = connection.prepareStatement("""
                        SELECT count(*) FROM deadline.alert JOIN deadline.clock ON clock.id = clock_id
                        WHERE task_id = ANY (?) AND stage = 'due' AND done_at IS NULL
                        """)) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", watched.stream().map(Watched::task).toArray()));
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
