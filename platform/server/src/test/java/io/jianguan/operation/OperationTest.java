package io.jianguan.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.registry.Records.Cause;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What stands still, what it takes to go on, and what operators do with many instances. */
@Tag("W4")
class OperationTest extends ConsoleTest {
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
}
