package io.jianguan.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.FinalCommandStep;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends commands of the outbox to the engine; each may be sent twice. */
@Component
class Gateway {
    private static final int TRIES = 3;

    private final CamundaClient client;
    private final JsonMapper json;

    Gateway(CamundaClient client, JsonMapper json) {
        this.client = client;
        this.json = json;
    }

    CompletionStage<Answer> send(Command command) {
        return command.kind() == Command.Kind.RETRY ? retry(command) : answered(command);
    }

    private CompletionStage<Answer> answered(Command command) {
        return step(command).send().handle((_, failure) -> answer(command, failure));
    }

    /** A modification whose own element instance is gone was done before, or came too late for anything to do. */
    private static Answer answer(Command command, @Nullable Throwable failure) {
        var answer = isOperators(command.kind()) ? Answer.ofOperator(failure) : Answer.of(failure);
        return answer instanceof Answer.Refused(var reason)
                        && command.kind() == Command.Kind.MODIFY
                        && reason.contains("element instance that could not be found")
                        && reason.contains(String.valueOf(
                                Objects.requireNonNull(command.payload().terminate())
                                        .getFirst()))
                ? new Answer.Done()
                : answer;
    }

    private static boolean isOperators(Command.Kind kind) {
        return kind == Command.Kind.MODIFY || kind == Command.Kind.RETRY || kind == Command.Kind.MIGRATE;
    }

    private FinalCommandStep<?> step(Command command) {
        var payload = command.payload();
        var variables = json.writeValueAsString(payload.variables());
        return switch (command.kind()) {
            // The id alone makes it once; as correlation key it also spreads instances over the partitions.
            case START ->
                client.newPublishMessageCommand()
                        .messageName(Objects.requireNonNull(payload.processId()))
                        .correlationKey(command.id().toString())
                        .messageId(command.id().toString())
                        .timeToLive(Outbox.REMEMBERED)
                        .variables(variables);
            case COMPLETE_USER_TASK ->
                client.newCompleteUserTaskCommand(payload.key()).variables(payload.variables());
            case COMPLETE_JOB -> client.newCompleteCommand(payload.key()).variables(variables);
            case CANCEL_INSTANCE -> client.newCancelInstanceCommand(payload.key());
            case MODIFY -> modification(payload, variables);
            case RETRY -> client.newResolveIncidentCommand(payload.key());
            case MIGRATE -> migration(payload);
        };
    }

    /** A job needs tries left before its incident can be resolved; a job that is gone has no incident either. */
    private CompletionStage<Answer> retry(Command command) {
        var job = command.payload().about();
        return job == null
                ? answered(command)
                : client.newUpdateRetriesCommand(job)
                        .retries(TRIES)
                        .send()
                        .handle((_, failure) -> Answer.of(failure))
                        .thenCompose(answer -> answer instanceof Answer.Done
                                ? answered(command)
                                : CompletableFuture.completedStage(answer));
    }

    private FinalCommandStep<?> migration(Command.Payload payload) {
        var to = client.newMigrateProcessInstanceCommand(payload.key())
                .migrationPlan(Objects.requireNonNull(payload.about()));
        FinalCommandStep<?> whole = null;
        for (var pair : Objects.requireNonNull(payload.mapping()).entrySet()) {
            whole = to.addMappingInstruction(pair.getKey(), pair.getValue());
        }
        if (whole == null) {
            throw new IllegalArgumentException("No element to migrate in instance " + payload.key());
        }
        return whole;
    }

    private FinalCommandStep<?> modification(Command.Payload payload, String variables) {
        var modification = client.newModifyProcessInstanceCommand(payload.key());
        var terminate = Objects.requireNonNull(payload.terminate());
        var ending = modification.terminateElement(terminate.getFirst());
        for (var key : terminate.subList(1, terminate.size())) {
            ending = ending.and().terminateElement(key);
        }
        var withVariables = false;
        for (var element : Objects.requireNonNull(payload.activate())) {
            var entering = ending.and().activateElement(element);
            ending = withVariables ? entering : entering.withVariables(variables);
            withVariables = true;
        }
        return ending;
    }
}
