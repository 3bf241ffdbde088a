package io.jianguan.task;

import io.jianguan.identity.IdentityEvent;
import io.jianguan.identity.Substitution;
import io.jianguan.notification.Told;
import io.jianguan.registry.RecordChanged;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Tells every replica, after commit, what changed for whom. */
@Component
class Changes {
    static final String CHANNEL = "jianguan_change";
    private static final int PORTION = 80;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Changes(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * @param kind the name of the server-sent event
     * @param data its data
     * @param principals for whom; empty for everyone
     * @param process also for those who stand in for one of them in this process; null: not for them
     * @param owner also for those who lead this organisation; null: not for them
     */
    record Change(
            String kind,
            Map<String, String> data,
            Set<String> principals,
            @Nullable String process,
            @Nullable String owner) {
        Change(String kind, Map<String, String> data, Set<String> principals) {
            this(kind, data, principals, null, null);
        }
    }

    /** Also for those who stand in for one of them, and those who lead the task's organisation. */
    void task(Task task, Set<String> principals) {
        task(task, task.id(), principals);
    }

    /** @param id of the part of the task that somebody else works on */
    void task(Task task, long id, Set<String> principals) {
        publish(new Change(
                "task",
                Map.of("taskId", String.valueOf(id), "recordId", String.valueOf(task.recordId())),
                principals,
                task.processId(),
                task.owner()));
    }

    /** A task of another system. */
    void external(long taskId, Set<String> principals) {
        publish(new Change("task", Map.of("taskId", String.valueOf(taskId), "recordId", "0"), principals));
    }

    /** What somebody hears of changes: their browsers are to come again. */
    @EventListener
    void planned(IdentityEvent.SubstitutionPlanned event) {
        reopen(event.substitution());
    }

    @EventListener
    void ended(IdentityEvent.SubstitutionEnded event) {
        reopen(event.substitution());
    }

    private void reopen(Substitution substitution) {
        publish(new Change(
                ChangeStream.REOPEN,
                Map.of(),
                Set.of("user:" + substitution.substitute().username())));
    }

    /** Says that a record changed, not how: whoever hears it reads it again, with the own rights. */
    @EventListener
    void record(RecordChanged changed) {
        publish(new Change(
                "record", Map.of("registry", changed.registry(), "recordId", String.valueOf(changed.id())), Set.of()));
    }

    /** In portions: a notification of the database is short. */
    @EventListener
    void told(Told told) {
        var usernames = told.usernames().stream().sorted().toList();
        for (var from = 0; from < usernames.size(); from += PORTION) {
            publish(new Change(
                    "notice",
                    Map.of(),
                    usernames.subList(from, Math.min(from + PORTION, usernames.size())).stream()
                            .map(username -> "user:" + username)
                            .collect(Collectors.toSet())));
        }
    }

    /** What a transaction changes is told by one statement at its end; the database drops what is told twice. */
    private void publish(Change change) {
        var text = json.writeValueAsString(change);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            tell(List.of(text));
            return;
        }
        var gathered = (Gathered) TransactionSynchronizationManager.getResource(this);
        if (gathered == null) {
            gathered = new Gathered();
            TransactionSynchronizationManager.bindResource(this, gathered);
            TransactionSynchronizationManager.registerSynchronization(gathered);
        }
        gathered.texts.add(text);
    }

    private void tell(Collection<String> texts) {
        jdbc.sql("SELECT pg_notify(?, text) FROM unnest(?::text[]) text")
                .params(CHANNEL, texts.toArray(String[]::new))
                .query((row, number) -> number)
                .list();
    }

    private final class Gathered implements TransactionSynchronization {
        final Set<String> texts = new LinkedHashSet<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            tell(texts);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Changes.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Changes.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Changes.this);
        }
    }

    static Set<String> everyone(
            Collection<String> candidates, @Nullable String assignee, @Nullable String... usernames) {
        return Stream.concat(
                        candidates.stream(),
                        Stream.concat(Stream.of(assignee == null ? "" : assignee), Arrays.stream(usernames))
                                .filter(Objects::nonNull)
                                .filter(username -> !username.isEmpty())
                                .map(username -> "user:" + username))
                .collect(Collectors.toUnmodifiableSet());
    }
}
