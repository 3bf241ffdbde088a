package io.jianguan.operation;

import io.jianguan.engine.PlainWords;
import io.jianguan.identity.Actors;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What operators asked to be done, and what became of it at each instance. */
@Component
class Batches {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final Actors actors;
    private final PlainWords words;

    Batches(JdbcClient jdbc, JsonMapper json, Clock clock, Actors actors, PlainWords words) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.actors = actors;
        this.words = words;
    }

    /**
     * @param version to migrate to
     * @param from keys of element instances to end, of a move
     * @param to id of the element to enter, of a move
     */
    record Parameters(
            @Nullable Integer version,
            @Nullable List<Long> from,
            @Nullable String to) {}

    /** @param counts by state of the items */
    record Batch(
            String id,
            String action,
            Parameters parameters,
            String reason,
            InstanceRows.Person requestedBy,
            Instant requestedAt,
            int total,
            @Nullable Instant canceledAt,
            @Nullable Instant finishedAt,
            Map<String, Integer> counts) {}

    record Item(String instanceId, String state, @Nullable String detail) {}

    /** @return its id; that of the first where the same key was used before */
    @Transactional
    public long add(
            String action,
            Parameters parameters,
            String reason,
            Collection<Long> instances,
            String username,
            @Nullable String idempotencyKey) {
        var id = jdbc.sql("""
                INSERT INTO operation.batch
                    (action, parameters, reason, requested_by, requested_at, total, idempotency_key)
                VALUES (:action, :parameters::jsonb, :reason, :username, :now, :total, :key)
                ON CONFLICT (requested_by, idempotency_key) DO NOTHING
                RETURNING id
                """)
                .param("action", action)
                .param("parameters", json.writeValueAsString(parameters))
                .param("reason", reason)
                .param("username", username)
                .param("now", OffsetDateTime.now(clock))
                .param("total", instances.size())
                .param("key", idempotencyKey)
                .query(Long.class)
                .optional();
        if (id.isEmpty()) {
            return jdbc.sql("""
                    SELECT id FROM operation.batch WHERE requested_by = :username AND idempotency_key = :key
                    """)
                    .param("username", username)
                    .param("key", idempotencyKey)
                    .query(Long.class)
                    .single();
        }
        jdbc.sql("""
                INSERT INTO operation.batch_item (batch_id, instance_key, state)
                SELECT :batch, key, 'waiting' FROM unnest(:instances) key
                """)
                .param("batch", id.get())
                .param("instances", instances.toArray(Long[]::new))
                .update();
        return id.get();
    }

    /** The newest first. */
    Page<Batch> page(@Nullable String cursor, int limit) {
        var ids = jdbc.sql("""
                SELECT id FROM operation.batch WHERE id < :before ORDER BY id DESC LIMIT :limit
                """)
                .param("before", Cursor.number(cursor, Long.MAX_VALUE))
                .param("limit", limit + 1)
                .query(Long.class)
                .list();
        var page = Page.of(ids, limit, Cursor::of);
        return page.with(find(page.rows()));
    }

    /** @throws Problem {@code operation.batch-unknown} */
    Batch get(long id) {
        return find(List.of(id)).stream().findFirst().orElseThrow(() -> Problem.notFound("operation.batch-unknown"));
    }

    private List<Batch> find(List<Long> ids) {
        var counts = counts(ids);
        var people = jdbc.sql("SELECT DISTINCT requested_by FROM operation.batch WHERE id = ANY (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(String.class)
                .set();
        var names = actors.names(people);
        return jdbc.sql("SELECT * FROM operation.batch WHERE id = ANY (:ids) ORDER BY id DESC")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, _) -> {
                    var canceled = row.getTimestamp("canceled_at");
                    var finished = row.getTimestamp("finished_at");
                    var by = row.getString("requested_by");
                    return new Batch(
                            row.getString("id"),
                            row.getString("action"),
                            json.readValue(row.getString("parameters"), Parameters.class),
                            row.getString("reason"),
                            new InstanceRows.Person(by, names.getOrDefault(by, by)),
                            row.getTimestamp("requested_at").toInstant(),
                            row.getInt("total"),
                            canceled == null ? null : canceled.toInstant(),
                            finished == null ? null : finished.toInstant(),
                            counts.getOrDefault(row.getLong("id"), Map.of()));
                })
                .list();
    }

    private Map<Long, Map<String, Integer>> counts(List<Long> ids) {
        var counts = new HashMap<Long, Map<String, Integer>>();
        jdbc.sql("""
                SELECT batch_id, state, count(*) AS items FROM operation.batch_item
                WHERE batch_id = ANY (:ids) GROUP BY batch_id, state
                """).param("ids", ids.toArray(Long[]::new)).query(row -> {
            counts.computeIfAbsent(row.getLong("batch_id"), _ -> new HashMap<>())
                    .put(row.getString("state"), row.getInt("items"));
        });
        return counts;
    }

    /** In order of the instance's key. */
    Page<Item> items(long batch, @Nullable String state, @Nullable String cursor, int limit) {
        var items = jdbc.sql("""
                SELECT instance_key AS instance_id, state, detail FROM operation.batch_item
                WHERE batch_id = :batch AND instance_key > :after AND (:state::text IS NULL OR state = :state)
                ORDER BY instance_key LIMIT :limit
                """)
                .param("batch", batch)
                .param("after", Cursor.number(cursor, 0))
                .param("state", state)
                .param("limit", limit + 1)
                .query((row, _) ->
                        new Item(row.getString("instance_id"), row.getString("state"), said(row.getString("detail"))))
                .list();
        return Page.of(items, limit, item -> Cursor.of(item.instanceId()));
    }

    private @Nullable String said(@Nullable String detail) {
        return detail == null ? null : words.say(detail, LocaleContextHolder.getLocale());
    }

    /** Stops it: what was not sent to the engine yet is left as it is. */
    @Transactional
    public void cancel(long batch) {
        jdbc.sql("UPDATE operation.batch SET canceled_at = :now WHERE id = :batch AND finished_at IS NULL")
                .param("now", OffsetDateTime.now(clock))
                .param("batch", batch)
                .update();
        jdbc.sql("UPDATE operation.batch_item SET state = 'skipped' WHERE batch_id = :batch AND state = 'waiting'")
                .param("batch", batch)
                .update();
    }

    /** The latest that were about an instance. */
    List<Batch> about(long instanceKey) {
        var ids = jdbc.sql("""
                SELECT batch_id FROM operation.batch_item WHERE instance_key = :instance ORDER BY batch_id DESC LIMIT 10
                """).param("instance", instanceKey).query(Long.class).list();
        return find(ids);
    }

    static List<Long> keys(Collection<String> ids) {
        return ids.stream().map(Long::valueOf).distinct().toList();
    }
}
