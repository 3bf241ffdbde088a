package io.jianguan.registry;

import io.jianguan.rest.Problem;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends what somebody asked and the database cannot answer in reasonable time, and says what to do. */
@Component
class BoundedQuery {
    private static final String CANCELLED = "57014";
    private final JdbcClient jdbc;
    private final TransactionTemplate reading;
    private final Duration patience;

    BoundedQuery(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            @Value("${jianguan.registry.query-timeout:5s}") Duration patience) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.patience = patience;
    }

    <T> T answer(ListRequest request, Supplier<T> work) {
        return request.isFree() ? within(patience, work) : work.get();
    }

    <T> T within(Supplier<T> work) {
        return within(patience, work);
    }

    /** @throws Problem {@code registry.query-slow} */
    <T> T within(Duration time, Supplier<T> work) {
        try {
            return Objects.requireNonNull(reading.execute(status -> {
                jdbc.sql("SELECT set_config('statement_timeout', ?, true)")
                        .param(String.valueOf(time.toMillis()))
                        .query(String.class)
                        .single();
                return work.get();
            }));
        } catch (RuntimeException failure) {
            if (cancelled(failure)) {
                throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "registry.query-slow", time.toSeconds());
            }
            throw failure;
        }
    }

    private static boolean cancelled(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && CANCELLED.equals(refused.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
