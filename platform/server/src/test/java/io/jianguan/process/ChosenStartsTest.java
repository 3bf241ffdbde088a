package io.jianguan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.jianguan.ServerTest;
import io.jianguan.form.Forms;
import io.jianguan.registry.Records;
import io.jianguan.registry.Records.Cause;
import io.jianguan.registry.Registries;
import io.jianguan.registry.Views;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A process started on all rows of a list, each judged as by hand. */
@Tag("C2")
class ChosenStartsTest extends ServerTest {
    private static final String REGISTRY = """
            registry: chosen_visit
            label: {zh: 批量走访, en: Visit}
            title: name
            statuses:
              - {code: open, label: {zh: 待办, en: Open}, tone: waiting}
              - {code: done, label: {zh: 已完成, en: Done}, tone: done}
            fields:
              - {name: name, type: text, label: {zh: 名称, en: Name}, search: true}
            rights:
              - {role: department-leader, scope: all, actions: [read]}
              - {role: officer, scope: all, actions: [read]}
            actions:
              - {action: visit, process: chosen-visit, label: {zh: 走访, en: Visit}, statuses: [open], roles: [department-leader]}
            """;
    private static final String VIEW = """
            view: chosen_visits
            label: {zh: 批量走访列表, en: Visits}
            registry: chosen_visit
            columns: [name, status]
            %s
            """;
    private static final String FORM = """
            {"type": "default", "id": "chosen-visit-form", "schemaVersion": 18,
             "components": [{"type": "textfield", "key": "note", "label": "说明"}]}
            """;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Registries registries;

    @Autowired
    private Views views;

    @Autowired
    private Records records;

    @Autowired
    private Forms forms;

    @Autowired
    private Processes processes;

    @BeforeEach
    void publish() throws IOException {
        registries.publish(REGISTRY);
        views.publish(VIEW.formatted("bulkActions: [visit]"));
        forms.publish("chosen-visit-form", FORM);
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/operation/visit.bpmn"))) {
            var bpmn = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("operation-visit", "chosen-visit")
                    .replace("operation_visit", "chosen_visit");
            processes.publish(bpmn.getBytes(StandardCharsets.UTF_8));
        }
        eventually()
                .until(() -> jdbc.sql("SELECT EXISTS (SELECT FROM identity.app_user WHERE username = 'wang.leader')")
                        .query(Boolean.class)
                        .single());
    }

    private JsonNode as(String username, MockHttpServletRequestBuilder request) throws Exception {
        var answer = mvc.perform(request.with(user(username)).with(csrf()).contentType(MediaType.APPLICATION_JSON))
                .andReturn()
                .getResponse();
        return json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }

    private JsonNode order(String username, String action) throws Exception {
        return as(username, post("/api/record-batches").content("""
                {"view": "chosen_visits", "values": {}, "reason": "", "action": "%s"}
                """.formatted(action)));
    }

    private JsonNode ended(String id) {
        return eventually()
                .until(
                        () -> as("wang.leader", get("/api/record-batches/" + id)),
                        batch -> !batch.path("running").asBoolean());
    }

    private long instances() {
        return jdbc.sql(
                        "SELECT count(*) FROM process.instance WHERE registry = 'chosen_visit' AND started_by = 'wang.leader'")
                .query(Long.class)
                .single();
    }

    @Test
    void shouldStartAProcessOnEachRowThatMayHaveItAndSayWhyNotOnOthers() throws Exception {
        jdbc.sql("TRUNCATE data.chosen_visit").update();
        var first = records.create("chosen_visit", "district", Map.of("name", "甲店"), new Cause(null, ""));
        records.create("chosen_visit", "district", Map.of("name", "乙店"), new Cause(null, ""));
        var done = records.create("chosen_visit", "district", Map.of("name", "丙店"), new Cause(null, ""));
        records.apply("chosen_visit", done.id(), Map.of(), "done", new Cause(null, ""));
        processes.start("chosen-visit", first, "admin");

        var tried = ended(order("wang.leader", "visit").path("id").asString());
        assertThat(tried.path("state").asString()).isEqualTo("tried");
        assertThat(tried.path("counts").path("changed").asInt()).isOne();
        assertThat(tried.path("counts").path("refused").asInt()).isEqualTo(2);
        assertThat(instances()).isZero();

        var at = "/api/record-batches/" + tried.path("id").asString();
        as("wang.leader", post(at + "/run"));
        var started = ended(tried.path("id").asString());
        assertThat(started.path("state").asString()).isEqualTo("changed");
        assertThat(started.path("counts").path("changed").asInt()).isOne();
        assertThat(started.path("mayUndo").asBoolean()).isFalse();
        assertThat(instances()).isOne();
        eventually()
                .until(() -> jdbc.sql("SELECT bool_and(instance_key IS NOT NULL) FROM process.instance"
                                + " WHERE registry = 'chosen_visit'")
                        .query(Boolean.class)
                        .single());
        assertThat(as("wang.leader", get(at + "/refusals")).toString()).contains("甲店", "丙店");
    }

    @Test
    void shouldRefuseWhatTheListDoesNotOfferOrThePersonMayNot() throws Exception {
        assertThat(order("wang.leader", "nonsense").path("code").asString()).isEqualTo("registry.action-not-offered");
        assertThat(order("li.officer", "visit").path("code").asString()).isEqualTo("registry.action-not-offered");
        views.publish(VIEW.formatted("bulkActions: []"));
        assertThat(order("wang.leader", "visit").path("code").asString()).isEqualTo("registry.action-not-offered");
        assertThat(as("wang.leader", get("/api/views/chosen_visits"))
                        .path("rowActions")
                        .toString())
                .isEqualTo("[\"visit\"]");
    }
}
