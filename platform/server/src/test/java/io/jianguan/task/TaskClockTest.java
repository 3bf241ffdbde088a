package io.jianguan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.deadline.Rules;
import io.jianguan.rest.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From when the clock of a task counts, and what becomes of it when the task comes back. */
@Tag("D4")
class TaskClockTest extends MatterTest {
    private static final String PROCESS = "matter-clocks";

    @Autowired
    Rules rules;

    @BeforeEach
    void process() {
        rules.publish("""
                deadlines:
                  - {rule: task-clock-again, version: 1, label: {zh: 拟稿, en: Draft}, amount: 5, unit: WD, again: continue}
                  - {rule: task-clock-claimed, version: 1, label: {zh: 决定, en: Decide}, amount: 5, unit: WD, start: claimed}
                """);
        publish(PROCESS, bpmn -> named(named(bpmn, "apply", "task-clock-again"), "decide", "task-clock-claimed"));
    }

    /** Names a rule instead of a period. */
    private static String named(String bpmn, String task, String rule) {
        return bpmn.replaceFirst(
                "(?s)(<bpmn:userTask id=\"" + task
                        + "\".*?)<zeebe:property name=\"(?:due|deadline)\" value=\"[^\"]*\"/>",
                "$1<zeebe:property name=\"deadline\" value=\"" + rule + "\"/>");
    }

    private record Known(Instant startedAt, Instant dueAt, boolean continued, String state, List<String> events) {}

    private Optional<Known> clock(Task task) {
        return jdbc.sql("""
                SELECT started_at, due_at, continued, state,
                    ARRAY(SELECT kind FROM deadline.event e WHERE e.clock_id = c.id ORDER BY number) AS events
                FROM deadline.clock c WHERE task_id = ?
                """)
                .param(task.id())
                .query((row, number) -> new Known(
                        row.getTimestamp("started_at").toInstant(),
                        row.getTimestamp("due_at").toInstant(),
                        row.getBoolean("continued"),
                        row.getString("state"),
                        List.of((String[]) row.getArray("events").getArray())))
                .optional();
    }

    private Known timed(Task task) {
        eventually().until(() -> clock(task).isPresent());
        return clock(task).orElseThrow();
    }

    @Test
    void shouldGoOnWhenItsTaskIsTakenBack() {
        var matter = start(ZHAO);
        var apply = matter.open("apply");
        var before = timed(apply);
        matter.drafted();
        does(() -> goingBack.withdraw(actor(LI), apply.id(), "写错了"));

        var again = timed(matter.open("apply"));
        assertThat(again.startedAt()).isEqualTo(before.startedAt());
        assertThat(again.dueAt()).isEqualTo(before.dueAt());
        assertThat(again.events()).containsExactly("started", "continued");
        assertThat(clock(apply)).get().satisfies(old -> {
            assertThat(old.state()).isEqualTo("ended");
            assertThat(old.continued()).isTrue();
        });
    }

    @Test
    void shouldStartAnewWhenItsTaskIsReturned() {
        var matter = start(ZHAO);
        var before = timed(matter.open("apply"));
        var review = matter.drafted().open("review");
        does(() -> goingBack.giveBack(actor(ZHAO), review.id(), "previous", false, "请补充依据"));

        var again = timed(matter.open("apply"));
        assertThat(again.startedAt()).isAfter(before.startedAt());
        assertThat(again.events()).containsExactly("started");
    }

    @Test
    void shouldGoOnWhenItsTaskIsReturnedAndTheRuleSaysSo() {
        var matter = startIn(PROCESS, ZHAO);
        var before = timed(matter.open("apply"));
        var review = matter.drafted().open("review");
        does(() -> goingBack.giveBack(actor(ZHAO), review.id(), "previous", false, "请补充依据"));

        var again = timed(matter.open("apply"));
        assertThat(again.startedAt()).isEqualTo(before.startedAt());
        assertThat(again.events()).containsExactly("started", "continued");
    }

    @Test
    void shouldNotBePublishedWithARuleThatIsNotThere() {
        assertThatThrownBy(() -> publish("matter-no-rule", bpmn -> named(bpmn, "apply", "no-such-rule")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("deadline.rule-of-model"));
    }

    @Test
    void shouldCountFromWhenSomebodyTakesIt() {
        var matter = startIn(PROCESS, ZHAO).reviewed(ZHAO);
        matter.complete(LEGAL, "legal", YES);
        var decide = matter.open("decide");
        assertThat(clock(decide)).isEmpty();

        tasks.claim(actor(WANG), decide.id());
        var taken = timed(decide);
        assertThat(taken.startedAt()).isAfter(decide.createdAt());
        tasks.unclaim(actor(WANG), decide.id());
        tasks.claim(actor(WANG), decide.id());
        assertThat(timed(decide)).isEqualTo(taken);
    }
}
