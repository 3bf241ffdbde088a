package io.jianguan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jianguan.CoreTest;
import io.jianguan.audit.AuditChain.Fault;
import io.jianguan.audit.AuditChain.Kind;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class AuditChainTest extends CoreTest {
    @Autowired
    AuditLog audit;

    @Autowired
    AuditChain chain;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void shouldSealBehindTheWritersAndFindNothingWrong() {
        var ids = sealed("sound");

        var verification = chain.verify();

        assertThat(verification.sound()).as(verification.faults().toString()).isTrue();
        assertThat(verification.sealed()).isGreaterThanOrEqualTo(ids.size());
        assertThat(Files.exists(data.resolve("audit/checkpoints"))).isTrue();
    }

    @Test
    void shouldSealInOrderOfIdThoughALowerIdCommitsLater() throws Exception {
        var written = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var late = threads.submit(() -> transactions.executeWithoutResult(status -> {
                audit.record(null, "test", "late:first", Map.of());
                written.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
            }));
            written.await();
            audit.record(null, "test", "late:second", Map.of());
            var second = ids("late:second").getLast();
            await().during(Duration.ofMillis(2_500))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> !isSealed(second));
            goOn.countDown();
            late.get();
            await().until(() -> isSealed(second));
            assertThat(isSealed(ids("late:first").getLast())).isTrue();
        }
        assertThat(chain.verify().sound()).isTrue();
    }

    @Test
    void shouldFindARowThatWasEdited() {
        var id = sealed("edited").get(1);

        tamper(
                sql -> sql.accept("UPDATE audit.entry SET username = 'somebody' WHERE id = " + id),
                faults -> assertThat(faults).containsExactly(new Fault(id, Kind.EDITED)));
    }

    @Test
    void shouldFindARowThatWasDeleted() {
        var id = sealed("deleted").get(1);

        tamper(
                sql -> sql.accept("DELETE FROM audit.entry WHERE id = " + id),
                faults -> assertThat(faults).containsExactly(new Fault(id, Kind.DELETED)));
    }

    @Test
    void shouldFindARowThatWasDeletedTogetherWithItsSeal() {
        var ids = sealed("deleted-with-seal");

        tamper(
                sql -> {
                    sql.accept("DELETE FROM audit.entry WHERE id = " + ids.get(1));
                    sql.accept("DELETE FROM audit.seal WHERE entry_id = " + ids.get(1));
                },
                faults -> assertThat(faults).containsExactly(new Fault(ids.get(2), Kind.CHAIN_BROKEN)));
    }

    @Test
    void shouldFindRowsThatChangedPlaces() {
        var ids = sealed("swapped");

        tamper(
                sql -> sql.accept("""
                        UPDATE audit.entry e SET at = o.at, details = o.details FROM audit.entry o
                        WHERE (e.id, o.id) IN ((%1$d, %2$d), (%2$d, %1$d))""".formatted(ids.get(0), ids.get(2))),
                faults -> assertThat(faults)
                        .containsExactlyInAnyOrder(
                                new Fault(ids.get(0), Kind.EDITED), new Fault(ids.get(2), Kind.EDITED)));
    }

    @Test
    void shouldFindARowThatWasPutIn() {
        var ids = sealed("inserted");

        tamper(
                sql -> {
                    sql.accept("DELETE FROM audit.entry WHERE id = " + ids.get(1));
                    sql.accept("DELETE FROM audit.seal WHERE entry_id = " + ids.get(1));
                    sql.accept(
                            "INSERT INTO audit.entry (id, at, action, subject, details) OVERRIDING SYSTEM VALUE VALUES ("
                                    + ids.get(1) + ", now(), 'forged', 'x', '{}')");
                },
                faults -> assertThat(faults).contains(new Fault(ids.get(1), Kind.INSERTED)));
    }

    @Test
    void shouldFindThatTheEndWasCutOff() {
        sealed("cut");

        tamper(
                sql -> {
                    sql.accept("DELETE FROM audit.entry WHERE id >= " + firstNoted());
                    sql.accept("DELETE FROM audit.seal WHERE entry_id >= " + firstNoted());
                },
                faults -> assertThat(faults).contains(new Fault(firstNoted(), Kind.NOT_AS_NOTED)));
    }

    @Test
    void shouldFindAChainThatWasMadeAnew() {
        sealed("anew");

        tamper(
                sql -> {
                    sql.accept("UPDATE audit.entry SET details = '{\"forged\": true}' WHERE id = "
                            + jdbc.sql("SELECT min(entry_id) FROM audit.seal")
                                    .query(Long.class)
                                    .single());
                    var previous = Seal.FIRST;
                    for (var entry : jdbc.sql("""
                            SELECT e.*, e.details::text AS text FROM audit.entry e
                            JOIN audit.seal s ON s.entry_id = e.id ORDER BY id""")
                            .query((row, n) -> new Seal.Entry(
                                    row.getLong("id"),
                                    row.getTimestamp("at").toInstant(),
                                    row.getString("username"),
                                    row.getString("action"),
                                    row.getString("subject"),
                                    row.getString("text")))
                            .list()) {
                        var seal = Seal.of(entry, previous);
                        jdbc.sql("UPDATE audit.seal SET previous = ?, hash = ? WHERE entry_id = ?")
                                .params(seal.previous(), seal.hash(), seal.entryId())
                                .update();
                        previous = seal.hash();
                    }
                },
                faults ->
                        assertThat(faults).isNotEmpty().extracting(Fault::kind).containsOnly(Kind.NOT_AS_NOTED));
    }

    private long firstNoted() {
        try {
            return Long.parseLong(Files.readAllLines(data.resolve("audit/checkpoints"))
                    .getFirst()
                    .split(" ")[0]);
        } catch (java.io.IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private List<Long> sealed(String subject) {
        for (var n = 0; n < 3; n++) {
            audit.record("li.si", "test", subject, Map.of("n", n));
        }
        var ids = ids(subject);
        await().until(() -> isSealed(ids.getLast()));
        return ids;
    }

    private List<Long> ids(String subject) {
        return jdbc.sql("SELECT id FROM audit.entry WHERE subject = :subject ORDER BY id")
                .param("subject", subject)
                .query(Long.class)
                .list();
    }

    private boolean isSealed(long id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM audit.seal WHERE entry_id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** As the database's owner, triggers switched off; undone afterwards. */
    private void tamper(Consumer<Consumer<String>> deed, Consumer<List<Fault>> found) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("SET LOCAL session_replication_role = replica").update();
            deed.accept(sql -> jdbc.sql(sql).update());
            found.accept(chain.verify().faults());
            status.setRollbackOnly();
        });
    }
}
