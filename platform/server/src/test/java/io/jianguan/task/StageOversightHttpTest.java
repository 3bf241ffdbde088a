package io.jianguan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.registry.Records;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a leader sees of records' stages under a clock, and does about many: as of tasks. */
@Tag("C4")
@Tag("G10.2")
class StageOversightHttpTest extends MatterHttpTest {
    private static final String STAGES = "/api/deadlines/stages";
    private static final Records.Cause CAUSE = new Records.Cause(null, "测试");
    private final String title = "投诉 " + UUID.randomUUID();
    private long record;

    @BeforeEach
    void received() {
        record = records.create(
                        "complaint",
                        "yunze-market",
                        Map.of(
                                "subject_line",
                                title,
                                "channel_code",
                                "h12345",
                                "complaint_type_code",
                                "complaint",
                                "topic_code",
                                "food",
                                "target_name",
                                "某店",
                                "detail",
                                "短斤少两",
                                "received_at",
                                Instant.now().toString(),
                                "assign_org_code",
                                "yunze-market"),
                        CAUSE)
                .id();
    }

    private void due(String interval) {
        jdbc.sql("UPDATE deadline.clock SET due_at = now() + ?::interval, near_at = due_at - interval '1 day' "
                        + "WHERE registry = 'complaint' AND record_id = ? AND state <> 'ended'")
                .params(interval, record)
                .update();
    }

    private void counted(String state, int rows) throws Exception {
        get(WANG, STAGES + "?state=" + state + "&text=" + title)
                .andExpect(jsonPath("$.rows.length()").value(rows));
    }

    @Test
    void shouldBeCountedAndFilteredAsTasksAre() throws Exception {
        counted("all", 1);
        counted("unclaimed", 1);
        due("-1 hour");
        counted("overdue", 1);
        counted("near", 0);
        get(WANG, STAGES + "/counts?text=" + title)
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.unclaimed").value(1))
                .andExpect(jsonPath("$.overdue").value(1));
        get(WANG, STAGES + "/by/process?text=" + title)
                .andExpect(jsonPath("$[0].key").value("complaint"))
                .andExpect(jsonPath("$[0].label").value("投诉举报"));
        get(WANG, STAGES + "/by/step?text=" + title)
                .andExpect(jsonPath("$[0].key").value("complaint/received"))
                .andExpect(jsonPath("$[0].label").value("投诉举报 · 待受理"));
        get(WANG, STAGES + "/by/organisation?text=" + title)
                .andExpect(jsonPath("$[0].overdue").value(1));
        get(WANG, STAGES + "?step=complaint/received&organisation=yunze-market&text=" + title)
                .andExpect(jsonPath("$.rows[0].record.title").value(title))
                .andExpect(jsonPath("$.rows[0].clock").value("overdue"));
        get("sun.leader", STAGES + "?text=" + title)
                .andExpect(jsonPath("$.rows.length()").value(0));
        get(ZHAO, STAGES + "?text=" + title)
                .andExpect(jsonPath("$.rows.length()").value(0));
    }

    @Test
    void shouldFollowItsRecordAndWhoWorksOnIt() throws Exception {
        var review = start(ZHAO).drafted().open("review");
        jdbc.sql("UPDATE task.task SET registry = 'complaint', record_id = ? WHERE id = ?")
                .params(record, review.id())
                .update();
        records.apply("complaint", record, Map.of("subject_line", title + " 改"), null, CAUSE);
        get(WANG, STAGES + "?person=" + ZHAO + "&text=" + title)
                .andExpect(jsonPath("$.rows[0].record.title").value(title + " 改"))
                .andExpect(jsonPath("$.rows[0].assignee.name").value("赵样例"));
        bulk(
                WANG,
                "{\"deed\": \"transfer\", \"ids\": %s, \"person\": \"o0009\", \"text\": \"均衡\"}"
                        .formatted(ids(review)));
        get(WANG, STAGES + "/by/person?text=" + title)
                .andExpect(jsonPath("$.length()").value(1))
                .andExpect(jsonPath("$[0].key").value("o0009"))
                .andExpect(jsonPath("$[0].label").value("吕辛辰"));
        counted("unclaimed", 0);
        assertThat(urge().path("done").asInt()).isOne();
        assertThat(told("o0009")).isOne();
        assertThat(told(WANG)).isZero();
    }

    private tools.jackson.databind.JsonNode urge() throws Exception {
        return bulk(WANG, """
                {"deed": "urge-stage", "parameters": {"state": "all", "text": "%s"}, "text": "请尽快"}
                """.formatted(title));
    }

    private int told(String username) {
        return jdbc.sql(
                        "SELECT count(*) FROM notification.notice WHERE kind = 'stage-urged' AND username = ? AND link = ?")
                .params(username, "/registries/complaint/records/" + record)
                .query(Integer.class)
                .single();
    }

    @Test
    void shouldBeUrgedByWhoeverLeadsItsOffice() throws Exception {
        assertThat(urge().path("done").asInt()).isOne();
        assertThat(refusals(WANG, urge())).containsExactly("deadline.urged");
        var clock = jdbc.sql("SELECT id::text FROM deadline.clock WHERE registry = 'complaint' AND record_id = ?")
                .param(record)
                .query(String.class)
                .single();
        get(WANG, BULK + "/" + urge().path("id").asString() + "/items")
                .andExpect(jsonPath("$.rows[0].title").value("投诉受理决定期限 · " + title));
        var foreign = bulk("sun.leader", "{\"deed\": \"urge-stage\", \"ids\": [\"%s\"]}".formatted(clock));
        assertThat(refusals("sun.leader", foreign)).containsExactly("deadline.unknown");
        get("sun.leader", BULK + "/" + foreign.path("id").asString() + "/items")
                .andExpect(jsonPath("$.rows[0].title").value(""));
        assertThat(jdbc.sql("SELECT count(*) FROM audit.entry WHERE action = 'deadline.urged' AND subject = ?")
                        .param("clock:" + clock)
                        .query(Integer.class)
                        .single())
                .isOne();
        records.apply("complaint", record, Map.of(), "refused", CAUSE);
        var over = bulk(WANG, "{\"deed\": \"urge-stage\", \"ids\": [\"%s\"]}".formatted(clock));
        assertThat(refusals(WANG, over)).containsExactly("deadline.not-running");
    }

    @Test
    void shouldStandInTrendAndFile() throws Exception {
        var before = open();
        due("-1 second");
        assertThat(open()).isEqualTo(before + 1);
        var text = http.perform(asyncDispatch(
                        get(WANG, STAGES + "/export?format=csv&text=" + title).andReturn()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(text.lines()).hasSize(2).last().asString().contains(title, "投诉举报", "已超期");
    }

    /** Of stages that were due these days, those that are open. */
    private long open() throws Exception {
        return read(get(WANG, "/api/deadlines/trend?days=2&of=stages&organisation=yunze-market"))
                .valueStream()
                .mapToLong(day -> day.path("open").asLong())
                .sum();
    }
}
