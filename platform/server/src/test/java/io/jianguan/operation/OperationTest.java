package io.jianguan.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.ServerTest;
import io.jianguan.engine.Engine;
import io.jianguan.form.Forms;
import io.jianguan.process.Processes;
import io.jianguan.registry.Records;
import io.jianguan.registry.Records.Cause;
import io.jianguan.registry.Registries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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

/** The console on the whole server, with a process of its own. */
@Tag("W4")
class OperationTest extends ServerTest {
    private static final String PARKED = "/api/operator/parked";
    private static final String PROCESS = "operation-visit";
    private static final String REGISTRY = """
            registry: operation_visit
            label: {zh: 运维走访, en: Visit}
            title: name
            statuses:
              - {code: done, label: {zh: 已完成, en: Done}, tone: done}
            fields:
              - {name: name, type: text, label: {zh: 名称, en: Name}, search: true}
            rights: []
            """;
    private static final String FORM = """
            {"type": "default", "id": "operation-visit-form", "schemaVersion": 18,
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
    private Records records;

    @Autowired
    private Forms forms;

    @Autowired
    private Processes processes;

    @Autowired
    private Engine engine;

    @BeforeEach
    void publish() {
        registries.publish(REGISTRY);
        forms.publish("operation-visit-form", FORM);
        eventually()
                .until(() -> jdbc.sql("SELECT EXISTS (SELECT FROM identity.app_user WHERE username = 'admin')")
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void shouldTellEverybodyThatTheEngineIsLateWhileCommandsWait() throws Exception {
        eventually().untilAsserted(() -> assertThat(late()).isFalse());
        var waiting = UUID.randomUUID();
        jdbc.sql("""
                INSERT INTO engine.command (id, kind, payload, created_at, next_attempt_at)
                VALUES (?, 'CANCEL_INSTANCE', '{}', now() - interval '10 s', 'infinity')
                """).param(waiting).update();
        try {
            assertThat(late()).isTrue();
        } finally {
            jdbc.sql("DELETE FROM engine.command WHERE id = ?").param(waiting).update();
        }
    }

    private boolean late() throws Exception {
        var answer = mvc.perform(get("/api/engine").with(user("li.officer")))
                .andReturn()
                .getResponse();
        return json.readTree(answer.getContentAsString()).path("late").asBoolean();
    }

    @Test
    void shouldSayInPlainWordsWhyAnInstanceStandsStillAndLetItGoOn() {
        deploy("", "");
        var record = record("坏");
        long instance = start(record);
        engine.completeUserTask(task(instance), Map.of());

        eventually().until(() -> detail(instance).path("incidents").size() == 1);
        var shown = detail(instance);
        assertThat(shown.path("instance").path("incidents").asInt()).isOne();
        assertThat(shown.path("incidents").get(0).path("cause").asString()).startsWith("自动步骤“登记结果”没有做成：");
        assertThat(shown.path("incidents").get(0).path("advice").asString()).contains("重试");
        var english = inEnglish("/api/operator/instances/" + instance).path("incidents");
        assertThat(english.get(0).path("cause").asString()).startsWith("The automatic step '");
        assertThat(english.get(0).path("detail").asString()).startsWith("Step \"apply\" of the process model");
        assertThat(shown.path("variables").toString()).contains("recordId", String.valueOf(record.id()));
        assertThat(rows("?incident=true&element=apply&process=" + PROCESS).toString())
                .contains(String.valueOf(instance));

        records.apply(record.registry(), record.id(), Map.of("name", "好"), null, new Cause(null, ""));
        var batch = finished(order("""
                {"action": "retry", "reason": "已改正", "instances": ["%d"]}
                """.formatted(instance)));
        assertThat(batch.path("counts").path("done").asInt()).isOne();
        eventually()
                .until(() -> detail(instance)
                        .path("instance")
                        .path("state")
                        .asString()
                        .equals("completed"));
        assertThat(audited(instance)).isEqualTo("operation.retry");
    }

    @Test
    void shouldMigrateWhatCanMoveAndSayWhatCannot() {
        deploy("", "");
        long instance = start(record("店"));
        long task = task(instance);
        int renamed = deploy("name=\"核对\"", "name=\"复核\"");
        int without = deploy("\"check\"", "\"other\"");

        var stuck = preview(instance, without);
        assertThat(stuck.path("movable").asInt()).isZero();
        assertThat(stuck.path("obstacles").get(0).path("reason").asString()).isEqualTo("gone");
        var refused = finished(order(migration(instance, without)));
        assertThat(refused.path("counts").path("refused").asInt()).isOne();
        assertThat(items(refused).get(0).path("detail").asString()).contains("核对");
        assertThat(items(refused).get(0).at("/instance/record/title").asString())
                .isEqualTo("店");
        assertThat(inEnglish("/api/operator/batches/" + refused.path("id").asString() + "/items")
                        .path("rows")
                        .get(0)
                        .path("detail")
                        .asString())
                .contains("核对")
                .doesNotContain("实例");

        assertThat(preview(instance, renamed).path("movable").asInt()).isOne();
        finished(order(migration(instance, renamed)));
        eventually()
                .until(() -> jdbc.sql("SELECT name FROM task.task WHERE id = ?")
                        .param(task)
                        .query(String.class)
                        .single()
                        .equals("复核"));
        assertThat(detail(instance).path("instance").path("version").asInt()).isEqualTo(renamed);
        finished(order("""
                {"action": "cancel", "reason": "完", "instances": ["%d"]}
                """.formatted(instance)));
    }

    @Test
    void shouldMigrateOfAMixedChoiceOnlyTheProcessWhoseVersionWasChosen() throws Exception {
        deploy("", "");
        deploy(PROCESS, "operation-other");
        long instance = start(record("甲"));
        long other = start("operation-other", record("乙"));
        int version = deploy("name=\"核对\"", "name=\"再核\"");
        var of = migration(instance, version);

        var batch = finished(order(of.replace("[", "[\"%d\", ".formatted(other))));
        assertThat(batch.path("total").asInt()).isOne();
        assertThat(batch.at("/counts/done").asInt()).isOne();
        assertThat(detail(other).at("/instance/version").asInt()).isOne();
        mvc.perform(as(post("/api/operator/batches").content(of.replace("" + instance, "" + other))))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("operation.nothing-chosen"));
        finished(order("""
                {"action": "cancel", "reason": "完", "instances": ["%d", "%d"]}
                """.formatted(instance, other)));
    }

    @Test
    void shouldMakeLostTasksAndStepsAgainAndLeaveWhatPeopleDid() {
        deploy("", "");
        long lost = start(record("丢"));
        long task = task(lost);
        long held = start(record("在"));
        long mine = task(held);
        jdbc.sql("UPDATE task.task SET assignee = 'admin' WHERE id = ?")
                .param(mine)
                .update();
        jdbc.sql("DELETE FROM task.candidate WHERE task_id = ?").param(task).update();
        jdbc.sql("DELETE FROM task.task WHERE id = ?").param(task).update();
        jdbc.sql("DELETE FROM process.step WHERE instance_key = ?").param(lost).update();

        send(post("/api/operator/projection/rebuild"));

        eventually()
                .until(() -> !ask("/api/operator/state")
                        .path("rebuild")
                        .path("finishedAt")
                        .isNull());
        assertThat(ask("/api/operator/state").path("rebuild").path("failed").asInt())
                .isZero();
        assertThat(task(lost)).isEqualTo(task);
        assertThat(detail(lost).path("steps").toString()).contains("check");
        assertThat(jdbc.sql("SELECT assignee FROM task.task WHERE id = ?")
                        .param(mine)
                        .query(String.class)
                        .single())
                .isEqualTo("admin");
        finished(order("""
                {"action": "cancel", "reason": "完", "filter": {"process": "%s", "state": "running"}}
                """.formatted(PROCESS)));
    }

    @Test
    void shouldAskForAReasonAndDoTheSameOrderOnce() throws Exception {
        deploy("", "");
        long instance = start(record("次"));
        task(instance);
        var order = """
                {"action": "cancel", "reason": "%s", "instances": ["%d"]}
                """;
        assertThat(mvc.perform(as(post("/api/operator/batches")).content(order.formatted(" ", instance)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("operation.reason");

        var key = UUID.randomUUID().toString();
        var first = send(
                post("/api/operator/batches").header("Idempotency-Key", key).content(order.formatted("完", instance)));
        var second = send(
                post("/api/operator/batches").header("Idempotency-Key", key).content(order.formatted("完", instance)));
        assertThat(second.path("id")).isEqualTo(first.path("id"));
        finished(first);
    }

    @Test
    void shouldKeepBackWhatCannotBeAppliedUntilItCan() throws Exception {
        deploy("", "");
        long instance = start(record("搁置"));
        long task = task(instance);
        park(instance, task);
        assertThat(parked(instance).getFirst().at("/instance/record/title").asString())
                .isEqualTo("搁置");
        assertThat(parked(instance).getFirst().path("reason").asString()).doesNotContain("no room");
        assertThat(parked(instance).getFirst().path("detail").asString()).contains("no room");
        assertThat(mvc.perform(as(post(PARKED + "/" + instance + "/skip").content("{\"reason\": \" \"}")))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("operation.reason");

        send(post(PARKED + "/" + instance + "/retry"));

        eventually()
                .until(() -> detail(instance)
                        .path("instance")
                        .path("state")
                        .asString()
                        .equals("completed"));
        assertThat(parked(instance)).isEmpty();
        assertThat(audited(instance)).isEqualTo("operation.parked-retried");
    }

    @Test
    void shouldLeaveOutAnEventForGoodAndApplyTheRest() throws Exception {
        deploy("", "");
        long instance = start(record("跳过"));
        park(instance, task(instance));
        for (int events = parked(instance).size();
                events > 0;
                events = parked(instance).size()) {
            send(post(PARKED + "/" + instance + "/skip").content("{\"reason\": \"无用\"}"));
        }
        assertThat(audited(instance)).isEqualTo("operation.parked-skipped");
        eventually()
                .until(() -> detail(instance)
                        .path("instance")
                        .path("state")
                        .asString()
                        .equals("completed"));
    }

    /** What comes after the task of the instance cannot be applied. */
    private void park(long instance, long task) throws Exception {
        jdbc.sql("""
                CREATE FUNCTION process.refuse_step() RETURNS trigger LANGUAGE plpgsql
                AS 'BEGIN RAISE EXCEPTION ''no room''; END'
                """).update();
        jdbc.sql("""
                CREATE TRIGGER refuse_step BEFORE INSERT ON process.step FOR EACH ROW
                WHEN (NEW.instance_key = %d) EXECUTE FUNCTION process.refuse_step()
                """.formatted(instance)).update();
        try {
            engine.completeUserTask(task, Map.of());
            eventually().until(() -> parked(instance).size() == 1);
            assertThat(mvc.perform(as(post(PARKED + "/" + instance + "/retry")))
                            .andReturn()
                            .getResponse()
                            .getContentAsString(StandardCharsets.UTF_8))
                    .contains("engine.parked-still")
                    .doesNotContain("no room");
        } finally {
            jdbc.sql("DROP FUNCTION process.refuse_step CASCADE").update();
        }
    }

    private List<JsonNode> parked(long instance) {
        return ask(PARKED)
                .path("rows")
                .valueStream()
                .filter(row -> row.path("instanceId").asString().equals(String.valueOf(instance)))
                .toList();
    }

    private int deploy(String from, String to) {
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/operation/visit.bpmn"))) {
            var bpmn = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return processes
                    .publish(bpmn.replace(from, to).getBytes(StandardCharsets.UTF_8))
                    .version();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Records.Record record(String name) {
        return records.create("operation_visit", "district", Map.of("name", name), new Cause(null, ""));
    }

    private long start(Records.Record record) {
        return start(PROCESS, record);
    }

    private long start(String process, Records.Record record) {
        var command = processes.start(process, record, "admin");
        eventually().until(() -> started(command) != 0);
        return started(command);
    }

    private long started(UUID command) {
        return jdbc.sql("SELECT coalesce(instance_key, 0) FROM process.instance WHERE command_id = ?")
                .param(command)
                .query(Long.class)
                .single();
    }

    private long task(long instance) {
        var sql = "SELECT id FROM task.task WHERE instance_key = ? AND state = 'open'";
        eventually()
                .until(() -> jdbc.sql(sql)
                        .param(instance)
                        .query(Long.class)
                        .optional()
                        .isPresent());
        return jdbc.sql(sql).param(instance).query(Long.class).single();
    }

    private String audited(long instance) {
        return jdbc.sql("SELECT action FROM audit.entry WHERE subject = ? ORDER BY id DESC LIMIT 1")
                .param("instance:" + instance)
                .query(String.class)
                .single();
    }

    private static String migration(long instance, int version) {
        return """
                {"action": "migrate", "reason": "新版", "instances": ["%d"], "process": "%s", "version": %d}
                """.formatted(instance, PROCESS, version);
    }

    private JsonNode preview(long instance, int version) {
        return send(post("/api/operator/migrations/preview").content(migration(instance, version)));
    }

    private JsonNode order(String order) {
        return send(post("/api/operator/batches").content(order));
    }

    private JsonNode finished(JsonNode batch) {
        var at = "/api/operator/batches/" + batch.path("id").asString();
        eventually().until(() -> !ask(at).path("finishedAt").isNull());
        return ask(at);
    }

    private JsonNode items(JsonNode batch) {
        return ask("/api/operator/batches/" + batch.path("id").asString() + "/items")
                .path("rows");
    }

    private JsonNode detail(long instance) {
        return ask("/api/operator/instances/" + instance);
    }

    private JsonNode rows(String query) {
        return ask("/api/operator/instances" + query).path("rows");
    }

    private JsonNode ask(String path) {
        return send(get(path));
    }

    private JsonNode inEnglish(String path) {
        return send(get(path).header("Accept-Language", "en"));
    }

    private JsonNode send(MockHttpServletRequestBuilder request) {
        try {
            var response = mvc.perform(as(request)).andReturn().getResponse();
            var body = response.getContentAsString(StandardCharsets.UTF_8);
            assertThat(response.getStatus()).as(body).isLessThan(300);
            return json.readTree(body);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static MockHttpServletRequestBuilder as(MockHttpServletRequestBuilder request) {
        return request.with(user("admin")).with(csrf()).contentType(MediaType.APPLICATION_JSON);
    }
}
