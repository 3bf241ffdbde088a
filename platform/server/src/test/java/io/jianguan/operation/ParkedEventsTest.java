package io.jianguan.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Events that cannot be applied, and commands that wait. */
@Tag("W4")
class ParkedEventsTest extends ConsoleTest {
    private static final String PARKED = "/api/operator/parked";

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
}
