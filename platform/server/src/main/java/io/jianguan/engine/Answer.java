package io.jianguan.engine;

import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What the engine said to a command. */
sealed interface Answer {

    /** It did it, or had done it before, or there is nothing left to do it to. */
    record Done() implements Answer {}

    /** It has too much to do: try again. */
    record Busy(String reason) implements Answer {}

    /** It was away, or a part of it was: try again. */
    record Later(String reason) implements Answer {}

    /** It will never do it. */
    record Refused(String reason) implements Answer {}

    static Answer of(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> new Done();
            case CompletionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
            case ClientStatusException waited -> of(waited.getStatusCode(), waited);
            case StatusRuntimeException grpc -> of(grpc.getStatus().getCode(), grpc);
            case ClientHttpException http ->
                switch (http.code()) {
                    case 404 -> new Done();
                    case 400, 413, 422 -> new Refused(reason(http));
                    case 429 -> new Busy(reason(http));
                    case 503 -> isBusy(http) ? new Busy(reason(http)) : new Later(reason(http));
                    default -> new Later(reason(http));
                };
            default -> new Later(reason(failure));
        };
    }

    /** To something an operator asked for: where the instance is not in a state for it, he decides anew. */
    static Answer ofOperator(@Nullable Throwable failure) {
        return switch (failure) {
            case CompletionException wrapped when wrapped.getCause() != null -> ofOperator(wrapped.getCause());
            case ClientStatusException waited
            when waited.getStatusCode() == Status.Code.FAILED_PRECONDITION -> new Refused(reason(waited));
            case StatusRuntimeException grpc
            when grpc.getStatus().getCode() == Status.Code.FAILED_PRECONDITION -> new Refused(reason(grpc));
            case null, default -> of(failure);
        };
    }

    private static Answer of(Status.Code code, Throwable failure) {
        return switch (code) {
            case NOT_FOUND, ALREADY_EXISTS -> new Done();
            case INVALID_ARGUMENT, UNIMPLEMENTED -> new Refused(reason(failure));
            case RESOURCE_EXHAUSTED -> new Busy(reason(failure));
            default -> new Later(reason(failure));
        };
    }

    private static boolean isBusy(ClientHttpException http) {
        return reason(http).contains(Status.Code.RESOURCE_EXHAUSTED.name());
    }

    private static String reason(Throwable failure) {
        var message = String.valueOf(failure.getMessage());
        return message.length() > 1_000 ? message.substring(0, 1_000) : message;
    }
}
