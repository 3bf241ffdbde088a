package io.jianguan.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.ServerTest;
import io.jianguan.registry.Records;
import io.jianguan.registry.Records.Cause;
import io.jianguan.registry.RecordsMoved;
import io.jianguan.registry.Registries;
import io.jianguan.rest.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clocks on stages of records that nobody else uses. */
@Tag("C4")
class ClocksTest extends ServerTest {
    private static final String RULES = """
            deadlines:
              - rule: clocks-test
                version: %d
                label: {zh: 测试期限, en: Test period}
                amount: %d
                unit: WD
                basis: {law: 行政处罚法, article: 第五十六条}
                from: %s
                warnings:
                  - {stage: half, at: half, actions: [notify]}
                  - {stage: near, at: 1 WD before, actions: [notify]}
                  - {stage: due, at: due, actions: [notify, escalate]}
                pause: {reasons: [{code: testing, label: {zh: 检测鉴定, en: Testing}}], limit: 30 D}
                extension: {role: department-leader, amount: 5, times: 1}
            """;

    @Autowired
    WorkCalendar calendars;

    @Autowired
    Rules rules;

    @Autowired
    Clocks clocks;

    @Autowired
    ClockEvents events;

    @Autowired
    Alerts alerts;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    Registries registries;

    @Autowired
    Records records;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @BeforeEach
    void springFestival() {
        calendars.save(LocalDate.of(2026, 2, 15)
                .datesUntil(LocalDate.of(2026, 2, 24))
                .map(day -> new WorkCalendar.Day(day, "holiday", "春节"))
                .toList());
        calendars.save(List.of(
                new WorkCalendar.Day(LocalDate.of(2026, 2, 14), "workday", "春节调休"),
                new WorkCalendar.Day(LocalDate.of(2026, 2, 28), "workday", "春节调休")));
        rules.publish(RULES.formatted(1, 1, "2020-01-01"));
    }

    private LegalClock start(long record, String at) {
        return clocks.start(
                new Clocks.Subject(null, "clocks_test", record, "open", null, "nowhere"),
                rules.inForce("clocks-test", Calendar.dayOf(Instant.parse(at))),
                Instant.parse(at),
                null);
    }

    @Test
    @Tag("D2")
    void shouldGoWithTheRecordToItsOffice() {
        registries.publish("""
                registry: clocks_handed
                label: {zh: 交办, en: Handed}
                title: name
                owner: unit
                statuses: [{code: open, label: {zh: 办理, en: Open}, tone: running, deadline: clocks-test}]
                fields:
                  - {name: name, type: text, label: {zh: 名称, en: Name}}
                  - {name: unit, type: organisation, label: {zh: 承办部门, en: Unit}}
                rights: [{role: officer, scope: department, actions: [read]}]
                """);
        var record = records.create("clocks_handed", "yunze", Map.of("name", "甲"), new Cause(null, ""));
        var stage = clocks.ofStages("clocks_handed", record.id()).getFirst();
        long task = openTask(record);

        records.write("clocks_handed", record.id(), Map.of("unit", "yunze-market"), null, new Cause(null, "交办"));
        assertThat(clocks.find(stage.id()).owner()).isEqualTo("yunze-market");
        assertThat(clocks.ofTask(task).orElseThrow().owner()).isEqualTo("yunze-market");
        assertThat(taskOwner(task)).isEqualTo("yunze-market");

        publisher.publishEvent(new RecordsMoved("clocks_handed", Map.of(record.id(), "yunze-health")));
        assertThat(clocks.find(stage.id()).owner()).isEqualTo("yunze-health");
        assertThat(clocks.ofTask(task).orElseThrow().owner()).isEqualTo("yunze-health");
        assertThat(taskOwner(task)).isEqualTo("yunze-health");
        jdbc.sql("UPDATE task.task SET state = 'canceled' WHERE id = ?")
                .param(task)
                .update();
    }

    private long openTask(Records.Record record) {
        long id = 9_200_000_000L + record.id();
        jdbc.sql("""
                INSERT INTO task.task (id, instance_key, process_id, version, element_id, name, process_name, registry,
                    record_id, record_title, owner_org, form_id, form_version, state, created_at, priority)
                VALUES (:id, :id, 'clocks', 1, 'step', '办理', '流程', 'clocks_handed', :record, '甲', 'yunze', 'f', 1,
                    'open', now(), 50)
                """).param("id", id).param("record", record.id()).update();
        var rule = rules.inForce("clocks-test", LocalDate.of(2026, 2, 13));
        clocks.start(new Clocks.Subject(id, null, null, null, null, "yunze"), rule, clock.instant(), null);
        return id;
    }

    private String taskOwner(long id) {
        return jdbc.sql("SELECT owner_org FROM task.task WHERE id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    /** One working day from Friday 16:00 across the holiday, three working days of pause, an extension. */
    @Test
    void shouldReckonTheWholeCourseAndExplainIt() {
        var friday = start(1, "2026-02-13T08:00:00Z");
        assertThat(friday.due()).isEqualTo("2026-02-14T15:59:59Z");

        events.add(
                friday.id(),
                ClockEvent.of(ClockEvent.Kind.PAUSED, Instant.parse("2026-02-14T02:00:00Z"), "li.officer", "检测鉴定"));
        events.add(
                friday.id(),
                ClockEvent.of(ClockEvent.Kind.RESUMED, Instant.parse("2026-02-26T02:00:00Z"), "li.officer", "结果已出"));
        var resumed = clocks.reckon(friday);
        // Saturday 14 (made up), 24 and 25 are the three working days lost: the one working day is the 26th.
        assertThat(resumed.due()).isEqualTo("2026-02-26T15:59:59Z");

        var extended = clocks.extend(friday.id(), "wang.leader", 2, "案情复杂");
        assertThat(extended.due()).isEqualTo("2026-02-28T15:59:59Z");
        var explanation = extended.explanation();
        assertThat(explanation.skipped())
                .containsExactly(
                        new Explanation.Days(LocalDate.of(2026, 2, 14), LocalDate.of(2026, 2, 25), "pause", null, 12));
        assertThat(explanation.makeUp())
                .containsExactly(new Explanation.Days(
                        LocalDate.of(2026, 2, 28), LocalDate.of(2026, 2, 28), "workday", "春节调休", 1));
        assertThat(explanation.pauses())
                .singleElement()
                .satisfies(pause -> assertThat(pause.reason()).isEqualTo("检测鉴定"));
        assertThat(explanation.extensions())
                .singleElement()
                .satisfies(extension -> assertThat(extension.by()).isEqualTo("wang.leader"));
        assertThat(clocks.reckon(clocks.find(friday.id()))).isEqualTo(extended.explanation());
        assertThatThrownBy(() -> clocks.extend(friday.id(), "wang.leader", 2, "再次延长"))
                .isInstanceOf(Problem.class);
    }

    @Test
    void shouldKeepTheRuleItStartedUnder() {
        var old = start(2, "2026-03-02T01:00:00Z");
        rules.publish(RULES.formatted(2, 10, "2026-03-10"));

        assertThat(start(3, "2026-03-10T01:00:00Z").due()).isEqualTo("2026-03-24T15:59:59Z");
        assertThat(clocks.reckon(old).due()).isEqualTo("2026-03-03T15:59:59Z");
        assertThatThrownBy(() -> rules.publish(RULES.formatted(2, 11, "2026-03-10")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("deadline.rule-changed");
    }

    @Test
    void shouldReckonAgainWhenTheCalendarChanges() {
        var started = start(4, "2030-06-03T01:00:00Z");
        calendars.save(List.of(new WorkCalendar.Day(LocalDate.of(2030, 6, 4), "holiday", "临时放假")));

        eventually()
                .untilAsserted(() -> assertThat(clocks.find(started.id()).due()).isEqualTo("2030-06-05T15:59:59Z"));
        assertThat(events.of(started.id()))
                .extracting(ClockEvent::kind)
                .containsExactly(ClockEvent.Kind.STARTED, ClockEvent.Kind.RECKONED);
    }

    @Test
    void shouldNotWarnWhileItIsPaused() {
        var now = clock.instant();
        var paused = start(5, now.toString());
        clocks.pause(paused.id(), "li.officer", "检测鉴定");

        assertThat(clocks.find(paused.id()).due()).isNull();
        assertThat(waiting(paused.id(), now.plus(Duration.ofDays(3000)))).containsExactly(Alerts.PAUSE_ENDS);

        clocks.resume(paused.id(), "li.officer", null);
        assertThat(waiting(paused.id(), now.plus(Duration.ofDays(3000)))).containsExactly("due", "half", "near");
    }

    private List<String> waiting(long id, Instant until) {
        return jdbc.sql("""
                SELECT stage FROM deadline.alert WHERE clock_id = ? AND fired_at IS NULL AND fire_at <= ? ORDER BY stage
                """)
                .params(id, java.sql.Timestamp.from(until))
                .query(String.class)
                .list();
    }

    @Test
    void shouldFireEachAlertOnceHoweverManySweep() throws Exception {
        var started = start(6, "2026-03-02T01:00:00Z");
        var then = Instant.parse("1976-01-01T00:00:00Z");
        jdbc.sql("""
                INSERT INTO deadline.alert (clock_id, stage, round, fire_at)
                SELECT ?, 'many', number, '1975-01-01' FROM generate_series(1, 5000) number
                """).param(started.id()).update();

        int fired = 0;
        try (var sweepers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> sweep = () -> {
                int sum = 0;
                for (int now = 1; now > 0; sum += now) {
                    now = alerts.fire(then, 100);
                }
                return sum;
            };
            for (var one : sweepers.invokeAll(List.of(sweep, sweep, sweep, sweep))) {
                fired += one.get();
            }
        }
        // the server's own sweeper may have been quicker with some
        eventually()
                .untilAsserted(() -> assertThat(many("fired_at IS NULL", then)).isZero());
        assertThat(fired + many("fired_at <> ?", then)).isEqualTo(5000);
    }

    private int many(String condition, Instant then) {
        var counting = jdbc.sql("SELECT count(*) FROM deadline.alert WHERE stage = 'many' AND " + condition);
        return (condition.endsWith("?") ? counting.param(java.sql.Timestamp.from(then)) : counting)
                .query(Integer.class)
                .single();
    }

    @Test
    void shouldGoOnByItselfWhenAPauseHasLastedLongEnough() {
        var now = clock.instant();
        var paused = start(7, now.toString());
        clocks.pause(paused.id(), "li.officer", "检测鉴定");
        alerts.place(paused.id(), Map.of(Alerts.PAUSE_ENDS, now.minusSeconds(1)), now.minusSeconds(2));

        eventually()
                .untilAsserted(
                        () -> assertThat(clocks.find(paused.id()).state()).isEqualTo(LegalClock.State.RUNNING));
        assertThat(Objects.requireNonNull(clocks.find(paused.id()).due())).isAfter(now);
    }

    /** With its pauses and extensions; what it has warned of it does not warn of again. */
    @Test
    void shouldGoOnAtTheTaskThatCameBackWithoutWarningTwice() {
        var done = clocks.start(
                new Clocks.Subject(9_000_000_001L, null, null, null, null, "nowhere"),
                rules.inForce("clocks-test", LocalDate.of(2026, 3, 2)),
                Instant.parse("2026-03-02T01:00:00Z"),
                null);
        eventually().untilAsserted(() -> assertThat(fired(done.id())).hasSize(3));
        clocks.extend(done.id(), "wang.leader", 2, "案情复杂");
        eventually()
                .untilAsserted(
                        () -> assertThat(waiting(done.id(), clock.instant())).isEmpty());
        var before = fired(done.id());
        clocks.endOfTask(9_000_000_001L, clock.instant());

        var again = clocks.goOn(clocks.find(done.id()), 9_000_000_002L, clock.instant(), "withdrawn");

        assertThat(again.due()).isEqualTo("2026-03-05T15:59:59Z");
        assertThat(again.explanation().extensions()).hasSize(1);
        assertThat(again.explanation().continued()).hasSize(1);
        assertThat(clocks.reckon(again)).isEqualTo(again.explanation());
        assertThat(fired(again.id())).isEqualTo(before);
        assertThat(waiting(again.id(), Instant.parse("2100-01-01T00:00:00Z"))).isEmpty();
        assertThatThrownBy(() -> clocks.extend(again.id(), "wang.leader", 2, "再次延长"))
                .hasMessageContaining("deadline.extension-limit");
    }

    private List<String> fired(long id) {
        return jdbc.sql("""
                SELECT stage || ' ' || round || ' ' || fired_at FROM deadline.alert
                WHERE clock_id = ? AND fired_at IS NOT NULL ORDER BY stage, round
                """).param(id).query(String.class).list();
    }

    @Test
    void shouldWarnBeforeADateThatWasGiven() {
        var given = Instant.parse("2030-06-14T09:00:00Z");
        var started = clocks.start(
                new Clocks.Subject(null, "clocks_test", 9L, "open", null, "nowhere"),
                Rule.inline(new Period(0, Period.Unit.DATE)),
                Instant.parse("2030-06-03T01:00:00Z"),
                given);

        assertThat(clocks.reckon(started).due()).isEqualTo(given);
        assertThat(waiting(started.id(), Instant.parse("2030-06-13T01:00:00Z"))).containsExactly("near");
    }

    @Test
    void shouldNeverChangeWhatHappened() {
        var started = start(8, "2026-03-02T01:00:00Z");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM deadline.event WHERE clock_id = ?")
                        .param(started.id())
                        .update())
                .hasMessageContaining("never changed");
    }
}
