package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.rest.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what people ask for in one transaction, and once however often they ask with the same key. */
@Component
class TaskDeeds {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TaskDeeds(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    void once(Actor actor, @Nullable String idempotencyKey, String subject, Runnable deed) {
        transaction.executeWithoutResult(status -> {
            if (idempotencyKey == null || isNew(actor, idempotencyKey, subject)) {
                deed.run();
            }
        });
    }

    boolean isDone(Actor actor, String key) {
        return jdbc.sql("SELECT count(*) FROM task.deed WHERE username = ? AND idempotency_key = ?")
                        .params(actor.username(), key)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private boolean isNew(Actor actor, String key, String subject) {
        return jdbc.sql("""
                        INSERT INTO task.deed (username, idempotency_key, subject, at) VALUES (?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                        .params(actor.username(), key, subject, Timestamp.from(clock.instant()))
                        .update()
                > 0;
    }

    /** @throws Problem {@code task.reason} if nothing was written */
    static String reason(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "task.reason");
        }
        return text.strip();
    }

    static List<String> people(@Nullable List<String> usernames) {
        if (usernames == null || usernames.isEmpty()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "task.people");
        }
        return usernames.stream().distinct().toList();
    }
}
