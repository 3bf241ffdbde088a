package io.jianguan.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.FinalCommandStep;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends commands of the outbox to the engine; each may be sent twice. */
@Component
class Gateway {
    private final CamundaClient client;
    private final JsonMapper json;

    Gateway(CamundaClient client, JsonMapper json) {
        this.client = client;
        this.json = json;
    }

    CompletionStage<Answer> send(Command command) {
        return step(command).send().handle((_, failure) -> Answer.of(failure));
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
        };
    }
}
