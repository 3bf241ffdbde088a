package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Filters of the inbox that somebody keeps under a name. */
@Component
class SavedFilters {
    private static final int MOST = 30;
    private static final int LONGEST = 40;
    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final Clock clock;

    SavedFilters(JdbcClient jdbc, MessageSource messages, Clock clock) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param query parameters of the list's address */
    record Saved(String id, String name, String query) {}

    List<Saved> of(Actor actor) {
        return jdbc.sql("SELECT id::text, name, query FROM task.saved_filter WHERE username = ? ORDER BY name LIMIT ?")
                .params(actor.username(), MOST)
                .query((row, number) -> new Saved(row.getString("id"), row.getString("name"), row.getString("query")))
                .list();
    }

    /**
     * Keeps it, in place of one of the same name.
     *
     * @throws Problem {@code task.filter-invalid}, {@code task.filters-full}
     */
    Saved save(Actor actor, String name, String query) {
        if (name.isBlank() || name.length() > LONGEST || query.length() > 2_000) {
            var said = messages.getMessage(
                    "field.task.filter-name", new Object[] {LONGEST}, LocaleContextHolder.getLocale());
            throw Problem.invalid("task.filter-invalid", List.of(new FieldError("name", "filter-name", said)));
        }
        var saved = of(actor);
        if (saved.size() >= MOST && saved.stream().noneMatch(one -> one.name().equals(name.strip()))) {
            throw Problem.conflict("task.filters-full", MOST);
        }
        return jdbc.sql("""
                INSERT INTO task.saved_filter (username, name, query, at) VALUES (?, ?, ?, ?)
                ON CONFLICT (username, name) DO UPDATE SET query = excluded.query, at = excluded.at
                RETURNING id::text, name, query
                """)
                .params(actor.username(), name.strip(), query, Timestamp.from(clock.instant()))
                .query((row, number) -> new Saved(row.getString("id"), row.getString("name"), row.getString("query")))
                .single();
    }

    void remove(Actor actor, long id) {
        jdbc.sql("DELETE FROM task.saved_filter WHERE id = ? AND username = ?")
                .params(id, actor.username())
                .update();
    }
}
