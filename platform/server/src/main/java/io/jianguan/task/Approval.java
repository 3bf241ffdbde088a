package io.jianguan.task;

import io.jianguan.expression.Feel;
import io.jianguan.identity.Actor;
import io.jianguan.process.Processes;
import io.jianguan.registry.Records;
import io.jianguan.rest.Problem;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Approves a task without opening it, where its node says {@code batch="true"}: what is submitted are the node's yes
 * under its {@code outcome}, its {@code batchValues} (a FEEL context over {@code record}) and, under the key that its {@code batchOpinion} or else its
 * {@code opinion} names, what the approver wrote. Form and rights are checked as for any submission.
 */
@Component
class Approval {
    private final Tasks tasks;
    private final Processes processes;
    private final Records records;
    private final Completion completion;
    private final Feel feel;

    Approval(Tasks tasks, Processes processes, Records records, Completion completion, Feel feel) {
        this.tasks = tasks;
        this.processes = processes;
        this.records = records;
        this.completion = completion;
        this.feel = feel;
    }

    /** @throws Problem {@code task.not-in-batch} and all that completing throws */
    void approve(Actor actor, long id, @Nullable String opinion, @Nullable String idempotencyKey) {
        var task = tasks.get(actor, id);
        var node = processes.model(task.processId(), task.version()).elements().get(task.elementId());
        if (node == null || !"true".equals(node.property("batch"))) {
            throw Problem.conflict("task.not-in-batch", task.name());
        }
        var data = new HashMap<String, @Nullable Object>();
        var outcome = node.property("outcome");
        if (outcome != null) {
            data.put(outcome, Approvals.agree(node));
        }
        var record = Processes.context(records.get(task.registry(), task.recordId()));
        var values = node.property("batchValues");
        if (values != null && feel.evaluate(values, Map.of("record", record)) instanceof Map<?, ?> given) {
            given.forEach((key, value) -> data.put(String.valueOf(key), value));
        }
        var own = node.property("batchOpinion");
        var opinionKey = own == null ? node.property("opinion") : own;
        if (opinionKey != null && opinion != null && !opinion.isBlank()) {
            data.put(opinionKey, opinion.strip());
        }
        completion.complete(actor, id, data, idempotencyKey);
    }
}
