package io.jianguan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.process.Timeline;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What somebody has who leaves, and what still comes to them, however it comes. */
@Tag("W4")
class HandoverHttpTest extends MatterHttpTest {

    private void leaves(String person, String successor) throws Exception {
        post("admin", "/api/handovers", """
                {"person": "%s", "successor": "%s", "reason": "调离", "future": true}
                """.formatted(person, successor)).andExpect(status().isCreated());
    }

    @Test
    @Tag("C4")
    void shouldTakeOverWhatIsSupervisedAndTellWhoeverLeaves() throws Exception {
        var matter = start("o0020").drafted();
        var review = matter.open("review");
        bulk(WANG, """
                {"deed": "supervise", "ids": %s, "text": "请说明进度", "period": "2 WD"}
                """.formatted(ids(review)));
        get("admin", "/api/handovers/extent?person=o0020")
                .andExpect(jsonPath("$.held").value(1))
                .andExpect(jsonPath("$.besides.supervisions").value(1));
        leaves("o0020", "o0021");
        assertThat(matter.open("review").assignee()).isEqualTo("o0021");
        get("admin", "/api/handovers/extent?person=o0020")
                .andExpect(jsonPath("$.besides.supervisions").value(0));
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM notification.notice WHERE username = 'o0020' AND kind = 'handed-over-away'")
                        .query(Integer.class)
                        .single())
                .isOne();
        var item =
                read(get("o0021", "/api/supervisions?scope=mine")).path("rows").get(0);
        assertThat(item.path("taskId").asString()).isEqualTo(String.valueOf(review.id()));
        assertThat(item.path("mine").asBoolean()).isTrue();
        post("o0021", "/api/supervisions/" + item.path("id").asString() + "/reply", "{\"reply\": \"今天办完\"}")
                .andExpect(status().isNoContent());
        assertThat(entries(matter, "supervision-handed-over"))
                .singleElement()
                .returns("o0020", Timeline.Entry::onBehalfOf);
    }

    @Test
    void shouldTellTheLeaderWhatAClosedAccountLeaves() throws Exception {
        var matter = start("o0026").drafted();
        assertThat(matter.open("review").assignee()).isEqualTo("o0026");
        close("o0026");
        var told = jdbc.sql("SELECT username || ' ' || link FROM notification.notice WHERE kind = 'left-behind'")
                .query(String.class)
                .list();
        assertThat(told)
                .isNotEmpty()
                .allMatch(one -> one.endsWith(" /absence?leaver=o0026"))
                .noneMatch(one -> one.startsWith("o0026 ") || one.startsWith("admin "));
        leaves("o0026", "o0027");
        assertThat(matter.open("review").assignee()).isEqualTo("o0027");
    }

    private void close(String username) throws Exception {
        var at = "/api/users/" + username;
        var user = read(get("admin", at));
        var body = json.createObjectNode()
                .put("name", user.path("name").asString())
                .put("organisation", user.at("/organisation/code").asString())
                .put("active", false)
                .set("roles", user.path("roles"));
        put("admin", at, body.toString()).andExpect(status().isOk());
    }

    @Test
    void shouldForwardWhatIsOfferedAndAskedLater() throws Exception {
        publish(
                "matter-left",
                bpmn -> bpmn.replace(
                        "candidateGroups='=[\"department-leader@\" + owner]'",
                        "candidateUsers='=[\"o0022\", \"o0024\"]'"));
        leaves("o0022", "o0023");
        var matter = startIn("matter-left", ZHAO, "o0022", "o0024").reviewed(ZHAO);
        var part = matter.asked("o0023");
        assertThat(heard("o0023", matter)).containsExactly("sign-requested");
        assertThat(heard("o0022", matter)).isEmpty();
        post("o0023", task(part) + "/complete", "{\"data\": {\"outcome\": \"approve\"}}")
                .andExpect(status().isOk());
        matter.sign("o0024", YES);
        matter.complete(LEGAL, "legal", YES);
        var decide = matter.open("decide");
        assertThat(tasks.candidates(decide.id())).containsExactly("user:o0023", "user:o0024");
        assertThat(listed("o0023", "candidate", matter)).containsExactly("decide");
        assertThat(listed("o0022", "candidate", matter)).isEmpty();
        assertThat(entries(matter, "handed-over")).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.onBehalfOf()).isEqualTo("o0022");
            assertThat(entry.people()).containsExactly("o0023");
        });

        leaves("o0023", "o0025");
        assertThat(listed("o0025", "candidate", matter)).containsExactly("decide");
        assertThat(start("o0022").drafted().open("review").assignee()).isEqualTo("o0025");
    }
}
