package io.jianguan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.process.Timeline;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** 督办: demanded for many tasks at once, answered in time or escalated, closed. */
@Tag("C4")
@Tag("G10.1")
class SupervisionHttpTest extends MatterHttpTest {
    private static final String SUPERVISIONS = "/api/supervisions";

    private JsonNode demand(String leader, Task... tasks) throws Exception {
        return bulk(leader, """
                {"deed": "supervise", "ids": %s, "text": "请说明进度", "period": "2 WD"}
                """.formatted(ids(tasks)));
    }

    private String id(Matter matter) {
        return jdbc.sql("SELECT id::text FROM deadline.supervision WHERE record_title = ?")
                .param(title(matter))
                .query(String.class)
                .single();
    }

    @Test
    void shouldBeMadeForManyAnsweredAndClosed() throws Exception {
        var matter = start(ZHAO).drafted();
        var done = start(ZHAO).drafted();
        var review = done.open("review");
        done.complete(ZHAO, "review", YES);
        var made = demand(WANG, matter.open("review"), review);
        assertThat(made.path("done").asInt()).isOne();
        assertThat(refusals(WANG, made)).containsExactly("supervision.ended");
        assertThat(refusals("o0007", demand("o0007", matter.open("review")))).containsExactly("task.unknown");
        assertThat(heard(ZHAO, matter)).contains("task-arrived");
        var item = id(matter);
        refused(post("o0007", SUPERVISIONS + "/" + item + "/reply", "{\"reply\": \"x\"}"), 404, "supervision.unknown");
        refused(post(WANG, SUPERVISIONS + "/" + item + "/reply", "{\"reply\": \"x\"}"), 403, "supervision.not-yours");
        refused(post(ZHAO, SUPERVISIONS + "/" + item + "/reply", "{\"reply\": \" \"}"), 422, "supervision.reply");
        post(ZHAO, SUPERVISIONS + "/" + item + "/reply", "{\"reply\": \"明天办完\"}")
                .andExpect(status().isNoContent());
        refused(post(ZHAO, SUPERVISIONS + "/" + item + "/reply", "{\"reply\": \"又\"}"), 409, "supervision.answered");
        get(WANG, SUPERVISIONS + "?scope=made&limit=1")
                .andExpect(jsonPath("$.rows[0].state").value("replied"))
                .andExpect(jsonPath("$.rows[0].repliedBy.username").value(ZHAO));
        refused(
                post(ZHAO, SUPERVISIONS + "/" + item + "/close", "{\"opinion\": \"好\"}"),
                403,
                "supervision.not-leader");
        post(WANG, SUPERVISIONS + "/" + item + "/close", "{\"opinion\": \"好\"}").andExpect(status().isNoContent());
        refused(post(WANG, SUPERVISIONS + "/" + item + "/close", "{\"opinion\": \"好\"}"), 409, "supervision.closed");
        assertThat(matter.told()).containsSequence("supervised", "supervision-replied");
    }

    @Test
    void shouldEscalateOnceWhatIsNotAnsweredInTime() throws Exception {
        var matter = start(ZHAO).drafted();
        demand(WANG, matter.open("review"));
        var item = Long.parseLong(id(matter));
        var due = Instant.now().minus(Duration.ofHours(1));
        does(() -> {
            jdbc.sql("""
                    UPDATE deadline.clock SET due_at = ?::timestamptz,
                        explanation = jsonb_set(explanation, '{due}', to_jsonb(?::text)) WHERE supervision_id = ?
                    """).params(due.toString(), due.toString(), item).update();
            jdbc.sql("""
                    UPDATE deadline.alert SET fire_at = now() - CASE stage WHEN 'near' THEN interval '2 h' ELSE interval '1 min' END
                    WHERE clock_id = (SELECT id FROM deadline.clock WHERE supervision_id = ?) AND fired_at IS NULL
                    """).param(item).update();
        });
        eventually().untilAsserted(() -> assertThat(heard(WANG, matter)).containsOnlyOnce("supervision-escalated"));
        assertThat(heard(ZHAO, matter)).containsOnlyOnce("supervision-near").containsOnlyOnce("supervision-overdue");
        get(ZHAO, SUPERVISIONS + "?limit=1")
                .andExpect(jsonPath("$.rows[0].clock").value("overdue"));
    }

    @Test
    @Tag("W4")
    void shouldBeAnsweredAndMadeByWhoeverStandsIn() throws Exception {
        away(ZHAO, "o0014", "matter-approval");
        away(WANG, "o0018", "matter-approval");
        var matter = start(ZHAO).drafted();
        demand("o0018", matter.open("review"));
        assertThat(entries(matter, "supervised"))
                .singleElement()
                .returns("o0018", Timeline.Entry::username)
                .returns(WANG, Timeline.Entry::onBehalfOf);
        var item = id(matter);
        assertThat(inStead("o0014", "supervised", matter)).isEmpty();
        assertThat(jdbc.sql("SELECT absent FROM notification.notice WHERE username = 'o0014' AND key = ?")
                        .param("supervised:" + item)
                        .query(String.class)
                        .single())
                .isEqualTo("赵样例");
        get("o0014", SUPERVISIONS + "?limit=1")
                .andExpect(jsonPath("$.rows[0].mine").value(true));
        post("o0014", SUPERVISIONS + "/" + item + "/reply", "{\"reply\": \"代为回复\"}")
                .andExpect(status().isNoContent());
        assertThat(entries(matter, "supervision-replied"))
                .singleElement()
                .returns("o0014", Timeline.Entry::username)
                .returns(ZHAO, Timeline.Entry::onBehalfOf);
        assertThat(jdbc.sql("SELECT details ->> 'onBehalfOf' FROM audit.entry WHERE subject = ? AND action = ?")
                        .params("supervision:" + item, "supervision.replied")
                        .query(String.class)
                        .single())
                .isEqualTo(ZHAO);
        get("o0018", SUPERVISIONS + "?scope=made&limit=1")
                .andExpect(jsonPath("$.rows[0].id").value(item))
                .andExpect(jsonPath("$.rows[0].repliedBy.username").value("o0014"))
                .andExpect(jsonPath("$.rows[0].addressee.username").value(ZHAO));
        post("o0018", SUPERVISIONS + "/" + item + "/close", "{\"opinion\": \"\"}")
                .andExpect(status().isNoContent());
    }
}
