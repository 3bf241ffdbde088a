package io.jianguan.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.jianguan.ServerTest;
import io.jianguan.engine.Engine;
import io.jianguan.form.Forms;
import io.jianguan.process.Processes;
import io.jianguan.registry.Records;
import io.jianguan.registry.Records.Cause;
import io.jianguan.registry.Registries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The console on the whole server, with a process of its own. */
abstract class ConsoleTest extends ServerTest {
    static final String PROCESS = "operation-visit";
    static final String REGISTRY = """
            registry: operation_visit
            label: {zh: 运维走访, en: Visit}
            title: name
            statuses:
              - {code: done, label: {zh: 已完成, en: Done}, tone: done}
            fields:
              - {name: name, type: text, label: {zh: 名称, en: Name}, search: true}
            rights: []
            """;
    static final String FORM = """
            {"type": "default", "id": "operation-visit-form", "schemaVersion": 18,
             "components": [{"type": "textfield", "key": "note", "label": "说明"}]}
            """;

    @Autowired
    MockMvc mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Registries registries;

    @Autowired
    Records records;

    @Autowired
    Forms forms;

    @Autowired
    Processes processes;

    @Autowired
    Engine engine;

    @BeforeEach
    void publish() {
        registries.publish(REGISTRY);
        forms.publish("operation-visit-form", FORM);
        eventually()
                .until(() -> jdbc.sql("SELECT EXISTS (SELECT FROM identity.app_user WHERE username = 'admin')")
                        .query(Boolean.class)
                        .single());
    }

    int deploy(String from, String to) {
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/operation/visit.bpmn"))) {
            var bpmn = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return processes
                    .publish(bpmn.replace(from, to).getBytes(StandardCharsets.UTF_8))
                    .version();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    Records.Record record(String name) {
        return records.create("operation_visit", "district", Map.of("name", name), new Cause(null, ""));
    }

    long start(Records.Record record) {
        return start(PROCESS, record);
    }

    long start(String process, Records.Record record) {
        var command = processes.start(process, record, "admin");
        eventually().until(() -> started(command) != 0);
        return started(command);
    }

    long started(UUID command) {
        return jdbc.sql("SELECT coalesce(instance_key, 0) FROM process.instance WHERE command_id = ?")
                .param(command)
                .query(Long.class)
                .single();
    }

    long task(long instance) {
        var sql = "SELECT id FROM task.task WHERE instance_key = ? AND state = 'open'";
        eventually()
                .until(() -> jdbc.sql(sql)
                        .param(instance)
                        .query(Long.class)
                        .optional()
                        .isPresent());
        return jdbc.sql(sql).param(instance).query(Long.class).single();
    }

    String audited(long instance) {
        return jdbc.sql("SELECT action FROM audit.entry WHERE subject = ? ORDER BY id DESC LIMIT 1")
                .param("instance:" + instance)
                .query(String.class)
                .single();
    }

    static String migration(long instance, int version) {
        return """
                {"action": "migrate", "reason": "新版", "instances": ["%d"], "process": "%s", "version": %d}
                """.formatted(instance, PROCESS, version);
    }

    JsonNode preview(long instance, int version) {
        return send(post("/api/operator/migrations/preview").content(migration(instance, version)));
    }

    JsonNode order(String order) {
        return send(post("/api/operator/batches").content(order));
    }

    JsonNode finished(JsonNode batch) {
        var at = "/api/operator/batches/" + batch.path("id").asString();
        eventually().until(() -> !ask(at).path("finishedAt").isNull());
        return ask(at);
    }

    JsonNode items(JsonNode batch) {
        return ask("/api/operator/batches/" + batch.path("id").asString() + "/items")
                .path("rows");
    }

    JsonNode detail(long instance) {
        return ask("/api/operator/instances/" + instance);
    }

    JsonNode rows(String query) {
        return ask("/api/operator/instances" + query).path("rows");
    }

    JsonNode ask(String path) {
        return send(get(path));
    }

    JsonNode inEnglish(String path) {
        return send(get(path).header("Accept-Language", "en"));
    }

    JsonNode send(MockHttpServletRequestBuilder request) {
        try {
            var response = mvc.perform(as(request)).andReturn().getResponse();
            var body = response.getContentAsString(StandardCharsets.UTF_8);
            assertThat(response.getStatus()).as(body).isLessThan(300);
            return json.readTree(body);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    static MockHttpServletRequestBuilder as(MockHttpServletRequestBuilder request) {
        return request.with(user("admin")).with(csrf()).contentType(MediaType.APPLICATION_JSON);
    }
}
