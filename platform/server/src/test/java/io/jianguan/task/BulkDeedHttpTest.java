package io.jianguan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same done to many tasks: shown before, done to each as if to it alone, stopped on the way. */
@Tag("C4")
@Tag("W4")
class BulkDeedHttpTest extends MatterHttpTest {
    private static final String NOBODYS =
            LongStream.rangeClosed(1, 5000).mapToObj("\"%d\""::formatted).collect(Collectors.joining(", ", "[", "]"));

    private int urged(Task task) {
        return jdbc.sql("SELECT count(*) FROM task.urge WHERE task_id = ?")
                .param(task.id())
                .query(Integer.class)
                .single();
    }

    @Test
    @Tag("G10.1")
    @Tag("G10.2")
    void shouldShowWhatItWouldDoAndThenDoIt() throws Exception {
        var first = start(ZHAO).drafted();
        var second = start("o0008").drafted();
        var over = start(ZHAO).drafted();
        var gone = over.open("review");
        over.complete(ZHAO, "review", YES);
        var wish = """
                {"deed": "urge", "ids": %s, "text": "请尽快"}
                """.formatted(ids(first.open("review"), second.open("review"), gone));

        var tried = settled(WANG, read(post(WANG, BULK, wish)));
        assertThat(tried.path("state").asString()).isEqualTo("tried");
        assertThat(tried.path("ready").asInt()).isEqualTo(2);
        assertThat(refusals(WANG, tried)).containsExactly("task.gone");
        assertThat(urged(first.open("review"))).isZero();
        assertThat(heard(ZHAO, first)).doesNotContain("task-urged");

        var one = BULK + "/" + tried.path("id").asString();
        refused(get("sun.leader", one), 404, "task.bulk-unknown");
        var done = settled(WANG, read(post(WANG, one + "/run", "")));
        assertThat(done.path("state").asString()).isEqualTo("done");
        assertThat(done.path("done").asInt()).isEqualTo(2);
        assertThat(done.path("refused").asInt()).isOne();
        refused(post(WANG, one + "/run", ""), 409, "task.bulk-busy");
        get(WANG, one + "/items")
                .andExpect(jsonPath("$.rows[0].title").value("部门审核 · " + title(over)))
                .andExpect(jsonPath("$.rows[0].link").value("/tasks/" + gone.id()));
        assertThat(first.told()).contains("urged");
        assertThat(heard(ZHAO, first)).containsOnlyOnce("task-urged");
        assertThat(heard("o0008", second)).containsOnlyOnce("task-urged");

        assertThat(refusals(WANG, bulk(WANG, wish))).containsExactly("task.urged", "task.urged", "task.gone");
    }

    @Test
    void shouldReassignAllThatTheListShows() throws Exception {
        var matter = start(ZHAO).drafted();
        matter.open("review");
        var done = bulk(WANG, """
                {"deed": "transfer", "parameters": {"state": "all", "text": "%s"}, "person": "o0009", "text": "均衡"}
                """.formatted(title(matter)));
        assertThat(done.path("total").asInt()).isOne();
        assertThat(done.path("done").asInt()).isOne();
        assertThat(matter.open("review").assignee()).isEqualTo("o0009");
        assertThat(matter.told()).contains("transferred");
        assertThat(heard(ZHAO, matter)).contains("task-taken-away");
        refused(post("sun.leader", BULK, """
                        {"deed": "urge", "parameters": {"text": "%s"}}
                        """.formatted(title(matter))), 422, "task.bulk-none");
    }

    @Test
    void shouldSayWhatIsMissing() throws Exception {
        var ids = ids(start(ZHAO).drafted().open("review"));
        refused(
                post(WANG, BULK, "{\"deed\": \"transfer\", \"ids\": %s, \"text\": \" \"}".formatted(ids)),
                422,
                "task.reason");
        refused(
                post(WANG, BULK, "{\"deed\": \"transfer\", \"ids\": %s, \"text\": \"x\"}".formatted(ids)),
                422,
                "task.people");
        refused(post(WANG, BULK, "{\"deed\": \"supervise\", \"ids\": %s}".formatted(ids)), 422, "supervision.demand");
        refused(post(WANG, BULK, "{\"deed\": \"destroy\", \"ids\": %s}".formatted(ids)), 422, "task.bulk-deed");
        refused(post(WANG, BULK, "{\"deed\": \"urge\", \"ids\": []}"), 422, "task.bulk-none");
        refused(
                post(WANG, BULK, "{\"deed\": \"urge\", \"ids\": %s}".formatted(NOBODYS.replace("]", ", \"5001\"]"))),
                422,
                "task.bulk-size");
    }

    @Test
    void shouldClaimStraightAwayAndApprove() throws Exception {
        var matter = start(ZHAO).drafted();
        var review = matter.open("review");
        var key = UUID.randomUUID().toString();
        var wish = "{\"deed\": \"claim\", \"ids\": %s, \"straight\": true}".formatted(ids(review));
        var claimed = settled(ZHAO, read(post(ZHAO, BULK, key, wish)));
        assertThat(claimed.path("state").asString()).isEqualTo("done");
        post(ZHAO, BULK, key, wish)
                .andExpect(jsonPath("$.id").value(claimed.path("id").asString()));
        var not = bulk(ZHAO, "{\"deed\": \"approve\", \"ids\": %s}".formatted(ids(review)));
        assertThat(refusals(ZHAO, not)).containsExactly("task.not-in-batch");
        assertThat(matter.open("review").assignee()).isEqualTo(ZHAO);
    }

    @Test
    void shouldStopOnTheWay() throws Exception {
        var begun = read(post(WANG, BULK, "{\"deed\": \"urge\", \"ids\": %s}".formatted(NOBODYS)));
        assertThat(begun.path("running").asBoolean()).isTrue();
        var one = BULK + "/" + begun.path("id").asString();
        post(WANG, one + "/stop", "").andExpect(status().isOk());
        eventually()
                .untilAsserted(
                        () -> get(WANG, one).andExpect(jsonPath("$.state").value("stopped")));
        assertThat(read(get(WANG, one)).path("refused").asInt()).isBetween(1, 4999);
    }
}
