package io.jianguan.engine;

import io.jianguan.rest.Unavailable;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Failures that go away by themselves: the database is restarting, a deadlock was broken, a lock timed out, another
 * server does not answer.
 */
final class Transient {
    private Transient() {}

    static boolean is(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> false;
            case Unavailable _,
                    TransientDataAccessException _,
                    RecoverableDataAccessException _,
                    NonTransientDataAccessResourceException _,
                    CannotCreateTransactionException _,
                    TransactionSystemException _ -> true;
            case SQLException sql when isState(Objects.requireNonNullElse(sql.getSQLState(), "")) -> true;
            default -> is(failure.getCause());
        };
    }

    /** Connection, ended since it stood still, transaction rollback, resources, operator intervention, system error. */
    private static boolean isState(String state) {
        return state.startsWith("08")
                || state.equals("25P03")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("58")
                || state.equals("55P03");
    }
}
