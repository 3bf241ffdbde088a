package io.jianguan.deadline;

import io.jianguan.deadline.ClockEvent.Kind;
import io.jianguan.deadline.LegalClock.State;
import io.jianguan.rest.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Legal clocks: started, paused, going on, extended, ended. Each change is an event; the rest is its fold. */
@Component
class Clocks {
    private final JdbcClient jdbc;
    private final WorkCalendar calendars;
    private final ClockEvents events;
    private final Alerts alerts;
    private final ClockFace face;
    private final JsonMapper json;
    private final Clock clock;

    Clocks(
            JdbcClient jdbc,
            WorkCalendar calendars,
            ClockEvents events,
            Alerts alerts,
            ClockFace face,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.events = events;
        this.alerts = alerts;
        this.face = face;
        this.json = json;
        this.clock = clock;
    }

    /** What a clock is on: a task, a stage of a record, or a supervision item. */
    record Subject(
            @Nullable Long taskId,
            @Nullable String registry,
            @Nullable Long recordId,
            @Nullable String status,
            @Nullable Long supervisionId,
            String owner) {}

    /** @param fixed the end itself, where it is given; otherwise null */
    @Transactional
    public LegalClock start(Subject subject, Rule rule, Instant at, @Nullable Instant fixed) {
        var first = new ClockEvent(Kind.STARTED, at, null, null, null, fixed);
        var calendar = calendars.dated(subject.owner());
        var reckoned = Reckoned.of(rule, List.of(first), calendar.calendar());
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
                    INSERT INTO deadline.event (clock_id, number, kind, at, fixed)
                    SELECT id, 1, 'started', CAST(:at AS timestamptz), CAST(:fixed AS timestamptz) FROM started
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
                .param("at", Timestamp.from(at))
                .param("due", timestamp(reckoned.due()))
                .param("near", timestamp(reckoned.near()))
                .param("calendar", calendar.version())
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
        if (subject.taskId() != null) {
            face.show(subject.taskId(), rule, State.RUNNING, reckoned);
        }
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
                reckoned.explanation());
    }

    /** @throws Problem {@code deadline.not-running}, {@code deadline.no-pause}, {@code deadline.late} */
    @Transactional
    public LegalClock pause(long id, @Nullable String username, String reason) {
        var known = lock(id);
        var now = clock.instant();
        require(known.state() == State.RUNNING, "deadline.not-running");
        var pausing = known.rule().pause();
        if (pausing == null || known.rule().unit() == Period.Unit.DATE) {
            throw Problem.conflict("deadline.no-pause");
        }
        var due = known.due();
        require(due == null || now.isBefore(due), "deadline.late");
        events.add(id, ClockEvent.of(Kind.PAUSED, now, username, reason));
        var paused = settle(known, State.PAUSED);
        if (pausing.limit() != null) {
            var limit = new Reckoning(Period.parse(pausing.limit()), Course.of(now), calendars.of(known.owner()));
            var until = limit.due();
            if (until != null) {
                alerts.place(id, Map.of(Alerts.PAUSE_ENDS, until), now);
            }
        }
        return paused;
    }

    /** @throws Problem {@code deadline.not-paused} */
    @Transactional
    public LegalClock resume(long id, @Nullable String username, @Nullable String reason) {
        var known = lock(id);
        require(known.state() == State.PAUSED, "deadline.not-paused");
        events.add(id, ClockEvent.of(Kind.RESUMED, clock.instant(), username, reason));
        alerts.drop(id, Alerts.PAUSE_ENDS);
        return settle(known, State.RUNNING);
    }

    /** @throws Problem {@code deadline.no-extension}, {@code deadline.extension-limit}, {@code deadline.not-running} */
    @Transactional
    public LegalClock extend(long id, String username, int amount, String reason) {
        var known = lock(id);
        requireExtension(known, amount);
        events.add(id, new ClockEvent(Kind.EXTENDED, clock.instant(), username, reason, amount, null));
        return settle(known, known.state());
    }

    static void requireExtension(LegalClock known, int amount) {
        require(known.state() != State.ENDED, "deadline.not-running");
        var rule = known.rule().extension();
        if (rule == null || known.rule().unit() == Period.Unit.DATE) {
            throw Problem.conflict("deadline.no-extension");
        }
        if (amount < 1
                || amount > rule.amount()
                || known.explanation().extensions().size() >= rule.times()) {
            throw Problem.conflict("deadline.extension-limit", rule.times(), rule.amount());
        }
    }

    @Transactional
    public void end(long id, Instant at) {
        var known = lock(id);
        if (known.state() != State.ENDED) {
            events.add(id, ClockEvent.of(Kind.ENDED, at, null, null));
            jdbc.sql("UPDATE deadline.clock SET state = 'ended', ended_at = ? WHERE id = ?")
                    .params(Timestamp.from(at), id)
                    .update();
            alerts.drop(id);
        }
    }

    /** By one statement: nearly every task ends with its clock. */
    @Transactional
    public void endOfTask(long taskId, Instant at) {
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

    /** Reckons clocks again that were reckoned by an older calendar. @return how many */
    @Transactional
    public int reckonAgain(int most) {
        var version = calendars.version();
        var ids = jdbc.sql("""
                SELECT id FROM deadline.clock WHERE state <> 'ended' AND calendar_version < ?
                ORDER BY calendar_version, id LIMIT ? FOR UPDATE SKIP LOCKED
                """).params(version, most).query(Long.class).list();
        for (var id : ids) {
            var before = lock(id);
            var after = settle(before, before.state());
            if (!Objects.equals(before.due(), after.due())) {
                events.add(id, ClockEvent.of(Kind.RECKONED, clock.instant(), null, null));
            }
        }
        return ids.size();
    }

    /** What the events and the calendar give now; the same as what is kept, or something is wrong. */
    Explanation reckon(LegalClock known) {
        return ClockEvent.fold(known.rule(), events.of(known.id()), calendars.of(known.owner()));
    }

    private LegalClock settle(LegalClock known, State state) {
        var calendar = calendars.dated(known.owner());
        var reckoned = Reckoned.of(known.rule(), events.of(known.id()), calendar.calendar());
        jdbc.sql("""
                UPDATE deadline.clock SET state = ?, due_at = ?, near_at = ?, calendar_version = ?,
                    explanation = ?::jsonb WHERE id = ?
                """)
                .param(state.name().toLowerCase(Locale.ROOT))
                .param(timestamp(reckoned.due()))
                .param(timestamp(reckoned.near()))
                .param(calendar.version())
                .param(json.writeValueAsString(reckoned.explanation()))
                .param(known.id())
                .update();
        if (reckoned.due() == null) {
            alerts.hold(known.id());
        } else {
            alerts.place(known.id(), reckoned.warnings(), clock.instant());
        }
        if (known.taskId() != null) {
            face.show(known.taskId(), known.rule(), state, reckoned);
        }
        return known.as(state, reckoned.explanation());
    }

    /** Shows a clock on its task again. */
    @Transactional
    public void show(LegalClock known) {
        if (known.state() != State.ENDED) {
            settle(known, known.state());
        }
    }

    private static Timestamp timestamp(@Nullable Instant at) {
        return at == null ? new Timestamp(PGStatement.DATE_POSITIVE_INFINITY) : Timestamp.from(at);
    }

    private static void require(boolean holds, String code) {
        if (!holds) {
            throw Problem.conflict(code);
        }
    }

    private LegalClock lock(long id) {
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

    Optional<LegalClock> ofStage(String registry, long recordId) {
        return one(
                "SELECT * FROM deadline.clock WHERE registry = ? AND record_id = ? AND status IS NOT NULL"
                        + " AND state <> 'ended'",
                registry,
                recordId);
    }

    private Optional<LegalClock> one(String sql, Object... parameters) {
        return jdbc.sql(sql)
                .params(parameters)
                .query((row, number) -> LegalClock.of(row, json))
                .optional();
    }
}
