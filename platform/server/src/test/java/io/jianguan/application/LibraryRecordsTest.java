package io.jianguan.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.ServerTest;
import io.jianguan.registry.Records;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

/** What the libraries of the made district say of a subject, of joint tasks and of complaints. */
class LibraryRecordsTest extends ServerTest {
    private static final Records.Cause CAUSE = new Records.Cause(null, "测试");

    @Autowired
    private Records records;

    @Autowired
    private Installer installer;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private MockMvc web;

    @BeforeEach
    void awaitTheShippedApplications() {
        eventually().until(() -> !installer.health().getStatus().equals(Status.OUT_OF_SERVICE));
    }

    @Test
    @Tag("D9")
    void shouldFitJointTasksTheirSubjectsAndTheirFeedback() {
        assertThat(count("""
                SELECT count(*) FROM data.joint_task_subject j JOIN data.joint_task t ON t.id = j.task
                JOIN data.subject s ON s.id = j.subject
                WHERE s.cert_no <> j.cert_no OR s.object_name <> j.object_name OR j.dept_codes <> t.union_dept_codes
                   OR j.owner_org <> t.owner_org OR j.check_date NOT BETWEEN t.start_date AND t.end_date
                   OR s.establish_date > j.check_date OR (t.status = 'distributed' AND j.check_date IS NOT NULL)
                   OR (j.check_date IS NULL) <> (j.check_result_code IS NULL)
                   OR NOT EXISTS (SELECT FROM unnest(t.industry_code) i WHERE s.industry_code LIKE i || '%')
                """)).isZero();
        assertThat(jdbc.sql("""
                WITH found AS (
                    SELECT task, count(*) AS checked, count(*) FILTER (WHERE check_result_code <> 'qualified') AS problems,
                        count(*) FILTER (WHERE check_result_code = 'filed') AS penalties
                    FROM data.joint_task_subject GROUP BY task),
                told AS (
                    SELECT task, min(checked_count) AS least, max(checked_count) AS most, sum(problem_count) AS problems,
                        sum(penalty_count) AS penalties
                    FROM data.joint_task_feedback WHERE status_code = 'reported' GROUP BY task)
                SELECT (found, told)::text FROM found JOIN told USING (task)
                WHERE least <> checked OR most <> checked OR told.problems <> found.problems
                   OR told.penalties <> found.penalties
                """).query(String.class).list())
                .as("tasks whose feedback counts otherwise")
                .isEmpty();
        assertThat(count("SELECT count(DISTINCT task) FROM data.joint_task_subject"))
                .isEqualTo(count("SELECT count(*) FROM data.joint_task"));
    }

    @Test
    @Tag("D2")
    void shouldPutEverySubjectUnderAnEntryOfTheCatalogue() throws Exception {
        assertThat(count("""
                SELECT count(*) FROM data.subject s LEFT JOIN data.subject_catalogue c ON c.id = s.catalogue
                WHERE c.kind_code IS DISTINCT FROM 'supervised'
                """)).isZero();
        assertThat(
                        count(
                                "SELECT count(*) FROM data.subject_catalogue WHERE kind_code = 'supervised' AND parent IS NULL"))
                .isZero();
        var entry = jdbc.sql("SELECT id FROM data.subject_catalogue WHERE entry_code = 'ML001'")
                .query(Long.class)
                .single();
        web.perform(get("/api/registries/subject_catalogue/records/" + entry + "/related")
                        .with(user("li.officer")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[?(@.field == 'parent')].count.value").value(3));
        var below = jdbc.sql("SELECT id FROM data.subject_catalogue WHERE entry_code = 'ML002'")
                .query(Long.class)
                .single();
        web.perform(get("/api/views/subjects/rows?f.catalogue=" + below).with(user("li.officer")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rows.length()").value(greaterThan(10)));
    }

    @Test
    @Tag("D5")
    @Tag("G5.1")
    void shouldGiveAComplaintItsDaysAndAClock() throws Exception {
        var values = """
                {"values": {"subject_line": "买到过期食品", "channel_code": "visit", "complaint_type_code": "%s",
                 "topic_code": "food", "target_name": "某食品店", "detail": "请求退款", "received_at": "%s"}}
                """;
        var complaint = days(values.formatted("complaint", "2026-11-19T10:00:00+08:00"), "2026-11-30", "2027-01-21");
        assertThat(clocks(complaint)).singleElement().asString().contains("complaint-accept", "第十四条");
        // Mid-Autumn and National Day are not worked, Saturday 10 October is.
        days(values.formatted("complaint", "2026-09-22T16:00:00+08:00"), "2026-10-09", "2026-12-01");

        var report = days(values.formatted("report", "2026-09-22T16:00:00+08:00"), null, "2026-10-20");
        assertThat(clocks(report)).singleElement().asString().contains("report-verify", "第十八条");
        assertThat(jdbc.sql("SELECT due_at FROM deadline.clock WHERE registry = 'complaint' AND record_id = ?")
                        .param(report)
                        .query(Instant.class)
                        .single())
                .isEqualTo("2026-10-20T15:59:59Z");
    }

    /** Who gave a name is told within five working days of the decision on the case. */
    @Test
    @Tag("D5")
    @Tag("G5.1")
    void shouldFollowAReportToTheLetterToItsInformant() throws Exception {
        var values = Map.<String, Object>of(
                "subject_line", "无证经营",
                "channel_code", "visit",
                "complaint_type_code", "complaint",
                "topic_code", "food",
                "target_name", "某食品店",
                "detail", "无证",
                "is_real_name", true,
                "reporter_name", "王某");
        var id = records.create("complaint", "yunze-market", values, CAUSE).id();
        assertThat(clocks(id)).singleElement().asString().contains("complaint-accept");

        records.apply("complaint", id, Map.of("complaint_type_code", "report"), null, CAUSE);
        assertThat(clocks(id)).singleElement().asString().contains("report-verify");
        records.apply("complaint", id, Map.of(), "accepted", CAUSE);
        assertThat(clocks(id)).singleElement().asString().contains("report-verify");
        records.apply("complaint", id, Map.of(), "verified", CAUSE);
        assertThat(clocks(id)).singleElement().asString().contains("report-tell");
        records.apply("complaint", id, Map.of("is_real_name", false), null, CAUSE);
        assertThat(clocks(id)).isEmpty();
    }

    /** The rules of those that run. */
    private List<String> clocks(long record) {
        return jdbc.sql("""
                SELECT rule::text FROM deadline.clock
                WHERE registry = 'complaint' AND record_id = ? AND state <> 'ended'
                """).param(record).query(String.class).list();
    }

    private long days(String values, @Nullable String accept, String close) throws Exception {
        var answer = web.perform(post("/api/registries/complaint/records")
                        .with(user("li.officer"))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(values))
                .andExpect(status().isCreated())
                .andExpect(
                        accept == null
                                ? jsonPath("$.values.accept_due_date").isEmpty()
                                : jsonPath("$.values.accept_due_date").value(accept))
                .andExpect(jsonPath("$.values.due_date").value(close))
                .andReturn();
        return json.readTree(answer.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .path("id")
                .asLong();
    }

    @Test
    @Tag("D2")
    @Tag("G3.5")
    void shouldShowASubjectsOwnFileAndWhetherItIsOnAList() throws Exception {
        onThePageOf("enterprise_detail", "count.value");
        onThePageOf("cooperative_detail", "count.value");
        onThePageOf("penalty_party", "count.value");
        onThePageOf("red_black_entry", "flag.count");
    }

    private void onThePageOf(String registry, String counted) throws Exception {
        var subject = jdbc.sql("SELECT min(subject) FROM data." + registry)
                .query(Long.class)
                .single();
        var those = count("SELECT count(*) FROM data." + registry + " WHERE subject = " + subject);
        web.perform(get("/api/registries/subject/records/" + subject + "/panorama")
                        .with(user("li.officer")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.sections[?(@.section == '%s.subject')].%s".formatted(registry, counted))
                        .value((int) those));
    }

    private long count(String sql) {
        return Objects.requireNonNull(jdbc.sql(sql).query(Long.class).single());
    }
}
