package io.jianguan.operation;

import io.jianguan.engine.Engine;
import io.jianguan.engine.PlainWords;
import io.jianguan.rest.Problem;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Works the items of batches, some at a time, on whichever servers there are; and reads off what became of them. */
@Component
class BatchWork {
    private static final int STEP = 50;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Deeds deeds;
    private final Engine engine;
    private final Causes causes;
    private final PlainWords words;
    private final Clock clock;
    private final TransactionTemplate transaction;

    BatchWork(
            JdbcClient jdbc,
            JsonMapper json,
            Deeds deeds,
            Engine engine,
            Causes causes,
            PlainWords words,
            Clock clock,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.json = json;
        this.deeds = deeds;
        this.engine = engine;
        this.causes = causes;
        this.words = words;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** An item as it waits for its turn. */
    record Waiting(
            long batchId,
            long instanceKey,
            String action,
            Batches.Parameters parameters,
            String reason,
            String requestedBy) {}

    private record Sent(long batchId, long instanceKey, List<UUID> commands) {}

    @Scheduled(fixedDelay = 500)
    void work() {
        while (Objects.requireNonNull(transaction.execute(_ -> send())) == STEP) {
            // the next ones
        }
        transaction.executeWithoutResult(_ -> settle());
        transaction.executeWithoutResult(_ -> finish());
    }

    private int send() {
        var waiting = jdbc.sql("""
                SELECT item.batch_id, item.instance_key, batch.action, batch.parameters, batch.reason,
                    batch.requested_by
                FROM operation.batch_item item
                JOIN operation.batch ON batch.id = item.batch_id
                WHERE item.state = 'waiting'
                ORDER BY item.batch_id, item.instance_key
                LIMIT :step
                FOR UPDATE OF item SKIP LOCKED
                """)
                .param("step", STEP)
                .query((row, _) -> new Waiting(
                        row.getLong("batch_id"),
                        row.getLong("instance_key"),
                        row.getString("action"),
                        json.readValue(row.getString("parameters"), Batches.Parameters.class),
                        row.getString("reason"),
                        row.getString("requested_by")))
                .list();
        for (var item : waiting) {
            try {
                var commands = deeds.command(item);
                note(item.batchId(), item.instanceKey(), commands.isEmpty() ? "nothing" : "sent", commands, null);
            } catch (Problem problem) {
                note(item.batchId(), item.instanceKey(), "refused", List.of(), words.keep(problem));
            }
        }
        return waiting.size();
    }

    private void settle() {
        var sent = jdbc.sql("""
                SELECT batch_id, instance_key, commands FROM operation.batch_item WHERE state = 'sent'
                ORDER BY batch_id, instance_key LIMIT 500 FOR UPDATE SKIP LOCKED
                """)
                .query((row, _) ->
                        new Sent(row.getLong("batch_id"), row.getLong("instance_key"), uuids(row.getArray("commands"))))
                .list();
        var outcomes = engine.outcomes(
                sent.stream().flatMap(one -> one.commands().stream()).toList());
        for (var one : sent) {
            var own = one.commands().stream().map(outcomes::get).toList();
            if (own.stream().allMatch(Engine.Outcome::answered)) {
                var refusal = own.stream()
                        .map(Engine.Outcome::refusal)
                        .filter(Objects::nonNull)
                        .findFirst();
                note(
                        one.batchId(),
                        one.instanceKey(),
                        refusal.isPresent() ? "refused" : "done",
                        one.commands(),
                        refusal.map(causes::refusal).orElse(null));
            }
        }
    }

    private void finish() {
        jdbc.sql("""
                UPDATE operation.batch SET finished_at = :now
                WHERE finished_at IS NULL AND NOT EXISTS (
                    SELECT FROM operation.batch_item item
                    WHERE item.batch_id = batch.id AND item.state IN ('waiting', 'sent'))
                """).param("now", OffsetDateTime.now(clock)).update();
    }

    private void note(long batch, long instance, String state, Collection<UUID> commands, @Nullable String detail) {
        jdbc.sql("""
                UPDATE operation.batch_item SET state = :state, commands = :commands, detail = :detail
                WHERE batch_id = :batch AND instance_key = :instance
                """)
                .param("state", state)
                .param("commands", commands.toArray(UUID[]::new))
                .param("detail", detail)
                .param("batch", batch)
                .param("instance", instance)
                .update();
    }

    private static List<UUID> uuids(Array array) throws SQLException {
        return Stream.of((UUID[]) array.getArray()).toList();
    }
}
