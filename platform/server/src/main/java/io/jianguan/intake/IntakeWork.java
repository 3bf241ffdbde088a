package io.jianguan.intake;

import io.jianguan.intake.Import.State;
import io.jianguan.rest.Problem;
import io.jianguan.work.Worker;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Works on imports. */
@Component
class IntakeWork extends Worker<Import> {
    private final Turn turn;
    private final Run run;
    private final Undoing undoing;
    private final MessageSource messages;

    IntakeWork(Turn turn, Run run, Undoing undoing, MessageSource messages) {
        super("intake", turn.turns());
        this.turn = turn;
        this.run = run;
        this.undoing = undoing;
        this.messages = messages;
    }

    @Override
    protected Optional<Import> take() {
        return turn.take();
    }

    @Override
    protected void through(Import one, BooleanSupplier closing) throws Exception {
        if (one.state() == State.UNDOING) {
            undoing.of(one, closing);
        } else {
            run.through(one, closing);
        }
    }

    @Override
    protected @Nullable String reason(Import one, Exception failure) {
        return switch (failure) {
            case SheetFault fault -> text(one, "problem.intake." + fault.code);
            case Problem problem ->
                text(one, "problem." + problem.code(), problem.arguments().toArray());
            default -> null;
        };
    }

    @Override
    protected String unexpected(Import one) {
        return text(one, "intake.failure.unexpected");
    }

    private String text(Import one, String key, Object... arguments) {
        return messages.getMessage(key, arguments, one.locale());
    }
}
