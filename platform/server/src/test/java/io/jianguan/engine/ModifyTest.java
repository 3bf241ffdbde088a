package io.jianguan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.engine.EngineEvent.ElementEnded;
import io.jianguan.engine.EngineEvent.UserTaskCreated;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W4")
class ModifyTest extends EngineModuleTest {

    @Test
    void shouldMoveAnInstanceOnceThoughSentTwice() {
        long instance = instance(start());
        engine.completeUserTask(task(instance, "one").taskKey(), Map.of());
        var two = task(instance, "two");

        var command =
                engine.modify(instance, List.of("one"), List.of(two.elementInstanceKey()), Map.of("handler", "li"));
        eventually()
                .until(() -> recorder.last(instance, UserTaskCreated.class)
                        .filter(task -> "li".equals(task.assignee()))
                        .isPresent());
        // The broker says nothing of the user task itself.
        assertThat(recorder.last(instance, ElementEnded.class)).hasValueSatisfying(ended -> {
            assertThat(ended.elementInstanceKey()).isEqualTo(two.elementInstanceKey());
            assertThat(ended.terminated()).isTrue();
        });
        eventually().until(() -> isDone(command));

        jdbc.sql("UPDATE engine.command SET done_at = NULL, next_attempt_at = now() WHERE id = :id")
                .param("id", command)
                .update();
        eventually().until(() -> isDone(command));
        assertThat(refused(command)).isFalse();

        var again = recorder.last(instance, UserTaskCreated.class).orElseThrow();
        engine.completeUserTask(again.taskKey(), Map.of());
        task(instance, "two");
        assertThat(recorder.of(instance).stream().filter(UserTaskCreated.class::isInstance))
                .hasSize(4);
    }

    @Test
    void shouldRefuseWhatSomebodyElseMovedMeanwhile() {
        long instance = instance(start());
        var one = task(instance, "one");
        engine.completeUserTask(one.taskKey(), Map.of());
        var two = task(instance, "two");

        var command = engine.modify(
                instance, List.of("one"), List.of(two.elementInstanceKey(), one.elementInstanceKey()), Map.of());
        eventually().until(() -> isDone(command));
        assertThat(refused(command)).isTrue();
        assertThat(recorder.last(instance, UserTaskCreated.class)).hasValue(two);
    }

    @Test
    void shouldRefuseToEnterWhatTheModelDoesNotHave() {
        long instance = instance(start());
        var one = task(instance, "one");

        var command = engine.modify(instance, List.of("nowhere"), List.of(one.elementInstanceKey()), Map.of());
        eventually().until(() -> isDone(command));
        assertThat(refused(command)).isTrue();
    }

    private boolean refused(UUID command) {
        return jdbc.sql("SELECT refused FROM engine.command WHERE id = :id")
                .param("id", command)
                .query(Boolean.class)
                .single();
    }
}
