package io.jianguan.deadline;

import io.jianguan.deadline.LegalClock.State;
import io.jianguan.rest.Problem;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code deadline.clock}. */
@Repository
class ClockTable {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ClockTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** With its first event and its warnings, by one statement: nearly every task begins with a clock. */
    LegalClock insert(Clocks.Subject subject, Rule rule, ClockEvent first, Reckoned reckoned, long calendar) {
        var fixed = first.fixed();
        var warnings = reckoned.warnings();
        var stages = List.copyOf(warnings.keySet());
        var id = jdbc.sql("""
                WITH started AS (
                    INSERT INTO deadline.clock (task_id, registry, record_id, status, supervision_id, owner_org,
                        category, rule, state, started_at, due_at, near_at, calendar_version, explanation)
                    VALUES (:task, :registry, :record, :status, :supervision, :owner, :category, :rule::jsonb,
                        'running', :at, :due, :near, :calendar, :explanation::jsonb)
                    RETURNING id
                ), event AS (
                    INSERT INTO deadline.event (clock_id, number, kind, at, reason, fixed)
                    SELECT id, 1, 'started', CAST(:at AS timestamptz), :origin, CAST(:fixed AS timestamptz)
                    FROM started
                ), warning AS (
                    INSERT INTO deadline.alert (clock_id, stage, round, fire_at)
                    SELECT id, stage, 0, fire_at
                    FROM started, unnest(:stages::text[], :instants::timestamptz[]) warning (stage, fire_at)
                )
                SELECT id FROM started
                """)
                .param("task", subject.taskId())
                .param("registry", subject.registry())
                .param("record", subject.recordId())
                .param("status", subject.status())
                .param("supervision", subject.supervisionId())
                .param("owner", subject.owner())
                .param("category", rule.category())
                .param("rule", json.writeValueAsString(rule))
                .param("at", Timestamp.from(first.at()))
                .param("origin", first.reason())
                .param("due", timestamp(reckoned.due()))
                .param("near", timestamp(reckoned.near()))
                .param("calendar", calendar)
                .param("explanation", json.writeValueAsString(reckoned.explanation()))
                .param("fixed", fixed == null ? null : Timestamp.from(fixed))
                .param("stages", stages.toArray(String[]::new))
                .param(
                        "instants",
                        stages.stream()
                                .map(stage -> String.valueOf(warnings.get(stage)))
                                .toArray(String[]::new))
                .query(Long.class)
                .single();
        return new LegalClock(
                id,
                subject.taskId(),
                subject.registry(),
                subject.recordId(),
                subject.status(),
                subject.supervisionId(),
                subject.owner(),
                rule,
                State.RUNNING,
                reckoned.explanation(),
                calendar);
    }

    /** With all that happened to it except its end, and with the warnings that it has given. */
    LegalClock copy(LegalClock before, long taskId, State state) {
        return find(jdbc.sql("""
                WITH copied AS (
                    INSERT INTO deadline.clock (task_id, owner_org, category, rule, state, started_at, due_at, near_at,
                        calendar_version, explanation)
                    SELECT :task, owner_org, category, rule, :state, started_at, due_at, near_at, calendar_version,
                        explanation
                    FROM deadline.clock WHERE id = :before
                    RETURNING id
                ), event AS (
                    INSERT INTO deadline.event (clock_id, number, kind, at, username, reason, amount, fixed)
                    SELECT copied.id, e.number, e.kind, e.at, e.username, e.reason, e.amount, e.fixed
                    FROM copied, deadline.event e WHERE e.clock_id = :before AND e.kind <> 'ended'
                ), alert AS (
                    INSERT INTO deadline.alert (clock_id, stage, round, fire_at, fired_at, done_at)
                    SELECT copied.id, a.stage, a.round, a.fire_at, a.fired_at, a.done_at
                    FROM copied, deadline.alert a WHERE a.clock_id = :before AND a.fired_at IS NOT NULL
                ), left_behind AS (
                    UPDATE deadline.clock SET continued = true WHERE id = :before
                )
                SELECT id FROM copied
                """)
                .param("task", taskId)
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("before", before.id())
                .query(Long.class)
                .single());
    }

    /** What is reckoned of it anew. */
    LegalClock keep(LegalClock known, State state, Reckoned reckoned, long calendar) {
        jdbc.sql("""
                UPDATE deadline.clock SET state = ?, due_at = ?, near_at = ?, calendar_version = ?,
                    explanation = ?::jsonb WHERE id = ?
                """)
                .param(state.name().toLowerCase(Locale.ROOT))
                .param(timestamp(reckoned.due()))
                .param(timestamp(reckoned.near()))
                .param(calendar)
                .param(json.writeValueAsString(reckoned.explanation()))
                .param(known.id())
                .update();
        return known.as(state, reckoned.explanation(), calendar);
    }

    /** With the office that its record has now. */
    LegalClock hand(LegalClock known, String owner) {
        jdbc.sql("UPDATE deadline.clock SET owner_org = ? WHERE id = ?")
                .params(owner, known.id())
                .update();
        return known.of(owner);
    }

    void end(long id, Instant at) {
        jdbc.sql("UPDATE deadline.clock SET state = 'ended', ended_at = ? WHERE id = ?")
                .params(Timestamp.from(at), id)
                .update();
    }

    /** With its event and without its warnings, by one statement: nearly every task ends with its clock. */
    void endOfTask(long taskId, Instant at) {
        jdbc.sql("""
                WITH ended AS (
                    UPDATE deadline.clock SET state = 'ended', ended_at = :at
                    WHERE task_id = :task AND state <> 'ended' RETURNING id
                ), quiet AS (
                    DELETE FROM deadline.alert WHERE fired_at IS NULL AND clock_id IN (SELECT id FROM ended)
                )
                INSERT INTO deadline.event (clock_id, number, kind, at)
                SELECT id, (SELECT max(number) + 1 FROM deadline.event WHERE clock_id = ended.id), 'ended',
                    CAST(:at AS timestamptz)
                FROM ended
                """).param("task", taskId).param("at", Timestamp.from(at)).update();
    }

    /** Those reckoned by an older calendar, for this transaction alone. */
    List<Long> olderThan(long calendar, int most) {
        return jdbc.sql("""
                SELECT id FROM deadline.clock WHERE state <> 'ended' AND calendar_version < ?
                ORDER BY calendar_version, id LIMIT ? FOR UPDATE SKIP LOCKED
                """).params(calendar, most).query(Long.class).list();
    }

    private static Timestamp timestamp(@Nullable Instant at) {
        return at == null ? new Timestamp(PGStatement.DATE_POSITIVE_INFINITY) : Timestamp.from(at);
    }

    LegalClock lock(long id) {
        jdbc.sql("SELECT 1 FROM deadline.clock WHERE id = ? FOR UPDATE")
                .param(id)
                .query(Integer.class)
                .optional();
        return find(id);
    }

    /** @throws Problem {@code deadline.unknown} */
    LegalClock find(long id) {
        return one("SELECT * FROM deadline.clock WHERE id = ?", id)
                .orElseThrow(() -> Problem.notFound("deadline.unknown", String.valueOf(id)));
    }

    /** Those that are there, by id; one query. */
    Map<Long, LegalClock> find(Collection<Long> ids) {
        return jdbc
                .sql("SELECT * FROM deadline.clock WHERE id = ANY (?)")
                .param(ids.toArray(Long[]::new))
                .query((row, number) -> LegalClock.of(row, json))
                .list()
                .stream()
                .collect(Collectors.toMap(LegalClock::id, known -> known));
    }

    Optional<LegalClock> ofTask(long taskId) {
        return one("SELECT * FROM deadline.clock WHERE task_id = ?", taskId);
    }

    Optional<LegalClock> ofSupervision(long supervisionId) {
        return one("SELECT * FROM deadline.clock WHERE supervision_id = ?", supervisionId);
    }

    List<LegalClock> ofStages(String registry, long recordId) {
        return jdbc.sql("""
                SELECT * FROM deadline.clock
                WHERE registry = ? AND record_id = ? AND status IS NOT NULL AND state <> 'ended' ORDER BY due_at, id
                """)
                .params(registry, recordId)
                .query((row, number) -> LegalClock.of(row, json))
                .list();
    }

    /** Of those on stages of these records, which run: whose record each is. */
    Map<Long, Long> recordsOfStages(String registry, Collection<Long> recordIds) {
        var found = new HashMap<Long, Long>();
        jdbc.sql("""
                SELECT id, record_id FROM deadline.clock
                WHERE registry = ? AND record_id = ANY (?) AND status IS NOT NULL AND state <> 'ended'
                """).param(registry).param(recordIds.toArray(Long[]::new)).query(row -> {
            found.put(row.getLong(1), row.getLong(2));
        });
        return found;
    }

    private Optional<LegalClock> one(String sql, Object... parameters) {
        return jdbc.sql(sql)
                .params(parameters)
                .query((row, number) -> LegalClock.of(row, json))
                .optional();
    }
}
