package io.jianguan.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.ServerTest;
import io.jianguan.identity.Actors;
import io.jianguan.registry.Views;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shipped libraries in the made district: installed, answering, their records fitting each other. */
@Tag("D1")
@Tag("D2")
@Tag("D3")
@Tag("D4")
@Tag("D5")
@Tag("D6")
@Tag("D7")
@Tag("D8")
@Tag("D9")
@Tag("D10")
class LibrariesTest extends ServerTest {
    private static final List<String> LIBRARIES = List.of(
            "supervision-items",
            "subjects",
            "behaviours",
            "officers",
            "complaints",
            "risk-warnings",
            "knowledge",
            "random-plans",
            "joint-supervision",
            "credit",
            "resource-libraries");

    @Autowired
    private Installer installer;

    @Autowired
    private Applications applications;

    @Autowired
    private Views views;

    @Autowired
    private Actors actors;

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
    void shouldInstallEveryLibrary() {
        assertThat(applications.faults()).doesNotContainKeys(LIBRARIES.toArray(String[]::new));
        assertThat(applications.all())
                .extracting(Applications.Installed::application)
                .containsAll(LIBRARIES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wang.leader", "li.officer", "he.business"})
    @Tag("G3.1")
    @Tag("G3.2")
    @Tag("G3.4")
    void shouldAnswerEveryListThatARoleSees(String username) throws Exception {
        var actor = actors.get(username);
        for (var view : views.visible(actor)) {
            web.perform(get("/api/views/" + view.view()).with(user(username))).andExpect(status().isOk());
            web.perform(get("/api/views/" + view.view() + "/rows").with(user(username)))
                    .andExpect(status().isOk());
        }
        assertThat(views.visible(actor))
                .extracting(Views.ViewSummary::view)
                .contains("subjects", "officers", "supervision_items", "penalty_actions", "laws", "experts");
    }

    @Test
    void shouldHoldRecordsInEveryLibrary() {
        for (var registry : List.of(
                "supervision_directory",
                "supervision_subitem",
                "item_claim",
                "item_permit",
                "special_equipment",
                "subject_certificate",
                "natural_person",
                "subject_catalogue",
                "subject_element_value",
                "enterprise_detail",
                "inspection_action",
                "penalty_action",
                "coercion_action",
                "other_action",
                "officer_training",
                "complaint",
                "risk_signal",
                "risk_verification",
                "law",
                "law_article",
                "knowledge_case",
                "contingency_plan",
                "risk_feature",
                "knowledge_rule",
                "random_plan",
                "random_plan_subject",
                "joint_task",
                "joint_task_subject",
                "joint_task_feedback",
                "credit_rating",
                "serious_violator",
                "abnormal_listing",
                "abnormal_announcement",
                "serious_announcement",
                "penalty_publication",
                "penalty_party",
                "equity_freeze",
                "frozen_person",
                "credit_repair",
                "expert",
                "red_black_entry",
                "risk_list_entry")) {
            assertThat(count("SELECT count(*) FROM data." + registry))
                    .as(registry)
                    .isPositive();
        }
    }

    @Test
    void shouldFitTogetherInTimeLawAmountAndDepartment() {
        assertThat(count("""
                SELECT count(*) FROM data.penalty_action p JOIN data.inspection_action i ON i.record_no = p.check_action_no
                WHERE p.subject <> i.subject OR p.impl_org_code <> i.impl_org_code OR p.illegal_fact <> i.problems
                   OR p.filed_date < (i.check_at AT TIME ZONE 'Asia/Shanghai')::date OR p.investigators <> i.inspectors
                """)).isZero();
        assertThat(count("""
                SELECT count(*) FROM data.penalty_action
                WHERE decision_date < filed_date OR close_date < decision_date OR legal_review_date > decision_date
                   OR paid_amt > fine_amt OR decision_date - filed_date > 90 OR (reported_at IS NOT NULL AND close_date IS NULL)
                """)).isZero();
        assertThat(count("""
                SELECT count(*) FROM data.penalty_publication b LEFT JOIN data.penalty_action p USING (decision_no)
                WHERE p.id IS NULL OR p.fine_amt IS DISTINCT FROM b.fine_amt OR b.publish_start_date < p.decision_date
                """)).isZero();
        assertThat(count("""
                SELECT count(*) FROM data.inspection_action i JOIN data.subject s ON s.id = i.subject
                WHERE s.cert_no <> i.cert_no OR s.object_name <> i.object_name OR s.establish_date > i.check_at::date
                   OR cardinality(i.inspectors) < 2
                """)).isZero();
        assertThat(count("""
                SELECT count(*) FROM data.inspection_action i, unnest(i.inspectors) o JOIN data.officer f ON f.id = o
                WHERE f.unit_code <> i.impl_org_code
                """)).isZero();
        assertThat(count("SELECT count(*) FROM data.serious_violator v JOIN data.subject s ON s.id = v.subject"
                        + " WHERE s.credit_level_code <> 'D'"))
                .isZero();
    }

    @Test
    @Tag("D5")
    void shouldKeepWhoComplainsFromThoseWhoNeedNotKnow() throws Exception {
        var mine = jdbc.sql("SELECT id FROM data.complaint WHERE owner_org = 'yunze-market' ORDER BY id LIMIT 1")
                .query(Long.class)
                .single();
        web.perform(get("/api/registries/complaint/records/" + mine).with(user("li.officer")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.values.reporter_phone").value(containsString("****")));
        web.perform(get("/api/registries/complaint/records/" + mine).with(user("zhou.officer")))
                .andExpect(status().isNotFound());
        assertThat(count("SELECT count(*) FROM data.complaint WHERE reporter_phone LIKE '1540%'"))
                .as("in the clear")
                .isZero();
    }

    @Test
    @Tag("D3")
    void shouldRefuseDatesOutOfOrderAndWhatTheLawDoesNotAllow() throws Exception {
        var values = """
                {"values": {"action_name": "某违法案", "impl_org_code": "yunze-market", "object_name": "某公司",
                 "cp_nature_code": "legal_person", "cert_no": "91350100M000100Y43", "case_source_code": "inspection",
                 "illegal_fact": "事实", "legal_basis": "依据", "procedure_code": "%s", "filed_date": "2026-03-02",
                 "decision_no": "试〔2026〕%s号", "decision_date": "%s", "fine_amt": %s}}
                """;
        refused(values.formatted("ordinary", "1", "2026-03-01", "100"), "decision_date");
        refused(values.formatted("simple", "2", "2026-03-05", "5000"), "fine_amt");
        web.perform(post("/api/registries/penalty_action/records")
                        .with(user("li.officer"))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(values.formatted("simple", "3", "2026-03-05", "3000")))
                .andExpect(status().isCreated());
    }

    private void refused(String values, String field) throws Exception {
        web.perform(post("/api/registries/penalty_action/records")
                        .with(user("li.officer"))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(values))
                .andExpect(status().is4xxClientError())
                .andExpect(jsonPath("$.errors[*].field").value(hasItem(field)));
    }

    @Test
    @Tag("D2")
    @Tag("G3.1")
    void shouldShowEverythingKnownOfASubjectOnOnePage() throws Exception {
        long id = jdbc.sql("SELECT subject FROM data.penalty_action ORDER BY id LIMIT 1")
                .query(Long.class)
                .single();
        var at = "/api/registries/subject/records/" + id + "/panorama";
        var head = asked(at, "li.officer");
        assertThat(head.path("facts").size()).isGreaterThan(5);
        var penalties = section(head, "penalty_action.subject");
        assertThat(penalties.path("count").path("value").asLong())
                .isEqualTo(count("SELECT count(*) FROM data.penalty_action WHERE subject = " + id));
        assertThat(asked(at + "/sections/penalty_action.subject", "li.officer")
                        .path("rows")
                        .size())
                .isPositive();

        var seen = new HashSet<String>();
        var before = "9999";
        String cursor = null;
        do {
            var page = asked(at + "/timeline?limit=2" + (cursor == null ? "" : "&cursor=" + cursor), "li.officer");
            for (var entry : page.path("rows")) {
                assertThat(seen.add(entry.path("section").asString()
                                + entry.path("id").asString()))
                        .isTrue();
                assertThat(entry.path("at").asString()).isLessThanOrEqualTo(before);
                before = entry.path("at").asString();
            }
            cursor = page.path("next").isString() ? page.path("next").asString() : null;
        } while (cursor != null);
        long told = 0;
        for (var section : head.path("sections")) {
            told += section.path("quiet").asBoolean()
                    ? 0
                    : section.path("count").path("value").asLong();
        }
        assertThat((long) seen.size()).isEqualTo(told);

        var people = asked(at + "/people", "li.officer");
        assertThat(people.size()).isGreaterThanOrEqualTo(2);
        assertThat(people.path(0).path("registry").asString()).isEqualTo("officer");
        asked(at + "/months", "li.officer");
        asked(at + "/documents", "li.officer");
        web.perform(get(at).with(user("chen.contact"))).andExpect(status().isNotFound());
    }

    @Test
    @Tag("D5")
    void shouldShowNobodyMoreOfASubjectThanTheirRights() throws Exception {
        long id = jdbc.sql("SELECT subject FROM data.complaint WHERE owner_org = 'yunze-market-food' LIMIT 1")
                .query(Long.class)
                .single();
        var at = "/api/registries/subject/records/" + id + "/panorama";
        long theirs = count("SELECT count(*) FROM data.complaint WHERE owner_org = 'yunze-fire' AND subject = " + id);
        assertThat(section(asked(at, "sun.leader"), "complaint.subject")
                        .path("count")
                        .path("value")
                        .asLong())
                .isEqualTo(theirs);
        assertThat(section(asked(at, "wang.leader"), "complaint.subject")
                        .path("count")
                        .path("value")
                        .asLong())
                .isPositive();
        web.perform(get(at + "/sections/nothing.here").with(user("wang.leader")))
                .andExpect(status().isNotFound());
        web.perform(get(at + "/timeline?cursor=x").with(user("wang.leader"))).andExpect(status().isBadRequest());
    }

    @Test
    @Tag("D4")
    @Tag("G3.2")
    void shouldShowAnOfficersCertificateWorkAndTraining() throws Exception {
        long id = jdbc.sql("""
                SELECT o.id FROM data.officer o JOIN data.officer_training t ON t.officer = o.id
                WHERE EXISTS (SELECT FROM data.inspection_action i WHERE o.id = ANY (i.inspectors))
                  AND o.unit_code = 'yunze-market' LIMIT 1
                """).query(Long.class).single();
        var head = asked("/api/registries/officer/records/" + id + "/panorama", "wang.leader");
        assertThat(head.path("until").asString()).isEqualTo("law_cert_expire_date");
        assertThat(head.path("values").path("law_cert_expire_date").asString()).isNotBlank();
        assertThat(section(head, "inspection_action.inspectors").path("load").asBoolean())
                .isTrue();
        assertThat(section(head, "officer_training.officer").path("total").asDouble())
                .isPositive();
        assertThat(asked("/api/registries/officer/records/" + id + "/panorama/months", "wang.leader")
                        .size())
                .isPositive();
    }

    private JsonNode asked(String path, String username) throws Exception {
        var answer = web.perform(get(path).with(user(username)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        return json.readTree(answer);
    }

    private static JsonNode section(JsonNode head, String name) {
        for (var section : head.path("sections")) {
            if (section.path("section").asString().equals(name)) {
                return section;
            }
        }
        throw new AssertionError(name + " in " + head);
    }

    private long count(String sql) {
        return Objects.requireNonNull(jdbc.sql(sql).query(Long.class).single());
    }
}
