package io.jianguan.task;

import io.jianguan.process.Instances;
import io.jianguan.process.Model;
import io.jianguan.process.Processes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Who has said yes in an instance so far; a decision of several signers is nobody's own. */
@Component
class Approvals {
    private final JdbcClient jdbc;
    private final Processes processes;
    private final JsonMapper json;

    Approvals(JdbcClient jdbc, Processes processes, JsonMapper json) {
        this.jdbc = jdbc;
        this.processes = processes;
        this.json = json;
    }

    private record Answer(String elementId, String username, Map<String, @Nullable Object> values) {}

    static String agree(Model.Node node) {
        return Objects.requireNonNullElse(node.property("signAgree"), "approve");
    }

    boolean everBy(Instances.Instance instance, String person) {
        return answers(instance.key()).stream().anyMatch(answer -> isYes(instance, answer, person));
    }

    boolean lastBy(Instances.Instance instance, String person) {
        return answers(instance.key()).stream().limit(1).anyMatch(answer -> isYes(instance, answer, person));
    }

    private boolean isYes(Instances.Instance instance, Answer answer, String person) {
        var node = processes
                .model(instance.processId(), instance.version())
                .elements()
                .get(answer.elementId());
        var outcome = node == null ? null : node.property("outcome");
        return node != null
                && node.property("sign") == null
                && answer.username().equals(person)
                && agree(node).equals(Filing.text(answer.values(), outcome));
    }

    /** The last first. */
    @SuppressWarnings("unchecked")
    private List<Answer> answers(long instanceKey) {
        return jdbc.sql("""
                SELECT t.element_id, s.username, s.values FROM task.task t JOIN task.submission s ON s.task_id = t.id
                WHERE t.instance_key = ? AND t.kind = 'main' AND t.state IN ('done', 'completing')
                ORDER BY t.ended_at DESC, t.id DESC
                """)
                .param(instanceKey)
                .query((row, number) -> new Answer(
                        row.getString("element_id"),
                        row.getString("username"),
                        json.readValue(row.getString("values"), Map.class)))
                .list();
    }
}
