package io.jianguan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.deadline.Rules;
import io.jianguan.process.Timeline;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MvcResult;

/** Somebody acts for somebody who is away: hears what they would, does what they could, and both names stay. */
@Tag("W4")
class SubstituteHttpTest extends MatterHttpTest {
    private static final String MATTER = "matter-approval";
    private static final String OTHER = "matter-substitute";
    private static final String APPROVE = "{\"data\": {\"outcome\": \"approve\"}}";

    @Autowired
    Rules rules;

    private String audited(Task task, String action) {
        return jdbc.sql("SELECT username || ' for ' || (details ->> 'onBehalfOf') FROM audit.entry"
                        + " WHERE subject = ? AND action = ? ORDER BY id DESC LIMIT 1")
                .params("task:" + task.id(), action)
                .query(String.class)
                .single();
    }

    @Test
    void shouldHearOfATaskAndCompleteItInThatProcessOnly() throws Exception {
        publish(OTHER, UnaryOperator.identity());
        away(ZHAO, "o0014", MATTER);
        var matter = start(ZHAO).drafted();
        var other = startIn(OTHER, ZHAO).drafted();
        var review = matter.open("review");
        assertThat(inStead("o0014", "task-arrived", matter)).containsExactly("赵样例");
        assertThat(heard("o0014", other)).isEmpty();
        assertThat(read(get("o0014", "/api/notices?limit=5")).toString()).contains("（代赵样例）新任务");
        post(LI, task(review) + "/urge", "{\"reason\": \"急\"}").andExpect(status().isOk());
        assertThat(inStead("o0014", "task-urged", matter)).containsExactly("赵样例");

        assertThat(listed("o0014", "mine", matter)).containsExactly("review");
        assertThat(listed("o0014", "mine", other)).isEmpty();
        get("o0014", task(review)).andExpect(jsonPath("$.absent.username").value(ZHAO));
        get("o0014", instance(matter)).andExpect(status().isOk());
        refused(get("o0014", task(other.open("review"))), 404, "task.unknown");
        refused(post("o0014", task(other.open("review")) + "/complete", APPROVE), 404, "task.unknown");
        twice("o0014", task(review) + "/complete", APPROVE);
        matter.open("legal");
        assertThat(entries(matter, "completed"))
                .last()
                .returns("o0014", Timeline.Entry::username)
                .returns(ZHAO, Timeline.Entry::onBehalfOf);
        assertThat(audited(review, "task.completed")).isEqualTo("o0014 for " + ZHAO);
        assertThat(jdbc.sql("""
                        SELECT s.username || ' for ' || t.on_behalf_of FROM task.submission s
                        JOIN task.task t ON t.id = s.task_id WHERE t.id = ?
                        """).param(review.id()).query(String.class).single())
                .isEqualTo("o0014 for " + ZHAO);
        assertThat(heard("o0014", matter)).doesNotContain("task-returned");
    }

    @Test
    void shouldHearWhatComesBackIsHandedOnOrRunsOut() throws Exception {
        away(ZHAO, "o0014");
        away("o0008", "o0015");
        var matter = start(ZHAO).drafted();
        var review = matter.open("review");
        matter.late(review);
        eventually()
                .untilAsserted(() -> assertThat(heard("o0014", matter)).contains("deadline-near", "deadline-overdue"));
        post(ZHAO, task(review) + "/transfer", "{\"to\": \"o0008\", \"reason\": \"忙\"}")
                .andExpect(status().isOk());
        assertThat(inStead("o0015", "task-transferred", matter)).containsExactly("陶丁巳");
        post("o0015", task(review) + "/delegate", "{\"to\": \"zhao.officer\", \"reason\": \"请先看\"}")
                .andExpect(status().isOk());
        assertThat(entries(matter, "delegated"))
                .singleElement()
                .returns("o0015", Timeline.Entry::username)
                .returns("o0008", Timeline.Entry::onBehalfOf);
        assertThat(inStead("o0014", "task-delegated", matter)).containsExactly("赵样例");
    }

    @Test
    void shouldSignForASignerWhoIsAway() throws Exception {
        away("o0002", "o0016", MATTER);
        var matter = start(ZHAO, "o0002").reviewed(ZHAO);
        var part = matter.asked("o0002");
        assertThat(inStead("o0016", "sign-requested", matter)).containsExactly("韩丁丑");
        twice("o0016", task(part) + "/complete", APPROVE);
        assertThat(entries(matter, "signed"))
                .singleElement()
                .returns("o0016", Timeline.Entry::username)
                .returns("o0002", Timeline.Entry::onBehalfOf);
        assertThat(audited(part, "task.signed")).isEqualTo("o0016 for o0002");
    }

    @Test
    @Tag("C4")
    void shouldDoALeadersWork() throws Exception {
        publish(OTHER, UnaryOperator.identity());
        away(WANG, "o0018", MATTER);
        var matter = start(ZHAO).drafted();
        var other = startIn(OTHER, ZHAO).drafted();
        var review = matter.open("review");
        assertThat(listed("o0018", "team", matter)).containsExactly("review");
        assertThat(listed("o0018", "team", other)).isEmpty();
        var cockpit = read(get("o0018", "/api/deadlines?text=" + title(matter)));
        assertThat(cockpit.path("rows").size()).isOne();
        get("o0018", "/api/deadlines/counts?text=" + title(matter))
                .andExpect(jsonPath("$.total").value(1));
        get("o0018", "/api/deadlines?text=" + title(other))
                .andExpect(jsonPath("$.rows.length()").value(0));

        post("o0018", task(review) + "/urge", "{\"reason\": \"急\"}").andExpect(status().isOk());
        post("o0018", task(review) + "/transfer", "{\"to\": \"o0009\", \"reason\": \"忙\"}")
                .andExpect(status().isOk());
        for (var kind : List.of("urged", "transferred")) {
            assertThat(entries(matter, kind))
                    .singleElement()
                    .returns("o0018", Timeline.Entry::username)
                    .returns(WANG, Timeline.Entry::onBehalfOf);
        }
        refused(post("o0018", task(other.open("review")) + "/urge", "{\"reason\": \"急\"}"), 404, "task.unknown");

        matter.complete("o0009", "review", YES);
        matter.complete(LEGAL, "legal", YES);
        var decide = matter.open("decide");
        post("o0018", task(decide) + "/claim", "").andExpect(status().isOk());
        twice("o0018", task(decide) + "/complete", APPROVE);
        matter.becomes("approved");
        assertThat(entries(matter, "claimed")).singleElement().returns(WANG, Timeline.Entry::onBehalfOf);
        assertThat(entries(matter, "completed"))
                .last()
                .returns("o0018", Timeline.Entry::username)
                .returns(WANG, Timeline.Entry::onBehalfOf);
    }

    @Test
    @Tag("C4")
    void shouldGrantMoreTimeForTheLeader() throws Exception {
        rules.publish("""
                deadlines:
                  - rule: substitute-test
                    version: 1
                    label: {zh: 代理演练期限, en: Trial}
                    amount: 2
                    unit: WD
                    from: 2020-01-01
                    warnings: [{stage: due, at: due, actions: [notify]}]
                    extension: {role: department-leader, amount: 5, times: 1}
                """);
        publish(
                "matter-extended",
                bpmn -> bpmn.replace(
                        "name=\"deadline\" value=\"matter-review\"", "name=\"deadline\" value=\"substitute-test\""));
        away(WANG, "o0018", "matter-extended");
        away("sun.leader", "o0019");
        var matter = startIn("matter-extended", ZHAO).drafted();
        var clock =
                read(get(ZHAO, "/api/deadlines/tasks/" + matter.open("review").id()));
        post(ZHAO, "/api/deadlines/" + clock.path("id").asString() + "/extend", "{\"amount\": 3, \"reason\": \"补材料\"}")
                .andExpect(status().isOk());
        assertThat(jdbc.sql("""
                        SELECT arguments[3] || arguments[5] FROM notification.notice
                        WHERE username = 'o0018' AND kind = 'extension-asked' ORDER BY id DESC LIMIT 1
                        """).query(String.class).single()).isEqualTo("3 个工作日3 working days");
        assertThat(jdbc.sql("""
                        SELECT absent FROM notification.notice
                        WHERE username = 'o0018' AND kind = 'extension-asked' ORDER BY id DESC LIMIT 1
                        """).query(String.class).single()).isEqualTo("王示范");
        assertThat(read(get("o0019", "/api/deadlines/requests")).toString()).doesNotContain(title(matter));
        var request = read(get("o0018", "/api/deadlines/requests"))
                .valueStream()
                .filter(one -> one.path("title").asString().contains(title(matter)))
                .findFirst()
                .orElseThrow();
        assertThat(request.path("title").asString())
                .endsWith(" · " + title(matter))
                .doesNotContain("zh=");
        var answer = "/api/deadlines/requests/" + request.path("id").asString() + "/answer";
        post("o0019", answer, "{\"granted\": true, \"opinion\": \"\"}").andExpect(status().is4xxClientError());
        post("o0018", answer, "{\"granted\": true, \"opinion\": \"同意\"}").andExpect(status().isNoContent());
        assertThat(entries(matter, "extended"))
                .singleElement()
                .returns("o0018", Timeline.Entry::username)
                .returns("同意", Timeline.Entry::opinion)
                .returns(WANG, Timeline.Entry::onBehalfOf);
    }

    private MvcResult listening(String username) throws Exception {
        return get(username, "/api/stream").andExpect(request().asyncStarted()).andReturn();
    }

    private static String heard(MvcResult stream) throws Exception {
        return stream.getResponse().getContentAsString();
    }

    @Test
    void shouldSeeLiveWhatComesToThoseRepresentedAndToTheLeadersOffice() throws Exception {
        publish(OTHER, UnaryOperator.identity());
        var stranger = listening("sun.leader");
        var leader = listening(WANG);
        var before = listening("o0014");
        away(ZHAO, "o0014", MATTER);
        // what was open ends, so that the browser comes again with what has become its reader's
        before.getAsyncResult(30_000);
        var substitute = listening("o0014");
        var review = start(ZHAO).drafted().open("review");
        var other = startIn(OTHER, ZHAO).drafted().open("review");
        eventually().untilAsserted(() -> {
            assertThat(heard(substitute)).contains(String.valueOf(review.id()));
            assertThat(heard(leader)).contains(String.valueOf(review.id()), String.valueOf(other.id()));
        });
        assertThat(heard(substitute)).doesNotContain(String.valueOf(other.id()));
        assertThat(heard(stranger)).doesNotContain(String.valueOf(review.id()));
    }
}
