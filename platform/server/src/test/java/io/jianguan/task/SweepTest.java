package io.jianguan.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.deadline.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** What the warnings of a rule do, by the sweeper itself, however many sweep. */
@Tag("C4")
class SweepTest extends MatterHttpTest {
    private static final String RULE = """
            deadlines:
              - rule: sweep-test
                version: 1
                label: {zh: 演练期限, en: Trial}
                amount: 2
                unit: WD
                from: 2020-01-01
                warnings:
                  - {stage: near, at: 1 WD before, actions: [notify, urge]}
                  - {stage: due, at: due, actions: [escalate]}
                  - {stage: late, at: 1 WD after, actions: [decide], outcome: approve}
            """;

    @Autowired
    Rules rules;

    @Autowired
    ApplicationContext context;

    @Test
    void shouldUrgeEscalateAndDecideExactlyOnce() throws Exception {
        rules.publish(RULE);
        publish(
                "matter-swept",
                bpmn -> bpmn.replace(
                        "name=\"deadline\" value=\"matter-review\"", "name=\"deadline\" value=\"sweep-test\""));
        var matter = startIn("matter-swept", ZHAO).drafted();
        var review = matter.open("review");
        var due = Instant.now().minus(Duration.ofHours(1));
        does(() -> {
            jdbc.sql(
                            "UPDATE deadline.clock SET explanation = jsonb_set(explanation, '{due}', to_jsonb(?::text)) WHERE task_id = ?")
                    .params(due.toString(), review.id())
                    .update();
            fires(review, "near", "2 h");
            fires(review, "due", "1 min");
        });
        sweep();
        eventually().untilAsserted(() -> {
            assertThat(entries(matter, "urged")).hasSize(1);
            assertThat(entries(matter, "overdue")).hasSize(1);
        });
        does(() -> fires(review, "late", "1 min"));
        sweep();
        matter.open("legal");
        assertThat(entries(matter, "urged")).hasSize(1);
        assertThat(entries(matter, "overdue")).hasSize(1);
        assertThat(entries(matter, "auto-completed").stream().filter(entry -> "review".equals(entry.elementId())))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.outcome()).isEqualTo("approve");
                    assertThat(entry.username()).isNull();
                });
        assertThat(heard(ZHAO, matter)).containsOnlyOnce("deadline-near").containsOnlyOnce("deadline-urged");
        assertThat(heard(WANG, matter)).containsOnlyOnce("deadline-escalated");
        assertThat(explained(ZHAO, matter)).isNotEmpty().allMatch(words -> words.contains("起 2 个工作日"));
        assertThat(records.get("matter", matter.record).values()).containsEntry("review_outcome", "approve");
    }

    /** Of its warnings, why it is due when it is. */
    private List<String> explained(String username, Matter matter) {
        return jdbc.sql("""
                SELECT arguments[4] FROM notification.notice
                WHERE username = ? AND ? = ANY (arguments) AND kind LIKE 'deadline-%'
                """).params(username, title(matter)).query(String.class).list();
    }

    private void fires(Task task, String stage, String ago) {
        jdbc.sql("""
                UPDATE deadline.alert SET fire_at = now() - ?::interval
                WHERE clock_id = (SELECT id FROM deadline.clock WHERE task_id = ?) AND stage = ? AND fired_at IS NULL
                """).params(ago, task.id(), stage).update();
    }

    /** As two replicas would at once, beside the server's own. */
    private void sweep() throws Exception {
        var sweeper = context.getBean("sweeper");
        Callable<Object> once = () -> ReflectionTestUtils.invokeMethod(sweeper, "sweep");
        try (var replicas = Executors.newFixedThreadPool(2)) {
            for (var one : replicas.invokeAll(List.of(once, once, once, once))) {
                one.get();
            }
        }
    }
}
