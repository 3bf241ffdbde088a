package io.jianguan.task;

import io.jianguan.expression.Feel;
import io.jianguan.process.Model;
import io.jianguan.process.Processes;
import io.jianguan.process.Timeline;
import io.jianguan.registry.Records;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a task does by itself as soon as it is there: asks the signers of its node, or completes without anybody. */
@Component
class FirstSteps {
    private static final String USER = "user:";
    private final JdbcClient jdbc;
    private final Records records;
    private final Feel feel;
    private final Signings signings;
    private final Signers signers;
    private final Approvers approvers;
    private final Filing filing;
    private final TaskHistory history;
    private final Clock clock;

    FirstSteps(
            JdbcClient jdbc,
            Records records,
            Feel feel,
            Signings signings,
            Signers signers,
            Approvers approvers,
            Filing filing,
            TaskHistory history,
            Clock clock) {
        this.jdbc = jdbc;
        this.records = records;
        this.feel = feel;
        this.signings = signings;
        this.signers = signers;
        this.approvers = approvers;
        this.filing = filing;
        this.history = history;
        this.clock = clock;
    }

    void begin(Task task, Model.Node node, Approvers.Approver approver) {
        var mode = node.property("sign");
        if (mode != null && sign(task, node, mode, approver)) {
            return;
        }
        if (approver.instead() != null) {
            history.add(
                    task,
                    Timeline.Entry.of(clock.instant(), "redirected", task.elementId(), null)
                            .opinion(approver.instead())
                            .to(people(approver)));
        }
        if (approver.automatic() != null) {
            complete(task, node, outcome(node, approver.agrees()), approver.automatic());
        }
    }

    private static List<String> people(Approvers.Approver approver) {
        return approver.assignee() != null ? List.of(approver.assignee()) : named(approver);
    }

    private static List<String> named(Approvers.Approver approver) {
        return approver.candidates().stream()
                .filter(principal -> principal.startsWith(USER))
                .map(principal -> principal.substring(USER.length()))
                .toList();
    }

    private static String outcome(Model.Node node, boolean yes) {
        return yes
                ? Objects.requireNonNullElse(node.property("autoOutcome"), Approvals.agree(node))
                : Objects.requireNonNullElse(node.property("autoReject"), "reject");
    }

    /** The system answers in nobody's name. */
    void complete(Task task, Model.Node node, String outcome, String reason) {
        var submission = new LinkedHashMap<String, @Nullable Object>();
        var key = node.property("outcome");
        if (key != null) {
            submission.put(key, outcome);
        }
        var variables = filing.apply(node, task, submission, null);
        history.add(
                task,
                new Timeline.Entry(
                        clock.instant(),
                        "auto-completed",
                        task.elementId(),
                        null,
                        key == null ? null : outcome,
                        reason,
                        task.formId(),
                        task.formVersion(),
                        submission,
                        null,
                        List.of()));
        filing.advance(task, variables, null, null);
    }

    /** @return false if the model names nobody to sign */
    private boolean sign(Task task, Model.Node node, String mode, Approvers.Approver approver) {
        var context = new HashMap<String, @Nullable Object>();
        context.put("record", Processes.context(records.get(task.registry(), task.recordId())));
        var usernames = usernames(node, context, approver);
        if (usernames.isEmpty()) {
            return false;
        }
        jdbc.sql("UPDATE task.task SET assignee = NULL WHERE id = ?")
                .param(task.id())
                .update();
        jdbc.sql("UPDATE task.candidate SET claimable = false WHERE task_id = ?")
                .param(task.id())
                .update();
        var ballot = new Ballot(
                mode,
                new BigDecimal(Objects.requireNonNullElse(node.property("signRatio"), "0.5")),
                Boolean.parseBoolean(node.property("signVeto")),
                Approvals.agree(node));
        var signing = signings.create(task.id(), Signings.NODE, ballot, "planned");
        var weights = weights(node, context);
        replaced(task, usernames)
                .forEach((signer, named) -> signings.add(signing, signer, weight(named, weights), null, null));
        signers.ask(task, signing);
        return true;
    }

    /** For whom each signer answers: for who is named, and for those whose account is closed. */
    private Map<String, List<String>> replaced(Task task, List<String> usernames) {
        var answering = new LinkedHashMap<String, List<String>>();
        for (var username : usernames) {
            var signer = approvers.signer(username);
            answering.computeIfAbsent(signer, none -> new ArrayList<>()).add(username);
            if (!signer.equals(username)) {
                history.add(
                        task,
                        Timeline.Entry.of(clock.instant(), "redirected", task.elementId(), null)
                                .opinion("closed")
                                .to(List.of(signer))
                                .onBehalfOf(username));
            }
        }
        return answering;
    }

    private static BigDecimal weight(List<String> named, Map<String, BigDecimal> weights) {
        return named.stream()
                .map(username -> weights.getOrDefault(username, BigDecimal.ONE))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<String> usernames(
            Model.Node node, Map<String, @Nullable Object> context, Approvers.Approver approver) {
        var expression = node.property("signers");
        if (expression != null && feel.evaluate(expression, context) instanceof List<?> named) {
            return named.stream()
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .distinct()
                    .toList();
        }
        return named(approver);
    }

    /** {@code signWeight}: a FEEL context of numbers by username. */
    private Map<String, BigDecimal> weights(Model.Node node, Map<String, @Nullable Object> context) {
        var weights = new HashMap<String, BigDecimal>();
        var expression = node.property("signWeight");
        if (expression != null && feel.evaluate(expression, context) instanceof Map<?, ?> named) {
            named.forEach((username, weight) ->
                    weights.put(String.valueOf(username), new BigDecimal(String.valueOf(weight))));
        }
        return weights;
    }
}
