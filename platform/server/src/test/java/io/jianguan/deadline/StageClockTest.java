package io.jianguan.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.ServerTest;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Label;
import io.jianguan.process.Timeline;
import io.jianguan.registry.Records;
import io.jianguan.registry.Registries;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ninety days from the filing of a case, whatever becomes of it in between. */
@Tag("D4")
class StageClockTest extends ServerTest {
    private static final String CASES = """
            registry: clock_case
            label: {zh: 案件, en: Case}
            title: name
            statuses:
              - {code: filed, label: {zh: 已立案, en: Filed}, tone: running, deadline: stage-test-case, until: [decided, dropped]}
              - {code: investigating, label: {zh: 调查, en: Investigated}, tone: running, deadline: stage-test-inquiry}
              - {code: reviewing, label: {zh: 审核, en: Reviewed}, tone: running}
              - {code: decided, label: {zh: 已决定, en: Decided}, tone: done}
              - {code: dropped, label: {zh: 撤案, en: Dropped}, tone: done}
            fields:
              - {name: name, type: text, label: {zh: 名称, en: Name}}
              - {name: filed_on, type: date, label: {zh: 立案日期, en: Filed on}}
            rights:
              - {role: department-leader, scope: all, actions: [read]}
            """;
    private static final String RULES = """
            deadlines:
              - rule: stage-test-case
                version: 1
                label: {zh: 办案期限, en: Time to decide}
                amount: 90
                unit: D
                start: field:filed_on
                basis: {law: 行政处罚法, article: 第六十条}
                extension: {role: department-leader, amount: 30, times: 1}
              - rule: stage-test-inquiry
                version: 1
                label: {zh: 调查期限, en: Inquiry}
                amount: 5
                unit: WD
                pause: {reasons: [{code: testing, label: {zh: 检测鉴定, en: Testing}}]}
                extension: {role: bureau-leader, amount: 5, times: 1}
            """;
    private static final Records.Cause CAUSE = new Records.Cause(null, "测试");

    @Autowired
    Registries registries;

    @Autowired
    Records records;

    @Autowired
    Rules rules;

    @Autowired
    Clocks clocks;

    @Autowired
    ClockText text;

    @Autowired
    ClockOperations operations;

    @Autowired
    ExtensionRequests requests;

    @Autowired
    RuleUses uses;

    @Autowired
    Timeline timeline;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void cases() {
        rules.publish(RULES);
        registries.publish(CASES);
    }

    private static Actor person(String role) {
        return new Actor("stage-test", "张主任", "market", List.of("market"), Set.of(new Actor.RoleGrant(role, "market")));
    }

    private LegalClock inquiry(long id) {
        turn(id, "investigating");
        return clocks.ofStages("clock_case", id).stream()
                .filter(known -> "investigating".equals(known.status()))
                .findFirst()
                .orElseThrow();
    }

    private long filed(Map<String, Object> values) {
        return records.create("clock_case", "market", values, CAUSE).id();
    }

    private void turn(long id, String status) {
        records.apply("clock_case", id, Map.of(), status, CAUSE);
    }

    private List<String> running(long id) {
        return clocks.ofStages("clock_case", id).stream()
                .map(known -> Objects.requireNonNull(known.status()))
                .sorted()
                .toList();
    }

    @Test
    void shouldRunThroughStatusesUntilOneThatEndsIt() {
        var id = filed(Map.of("name", "无证经营", "filed_on", "2026-03-02"));
        var first = clocks.ofStages("clock_case", id).getFirst();
        assertThat(first.due()).isEqualTo("2026-06-01T15:59:59Z");

        turn(id, "investigating");
        assertThat(running(id)).containsExactly("filed", "investigating");
        turn(id, "reviewing");
        assertThat(running(id)).containsExactly("filed");
        turn(id, "filed");
        assertThat(clocks.ofStages("clock_case", id)).extracting(LegalClock::id).containsExactly(first.id());
        turn(id, "decided");
        assertThat(running(id)).isEmpty();
        assertThat(clocks.find(first.id()).state()).isEqualTo(LegalClock.State.ENDED);
    }

    @Test
    void shouldHaveTheRuleOfItsKindAndChangeWithIt() {
        rules.publish("""
                deadlines:
                  - {rule: hearing-grave, version: 1, label: {zh: 重大, en: Grave}, amount: 90, unit: D}
                  - {rule: hearing-usual, version: 1, label: {zh: 一般, en: Usual}, amount: 5, unit: WD}
                """);
        registries.publish("""
                registry: clock_hearing
                label: {zh: 听证, en: Hearing}
                title: name
                statuses:
                  - code: open
                    label: {zh: 待听证, en: Open}
                    tone: running
                    deadlines:
                      - {rule: hearing-grave, when: '=grave = true', until: [closed]}
                      - {rule: hearing-usual, when: '=grave != true'}
                  - {code: held, label: {zh: 已听证, en: Held}, tone: running}
                  - {code: closed, label: {zh: 已结, en: Closed}, tone: done}
                fields:
                  - {name: name, type: text, label: {zh: 名称, en: Name}}
                  - {name: grave, type: boolean, label: {zh: 重大, en: Grave}}
                  - {name: heard_by, type: date, label: {zh: 应听证日期, en: To be heard by}, default: '=due("hearing-usual", date("2026-03-02"), office)'}
                  - {name: no_such, type: date, label: {zh: 无, en: None}, default: '=due("hearing-none", today, office)'}
                rights:
                  - {role: department-leader, scope: all, actions: [read]}
                """);
        var hearing = records.create("clock_hearing", "market", Map.of("name", "甲"), CAUSE);
        assertThat(hearing.values()).containsEntry("heard_by", "2026-03-09");
        assertThat(hearing.values().get("no_such")).isNull();
        assertThat(rules(hearing.id())).containsExactly("hearing-usual");

        records.apply("clock_hearing", hearing.id(), Map.of("grave", true), null, CAUSE);
        assertThat(rules(hearing.id())).containsExactly("hearing-grave");
        records.apply("clock_hearing", hearing.id(), Map.of(), "held", CAUSE);
        assertThat(rules(hearing.id())).containsExactly("hearing-grave");
        records.apply("clock_hearing", hearing.id(), Map.of("grave", false), null, CAUSE);
        assertThat(rules(hearing.id())).isEmpty();
        assertThat(uses.all().get("hearing-usual")).extracting(Label::zh).contains("听证 · 待听证");
    }

    private List<String> rules(long id) {
        return clocks.ofStages("clock_hearing", id).stream()
                .map(known -> known.rule().rule())
                .toList();
    }

    @Test
    void shouldTellOfItInTheCourseOfItsRecord() {
        var id = filed(Map.of("name", "虚假宣传"));
        var known = inquiry(id);
        jdbc.sql("""
                INSERT INTO process.instance (command_id, instance_key, process_id, version, registry, record_id,
                    requested_at, started_at, state)
                VALUES (gen_random_uuid(), :key, 'stage-test', 1, 'clock_case', :id, now(), now(), 'running')
                """).param("key", -id).param("id", id).update();

        operations.pause(person("department-leader"), known.id(), "testing", "送检");

        assertThat(timeline.of(-id)).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo("paused");
            assertThat(entry.opinion()).isEqualTo("调查期限：检测鉴定：送检");
        });
    }

    @Test
    void shouldNotBeExtendedWhenItIsOver() {
        var over = clocks.ofStages("clock_case", filed(Map.of("name", "短斤少两", "filed_on", "2026-03-02")))
                .getFirst();

        assertThatThrownBy(() -> operations.extend(person("department-leader"), over.id(), 30, "案情复杂"))
                .hasMessageContaining("deadline.late-extension");
    }

    /** Whoever the rule names, though it is no leader of the department. */
    @Test
    void shouldAskThoseWhoMayGrant() {
        var known = inquiry(filed(Map.of("name", "假冒专利")));
        var request = requests.add(known, 3, "案情复杂", "li.officer");

        assertThat(requests.pending(List.of("market"), Set.of("bureau-leader")))
                .extracting(ExtensionRequests.Request::id)
                .contains(request);
        assertThat(requests.pending(List.of("market"), Set.of("department-leader")))
                .extracting(ExtensionRequests.Request::id)
                .doesNotContain(request);
        assertThatThrownBy(() -> operations.answer(person("department-leader"), request, true, "同意"))
                .hasMessageContaining("deadline.not-yours");
        operations.answer(person("bureau-leader"), request, true, "同意");
        assertThat(clocks.find(known.id()).explanation().extensions()).hasSize(1);
    }

    @Test
    void shouldTellWhatNamesARule() {
        assertThat(uses.all().get("stage-test-case")).extracting(Label::zh).containsExactly("案件 · 已立案");
        assertThat(rules.inForce(LocalDate.of(2026, 3, 2))).contains(new Rules.Version("stage-test-case", 1));
    }

    @Test
    void shouldCountFromADateOfTheRecordAndSaySo() {
        var known = clocks.ofStages("clock_case", filed(Map.of("name", "超范围经营", "filed_on", "2026-03-02")))
                .getFirst();

        assertThat(known.explanation().origin()).isEqualTo("field:立案日期");
        assertThat(text.of(known.explanation(), Locale.SIMPLIFIED_CHINESE)).contains("自“立案日期”起算");
        assertThat(clocks.reckon(known)).isEqualTo(known.explanation());
    }

    @Test
    void shouldCountFromTheBeginningWhereTheDateIsMissing() {
        var known = clocks.ofStages("clock_case", filed(Map.of("name", "无照经营"))).getFirst();

        assertThat(known.explanation().origin()).isEqualTo("no-field:立案日期");
        assertThat(text.of(known.explanation(), Locale.ENGLISH)).contains("is empty");
        assertThat(clocks.reckon(known)).isEqualTo(known.explanation());
    }
}
