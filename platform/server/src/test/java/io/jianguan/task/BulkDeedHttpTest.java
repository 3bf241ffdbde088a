package io.jianguan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same done to many tasks: shown before, done to each as if to it alone, stopped on the way. */
@Tag("C4")
@Tag("W4")
class BulkDeedHttpTest extends MatterHttpTest {
    private static final long NOWHERE = 900_000_000_000_000_000L;
    private static final String NOBODYS = nobodys(5000);

    private static String nobodys(int count) {
        return LongStream.range(NOWHERE, NOWHERE + count)
                .mapToObj("\"%d\""::formatted)
                .collect(Collectors.joining(", ", "[", "]"));
    }

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

    /** As if it had begun a minute ago. */
    private String begunLongAgo(String wish) throws Exception {
        var id = read(post(WANG, BULK, wish)).path("id").asString();
        jdbc.sql("UPDATE task.bulk_deed SET begun_at = begun_at - interval '1 minute' WHERE id = ?::bigint")
                .param(id)
                .update();
        return id;
    }

    private List<String> told(String id) {
        return jdbc.sql("SELECT username || ' ' || kind FROM notification.notice WHERE link = ? ORDER BY id")
                .param("/bulk-deeds/" + id)
                .query(String.class)
                .list();
    }

    @Test
    void shouldTellWhoeverAskedWhenItTookLongHowItEnded() throws Exception {
        var some = nobodys(300);
        var nowhere = begunLongAgo("{\"deed\": \"urge\", \"ids\": %s}".formatted(some));
        eventually().untilAsserted(() -> assertThat(told(nowhere)).containsExactly(WANG + " bulk-deed/nowhere"));

        var review = start(ZHAO).drafted().open("review");
        var tried = begunLongAgo("{\"deed\": \"urge\", \"ids\": %s}"
                .formatted(some.replace(String.valueOf(NOWHERE), String.valueOf(review.id()))));
        eventually().untilAsserted(() -> assertThat(told(tried)).containsExactly(WANG + " bulk-deed/tried"));
        get(WANG, "/api/notices?limit=1").andExpect(jsonPath("$.rows[0].title").value("批量催办核对完成，等您确认"));

        var done = begunLongAgo("{\"deed\": \"urge\", \"ids\": %s, \"straight\": true}".formatted(some));
        eventually().untilAsserted(() -> assertThat(told(done)).containsExactly(WANG + " bulk-deed"));
        get(WANG, "/api/notices?limit=1")
                .andExpect(jsonPath("$.rows[0].title").value("批量催办已完成：0 项办成，300 项没有办成"))
                .andExpect(jsonPath("$.rows[0].link").value("/bulk-deeds/" + done));
        get(WANG, "/api/notices?limit=1", "en")
                .andExpect(jsonPath("$.rows[0].title").value("Urge: 0 done, 300 not"));
    }

    @Test
    void shouldTellNothingThatTheAskerSaw() throws Exception {
        var quick = bulk(WANG, "{\"deed\": \"urge\", \"ids\": [\"1\", \"2\"]}");
        assertThat(told(quick.path("id").asString())).isEmpty();

        var stopped = begunLongAgo("{\"deed\": \"urge\", \"ids\": %s}".formatted(NOBODYS));
        post(WANG, BULK + "/" + stopped + "/stop", "").andExpect(status().isOk());
        eventually()
                .untilAsserted(() -> get(WANG, BULK + "/" + stopped)
                        .andExpect(jsonPath("$.state").value("stopped")));
        assertThat(told(stopped)).isEmpty();
    }

    @Test
    void shouldListOnesOwnPageByPage() throws Exception {
        var first =
                bulk(WANG, "{\"deed\": \"urge\", \"ids\": [\"1\"]}").path("id").asString();
        var second =
                bulk(WANG, "{\"deed\": \"claim\", \"ids\": [\"2\"]}").path("id").asString();
        var others =
                bulk(ZHAO, "{\"deed\": \"claim\", \"ids\": [\"3\"]}").path("id").asString();

        var page = read(get(WANG, BULK + "?limit=1"));
        assertThat(page.path("rows")).singleElement().satisfies(one -> {
            assertThat(one.path("id").asString()).isEqualTo(second);
            assertThat(one.path("deed").asString()).isEqualTo("claim");
        });
        var next = read(get(WANG, BULK + "?limit=1&cursor=" + page.path("next").asString()));
        assertThat(next.path("rows").get(0).path("id").asString()).isEqualTo(first);
        get(ZHAO, BULK + "?limit=1").andExpect(jsonPath("$.rows[0].id").value(others));
        assertThat(plan("SELECT * FROM task.bulk_deed WHERE requested_by = 'x' AND id < 9 ORDER BY id DESC LIMIT 50"))
                .contains("bulk_deed_by")
                .doesNotContain("Sort");
    }

    /** However small the table is. */
    private String plan(String query) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            jdbc.sql("SET LOCAL enable_seqscan = off").update();
            return String.join(
                    "\n", jdbc.sql("EXPLAIN " + query).query(String.class).list());
        }));
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
