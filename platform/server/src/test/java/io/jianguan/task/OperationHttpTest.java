package io.jianguan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.deadline.Rules;
import io.jianguan.process.Timeline;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Every operation over HTTP: who may, once however often it is asked for, and who hears of it. */
@Tag("W4")
class OperationHttpTest extends MatterHttpTest {
    private static final String URGE = "{\"reason\": \"请尽快\"}";
    private static final String APPROVE = "{\"data\": {\"outcome\": \"approve\", \"opinion\": \"同意\"}}";
    private static final String REFUSE = "{\"data\": {\"outcome\": \"reject\", \"opinion\": \"理由不足\"}}";

    private static final String HOURS = """
            deadlines:
              - {rule: hours, version: %d, label: {zh: 审核, en: Review}, amount: %d, unit: OH}
            """;

    @Autowired
    Rules rules;

    @Test
    @Tag("C4")
    void shouldUrgeAtMostEveryTenMinutesAndOnlyByThoseWhoWaitOrOversee() throws Exception {
        var matter = start(ZHAO).drafted();
        var other = start(ZHAO).drafted();
        var review = matter.open("review");
        twice(LI, task(review) + "/urge", URGE);
        refused(post(LI, task(review) + "/urge", URGE), 409, "task.urged");
        post(LI, task(other.open("review")) + "/urge", URGE).andExpect(status().isOk());
        post(WANG, task(review) + "/urge", URGE).andExpect(status().isOk());
        refused(post("o0007", task(review) + "/urge", URGE), 404, "task.unknown");
        refused(post(ZHAO, task(review) + "/urge", URGE), 403, "task.not-urgeable");
        assertThat(heard(ZHAO, matter).stream().filter("task-urged"::equals)).hasSize(2);

        jdbc.sql("UPDATE task.urge SET at = at - interval '11 minutes' WHERE task_id = ?")
                .param(review.id())
                .update();
        post(LI, task(review) + "/urge", URGE).andExpect(status().isOk());
        assertThat(entries(matter, "urged"))
                .extracting(Timeline.Entry::username)
                .containsExactly(LI, WANG, LI);
    }

    @Test
    void shouldClaimAndGiveBackWhatIsOffered() throws Exception {
        var matter = start(ZHAO).reviewed(ZHAO);
        matter.complete(LEGAL, "legal", YES);
        var decide = matter.open("decide");
        refused(post(LI, task(decide) + "/claim", ""), 403, "task.not-candidate");
        post(WANG, task(decide) + "/claim", "")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.mine").value(true));
        assertThat(listed(WANG, "mine", matter)).containsExactly("decide");
        post(WANG, task(decide) + "/unclaim", "")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.claimable").value(true));
        assertThat(listed(WANG, "candidate", matter)).containsExactly("decide");
        refused(post(WANG, task(decide) + "/unclaim", ""), 409, "task.not-yours");
        assertThat(matter.told()).containsSequence("claimed", "unclaimed");
    }

    @Test
    void shouldJumpOnceAndTellWhoeverHadWhatIsGoneAndTheInitiator() throws Exception {
        var matter = start(ZHAO, "o0002").reviewed(ZHAO);
        matter.asked("o0002");
        var jump = "{\"to\": \"decide\", \"reason\": \"加急\"}";
        refused(post(WANG, instance(matter) + "/jump", jump), 403, "task.not-admin");
        refused(post("admin", instance(matter) + "/jump", "{\"to\": \"decide\"}"), 422, "task.reason");
        twice("admin", instance(matter) + "/jump", jump);
        matter.open("decide");
        assertThat(entries(matter, "jumped"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.opinion()).isEqualTo("加急"));
        assertThat(heard(LEGAL, matter)).containsOnlyOnce("task-dropped");
        assertThat(heard("o0002", matter)).containsOnlyOnce("task-dropped");
        assertThat(heard(LI, matter)).containsOnlyOnce("initiated-moved");
        assertThat(heard(ZHAO, matter)).doesNotContain("task-dropped");
    }

    @Test
    void shouldTellTheSiblingsOfATaskThatGoesBack() throws Exception {
        var matter = start(ZHAO, "o0002").reviewed(ZHAO);
        matter.asked("o0002");
        var legal = matter.open("legal");
        twice(LEGAL, task(legal) + "/return", """
                {"to": "review", "straightBack": false, "reason": "与法不符"}
                """);
        matter.open("review");
        assertThat(heard(ZHAO, matter)).contains("task-returned");
        assertThat(heard("o0002", matter)).containsOnlyOnce("task-dropped");
        assertThat(heard(LEGAL, matter)).doesNotContain("task-dropped");
        assertThat(entries(matter, "returned")).hasSize(1);
        get(ZHAO, task(matter.open("review")))
                .andExpect(jsonPath("$.returned.by.username").value(LEGAL))
                .andExpect(jsonPath("$.returned.step").value("合法性审查"))
                .andExpect(jsonPath("$.returned.reason").value("与法不符"));

        matter.complete(ZHAO, "review", YES);
        get(LEGAL, task(matter.open("legal"))).andExpect(jsonPath("$.returned").doesNotExist());
    }

    @Test
    void shouldCancelOnceByItsInitiatorOnly() throws Exception {
        var matter = start(ZHAO).drafted();
        var reason = "{\"reason\": \"不办了\"}";
        refused(post(ZHAO, instance(matter) + "/cancel", reason), 403, "task.not-initiator");
        twice(LI, instance(matter) + "/cancel", reason);
        matter.becomes("cancelled");
        assertThat(heard(ZHAO, matter)).containsOnlyOnce("instance-canceled");
        assertThat(heard(LI, matter)).doesNotContain("initiated-terminated", "instance-canceled");
        assertThat(entries(matter, "canceled")).hasSize(1);
        eventually().until(() -> matter.told().contains("stopped"));
        assertThat(matter.told()).doesNotContain("ended");

        refused(post(LI, task(matter.all().getFirst()) + "/withdraw", "{}"), 409, "task.instance-over");
    }

    @Test
    void shouldTellWhoeverBothStartedAndHoldsOnlyOnce() throws Exception {
        var matter = start(ZHAO);
        assertThat(matter.open("apply").assignee()).isEqualTo(LI);
        twice("admin", instance(matter) + "/terminate", "{\"reason\": \"重复提出\"}");
        assertThat(heard(LI, matter)).containsOnlyOnce("instance-terminated").doesNotContain("initiated-terminated");
    }

    @Test
    void shouldTerminateOnceAndTellTheInitiatorToo() throws Exception {
        var matter = start(ZHAO).drafted();
        var reason = "{\"reason\": \"重复提出\"}";
        refused(post(LI, instance(matter) + "/terminate", reason), 403, "task.not-admin");
        twice("admin", instance(matter) + "/terminate", reason);
        assertThat(heard(ZHAO, matter)).containsOnlyOnce("instance-terminated");
        assertThat(heard(LI, matter)).containsOnlyOnce("initiated-terminated");
        eventually()
                .until(() -> !read(get("admin", instance(matter)))
                        .path("state")
                        .asString()
                        .equals("running"));
        refused(post("admin", instance(matter) + "/terminate", reason), 409, "task.instance-over");
    }

    @Test
    void shouldTellTheInitiatorHowItEnded() throws Exception {
        var matter = start(ZHAO).drafted();
        matter.complete(ZHAO, "review", NO);
        matter.becomes("rejected");
        eventually().untilAsserted(() -> assertThat(heard(LI, matter)).containsOnlyOnce("initiated-ended"));
        assertThat(heard(ZHAO, matter)).doesNotContain("initiated-ended");
        assertThat(read(get(LI, "/api/notices?limit=5")).toString()).contains("已办结", "现为“不同意”");
        assertThat(read(get(LI, "/api/notices?limit=5", "en")).toString()).contains("is done", "Refused");
    }

    @Test
    void shouldDelegateAndComeBack() throws Exception {
        var matter = start(ZHAO).drafted();
        var review = matter.open("review");
        twice(ZHAO, task(review) + "/delegate", "{\"to\": \"o0006\", \"reason\": \"请先起草\"}");
        assertThat(entries(matter, "delegated")).hasSize(1);
        assertThat(heard("o0006", matter)).containsExactly("task-delegated");
        assertThat(listed(ZHAO, "delegated", matter)).containsExactly("review");
        refused(post(ZHAO, task(review) + "/complete", APPROVE), 409, "task.waiting");

        twice("o0006", task(matter.asked("o0006")) + "/complete", APPROVE);
        assertThat(matter.open("review").id()).isEqualTo(review.id());
        assertThat(heard(ZHAO, matter)).containsOnlyOnce("sign-finished");
        get(ZHAO, task(review)).andExpect(jsonPath("$.draft.data.opinion").value("同意"));
    }

    @Test
    void shouldAskSignersBeforeAndAfterAndLetThemGo() throws Exception {
        var matter = start(ZHAO).drafted();
        var review = matter.open("review");
        twice(ZHAO, task(review) + "/signers", """
                {"position": "before", "people": ["o0004", "o0005"], "inOrder": false, "reason": "请把关"}
                """);
        refused(delete("o0004", task(review) + "/signers/o0005?reason=x"), 403, "task.not-yours");
        refused(delete(ZHAO, task(review) + "/signers/o0005?reason="), 422, "task.reason");
        delete(ZHAO, task(review) + "/signers/o0005?reason=出差").andExpect(status().isOk());
        assertThat(heard("o0005", matter)).containsExactly("sign-asked", "signer-removed");
        assertThat(read(get("o0004", "/api/notices?limit=1")).toString()).contains("赵样例请您对", "请把关");
        get("o0004", task(matter.asked("o0004")))
                .andExpect(jsonPath("$.asked.people[0].by.username").value(ZHAO))
                .andExpect(jsonPath("$.asked.people[0].reason").value("请把关"));
        post("o0004", task(matter.asked("o0004")) + "/complete", APPROVE).andExpect(status().isOk());

        matter.open("review");
        twice(ZHAO, task(review) + "/signers", """
                {"position": "after", "people": ["o0006"], "inOrder": true, "reason": null}
                """);
        twice(ZHAO, task(review) + "/complete", APPROVE);
        assertThat(matter.waiting("review").endedBy()).isEqualTo(ZHAO);
        post("o0006", task(matter.asked("o0006")) + "/complete", APPROVE).andExpect(status().isOk());
        matter.open("legal");
        assertThat(entries(matter, "signer-added-before")).hasSize(1);
        assertThat(entries(matter, "signer-added-after")).hasSize(1);
    }

    @Test
    void shouldTransferOneTaskAndTellBoth() throws Exception {
        var matter = start(ZHAO).drafted();
        var review = matter.open("review");
        twice(ZHAO, task(review) + "/transfer", "{\"to\": \"o0008\", \"reason\": \"出差\"}");
        assertThat(heard(ZHAO, matter)).doesNotContain("task-taken-away");
        refused(post(ZHAO, task(review) + "/transfer", "{\"to\": \"o0009\", \"reason\": \"再转\"}"), 409, "task.taken");
        twice(WANG, task(review) + "/transfer", "{\"to\": \"o0009\", \"reason\": \"忙\"}");
        assertThat(heard("o0008", matter)).containsExactly("task-transferred", "task-taken-away");
        assertThat(heard("o0009", matter)).containsExactly("task-transferred");
        refused(
                post(WANG, task(review) + "/transfer", "{\"to\": \"o0009\", \"reason\": \"忙\"}"),
                409,
                "task.already-theirs");
        refused(
                post(WANG, task(review) + "/transfer", "{\"to\": \"nobody\", \"reason\": \"忙\"}"),
                409,
                "task.person-unknown");
        assertThat(entries(matter, "transferred")).hasSize(2);
    }

    @Test
    void shouldShowTheCourseToWhoeverTakesPartButNotWhatOthersFilledIn() throws Exception {
        var matter = start(ZHAO).drafted();
        var review = matter.open("review");
        refused(get("o0011", instance(matter)), 404, "registry.record-unknown");
        twice(ZHAO, task(review) + "/copy", "{\"people\": [\"o0011\"], \"reason\": null}");
        twice(ZHAO, task(review) + "/delegate", "{\"to\": \"o0012\", \"reason\": \"请先起草\"}");
        twice("o0012", task(matter.asked("o0012")) + "/complete", APPROVE);
        for (var person : List.of("o0011", "o0012")) {
            var course = read(get(person, instance(matter)));
            var drafted = entry(course, "completed");
            assertThat(drafted.path("person").path("username").asString()).isEqualTo(LI);
            assertThat(drafted.path("values").isEmpty()).isTrue();
            assertThat(entry(course, "delegate-returned").path("values").isEmpty())
                    .isEqualTo(person.equals("o0011"));
            get(person, instance(matter) + "/diagram").andExpect(status().isOk());
            get(person, task(review)).andExpect(jsonPath("$.readable").value(false));
            refused(get(person, "/api/registries/matter/records/" + matter.record), 404, "registry.record-unknown");
        }
        get(ZHAO, task(review)).andExpect(jsonPath("$.readable").value(true));
        assertThat(entry(read(get(ZHAO, instance(matter))), "completed")
                        .path("values")
                        .isEmpty())
                .isFalse();
    }

    private static JsonNode entry(JsonNode course, String kind) {
        return course.path("timeline")
                .valueStream()
                .filter(entry -> entry.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldOfferToTakeBackOnlyWhatNobodyHasTouched() throws Exception {
        var matter = start(ZHAO).drafted();
        var apply = matter.all().getFirst();
        var review = matter.open("review");
        assertThat(offered(LI, apply)).contains("withdraw");
        drafts.save(actor(ZHAO), review.id(), Map.of("opinion", "看"), 0);
        assertThat(offered(LI, apply)).doesNotContain("withdraw");
        refused(post(LI, task(apply) + "/withdraw", "{}"), 409, "task.too-late");

        post(ZHAO, task(review) + "/complete", REFUSE).andExpect(status().isOk());
        matter.becomes("rejected");
        eventually().until(() -> !instances.find(matter.instance()).state().equals("running"));
        assertThat(offered(ZHAO, review)).doesNotContain("withdraw");
    }

    private List<String> offered(String username, Task task) throws Exception {
        return read(get(username, task(task)))
                .path("operations")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void shouldShowWhatWasFilledInOnceItIsSubmitted() throws Exception {
        var matter = start(ZHAO).drafted();
        var review = matter.open("review");
        twice(ZHAO, task(review) + "/copy", "{\"people\": [\"o0011\"], \"reason\": null}");
        post(ZHAO, task(review) + "/complete", APPROVE).andExpect(status().isOk());
        for (var reader : List.of(ZHAO, LI)) {
            get(reader, task(review)).andExpect(jsonPath("$.form.data.outcome").value("approve"));
        }
        get("o0011", task(review)).andExpect(jsonPath("$.form.data.outcome").doesNotExist());
    }

    @Test
    @Tag("C4")
    void shouldSayByWhichHoursItCountsAndThatItKeepsItsRule() throws Exception {
        rules.publish(HOURS.formatted(1, 14));
        publish(
                "matter-hours",
                bpmn -> bpmn.replace("name=\"deadline\" value=\"matter-review\"", "name=\"deadline\" value=\"hours\""));
        var matter = startIn("matter-hours", ZHAO).drafted();
        var clock = "/api/deadlines/tasks/" + matter.open("review").id();
        eventually().until(() -> get(ZHAO, clock).andReturn().getResponse().getStatus() == 200);
        get(ZHAO, clock)
                .andExpect(jsonPath("$.hours").value("09:00-12:00,13:30-17:30"))
                .andExpect(jsonPath("$.newer").doesNotExist());

        rules.publish(HOURS.formatted(2, 4));
        get(ZHAO, clock)
                .andExpect(jsonPath("$.explanation.version").value(1))
                .andExpect(jsonPath("$.explanation.amount").value(14))
                .andExpect(jsonPath("$.newer").value(2));
    }

    @Test
    void shouldShowWhoHasReadACopy() throws Exception {
        var matter = start(ZHAO).drafted();
        var review = matter.open("review");
        twice(ZHAO, task(review) + "/copy", "{\"people\": [\"o0010\"], \"reason\": \"知会\"}");
        get(ZHAO, task(review)).andExpect(jsonPath("$.copies[0].readAt").doesNotExist());
        assertThat(listed("o0010", "copied", matter)).containsExactly("review");
        get("o0010", task(review)).andExpect(status().isOk());
        get("o0010", task(review)).andExpect(status().isOk());
        get(ZHAO, task(review)).andExpect(jsonPath("$.copies[0].readAt").isString());
        assertThat(entries(matter, "read"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.username()).isEqualTo("o0010"));
    }
}
