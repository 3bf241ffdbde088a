package io.jianguan.task;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.identity.Recipients;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other systems ask of people here: rows of the same inbox, with a link to where they are worked on. */
@Component
class ExternalTodos {
    static final String REGISTRY = "external";
    private static final int LONGEST = 200;
    private final JdbcClient jdbc;
    private final Actors actors;
    private final Recipients recipients;
    private final Changes changes;
    private final AuditLog audit;
    private final MessageSource messages;
    private final Clock clock;

    ExternalTodos(
            JdbcClient jdbc,
            Actors actors,
            Recipients recipients,
            Changes changes,
            AuditLog audit,
            MessageSource messages,
            Clock clock) {
        this.jdbc = jdbc;
        this.actors = actors;
        this.recipients = recipients;
        this.changes = changes;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * @param person username of whoever is asked
     * @param title what is asked, for example the step
     * @param subject what it is about
     * @param number the subject's number
     * @param category the kind of business, shown where processes are
     * @param link where it is worked on
     * @param priority 0 to 100, 50 where absent
     */
    record Todo(
            @Nullable String person,
            @Nullable String title,
            @Nullable String subject,
            @Nullable String number,
            @Nullable String category,
            @Nullable String link,
            @Nullable OffsetDateTime dueAt,
            @Nullable Integer priority) {}

    /**
     * Adds it, or changes the one of the same id; one that was done is open again.
     *
     * @return true where it is new
     * @throws Problem {@code task.external-invalid} with field errors, {@code task.external-system}
     */
    @Transactional
    boolean put(Actor machine, String system, String id, Todo todo) {
        requireOwn(machine, system);
        check(todo);
        var known = find(system, id);
        var task = known.orElseGet(() -> insert(system, id));
        var before = holder(task);
        jdbc.sql("""
                UPDATE task.task SET name = :title, process_name = :category, record_title = :subject,
                    record_number = :number, owner_org = :organisation, assignee = :person, due_at = :due,
                    priority = :priority, state = 'open', ended_at = NULL, ended_by = NULL WHERE id = :id
                """)
                .param("title", todo.title())
                .param("category", todo.category() == null ? system : todo.category())
                .param("subject", todo.subject() == null ? todo.title() : todo.subject())
                .param("number", todo.number())
                .param("organisation", actors.get(String.valueOf(todo.person())).organisation())
                .param("person", todo.person())
                .param(
                        "due",
                        todo.dueAt() == null
                                ? new Timestamp(PGStatement.DATE_POSITIVE_INFINITY)
                                : Timestamp.from(todo.dueAt().toInstant()))
                .param("priority", Math.clamp(todo.priority() == null ? 50 : todo.priority(), 0, 100))
                .param("id", task)
                .update();
        jdbc.sql("UPDATE task.external_todo SET link = ? WHERE task_id = ?")
                .param(todo.link())
                .param(task)
                .update();
        changes.external(task, Changes.everyone(List.of(), todo.person(), before));
        audit.record(machine.username(), "external-todo.put", "task:" + task, Map.of("system", system, "id", id));
        return known.isEmpty();
    }

    /** It is done there, or needs nobody any more. Unknown ones are fine. @throws Problem {@code task.external-system} */
    @Transactional
    void remove(Actor machine, String system, String id) {
        requireOwn(machine, system);
        find(system, id).ifPresent(task -> {
            jdbc.sql("UPDATE task.task SET state = 'done', ended_at = ?, ended_by = assignee WHERE id = ?"
                            + " AND state = 'open'")
                    .params(Timestamp.from(clock.instant()), task)
                    .update();
            changes.external(task, Changes.everyone(List.of(), holder(task)));
            audit.record(
                    machine.username(), "external-todo.removed", "task:" + task, Map.of("system", system, "id", id));
        });
    }

    /** Where to work on them, of those tasks that are other systems'. */
    Map<Long, String> links(Collection<Task> tasks) {
        var ids = tasks.stream()
                .filter(task -> task.registry().equals(REGISTRY))
                .map(Task::id)
                .toArray(Long[]::new);
        var links = new HashMap<Long, String>();
        if (ids.length > 0) {
            jdbc.sql("SELECT task_id, link FROM task.external_todo WHERE task_id = ANY (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        links.put(row.getLong("task_id"), row.getString("link"));
                    });
        }
        return links;
    }

    private long insert(String system, String id) {
        var task = jdbc.sql("""
                INSERT INTO task.task (id, instance_key, process_id, version, element_id, name, process_name, registry,
                    record_id, record_title, owner_org, form_id, form_version, state, created_at, priority)
                VALUES (nextval('task.external_id'), 0, :process, 0, '', '', '', :registry, 0, '', '', '', 0, 'open',
                    :at, 50) RETURNING id
                """)
                .param("process", "external:" + system)
                .param("registry", REGISTRY)
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        jdbc.sql("INSERT INTO task.external_todo (system, external_id, task_id, link) VALUES (?, ?, ?, '')")
                .params(system, id, task)
                .update();
        return task;
    }

    private Optional<Long> find(String system, String id) {
        return jdbc.sql("SELECT task_id FROM task.external_todo WHERE system = ? AND external_id = ? FOR UPDATE")
                .params(system, id)
                .query(Long.class)
                .optional();
    }

    private @Nullable String holder(long task) {
        return jdbc.sql("SELECT coalesce(assignee, '') FROM task.task WHERE id = ?")
                .param(task)
                .query(String.class)
                .single();
    }

    private static void requireOwn(Actor machine, String system) {
        if (!machine.username().equals(system) && !machine.has("system-admin")) {
            throw Problem.forbidden("task.external-system", machine.username(), system);
        }
    }

    private void check(Todo todo) {
        var errors = new ArrayList<FieldError>();
        text(errors, "title", todo.title(), true);
        text(errors, "subject", todo.subject(), false);
        text(errors, "number", todo.number(), false);
        text(errors, "category", todo.category(), false);
        if (todo.person() == null
                || recipients.of(Set.of("user:" + todo.person())).isEmpty()) {
            errors.add(error("person", "person"));
        }
        if (!isWebAddress(todo.link())) {
            errors.add(error("link", "link"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid("task.external-invalid", errors);
        }
    }

    /** People will follow it: nothing but a web address. */
    private static boolean isWebAddress(@Nullable String link) {
        try {
            var uri = URI.create(link == null ? "" : link);
            return uri.getHost() != null && Set.of("http", "https").contains(String.valueOf(uri.getScheme()));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private void text(List<FieldError> errors, String field, @Nullable String value, boolean required) {
        if (value == null || value.isBlank() ? required : value.length() > LONGEST) {
            errors.add(error(field, "required"));
        }
    }

    private FieldError error(String field, String code) {
        var said = messages.getMessage(
                "field.task." + code, new Object[] {LONGEST}, code, LocaleContextHolder.getLocale());
        return new FieldError(field, code, said == null ? code : said);
    }
}
