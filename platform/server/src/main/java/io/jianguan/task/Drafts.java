package io.jianguan.task;

import io.jianguan.form.TypedDrafts;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.rest.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What someone has typed so far; never overwritten unseen. */
@Component
class Drafts {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
    private final JdbcClient jdbc;
    private final TypedDrafts typed;
    private final Actors actors;
    private final Tasks tasks;
    private final JsonMapper json;

    Drafts(JdbcClient jdbc, TypedDrafts typed, Actors actors, Tasks tasks, JsonMapper json) {
        this.jdbc = jdbc;
        this.typed = typed;
        this.actors = actors;
        this.tasks = tasks;
        this.json = json;
    }

    /** What the draft of a task is kept by. */
    static String subject(long taskId) {
        return "task/" + taskId;
    }

    /**
     * @param version counts savings
     * @param savedBy name of whoever saved it last: the holder or a substitute
     */
    record Draft(Map<String, @Nullable Object> data, int version, Instant savedAt, String savedBy) {}

    Optional<Draft> find(Actor actor, long taskId) {
        return jdbc.sql("SELECT * FROM task.task WHERE id = ?")
                .param(taskId)
                .query(Task::of)
                .optional()
                .flatMap(task -> find(taskId, owner(actor, task)));
    }

    private Optional<Draft> find(long taskId, String owner) {
        return typed.find(subject(taskId), owner).map(this::draft);
    }

    private Draft draft(TypedDrafts.Draft draft) {
        return new Draft(data(draft.typed().data()), draft.version(), draft.savedAt(), nameOf(draft.savedBy()));
    }

    /** A substitute works on with what the absent person has saved, and the other way round. */
    private static String owner(Actor actor, Task task) {
        var holder = task.assignee();
        return holder != null && actor.mayActFor(holder, task.processId()) ? holder : actor.username();
    }

    private String nameOf(String username) {
        return actors.names(List.of(username)).getOrDefault(username, username);
    }

    @Transactional
    Draft save(Actor actor, long taskId, Map<String, @Nullable Object> data, int version) {
        return save(actor, taskId, null, data, version);
    }

    /**
     * @param formVersion the form it was typed into; null: the one pinned
     * @param version the version the data was based on; 0 where there was none
     * @throws Problem {@code task.draft-conflict} with who saved meanwhile and when: another window, or another person
     */
    @Transactional
    Draft save(
            Actor actor, long taskId, @Nullable Integer formVersion, Map<String, @Nullable Object> data, int version) {
        var task = tasks.lock(taskId);
        tasks.requireHolder(actor, task);
        Tasks.requireForm(task, formVersion);
        return typed.save(typed(task, owner(actor, task), data), version, actor.username())
                .map(this::draft)
                .orElseThrow(() -> conflict(task, owner(actor, task)));
    }

    /** What somebody asked has answered, for the holder to go on with, over whatever there was. */
    void put(Task task, String holder, Map<String, @Nullable Object> data, String by) {
        typed.put(typed(task, holder, data), by);
    }

    private TypedDrafts.Typed typed(Task task, String owner, Map<String, @Nullable Object> data) {
        return new TypedDrafts.Typed(subject(task.id()), owner, json.writeValueAsString(data), null, null, null);
    }

    private Problem conflict(Task task, String owner) {
        return find(task.id(), owner)
                .map(other -> Problem.conflict(
                        "task.draft-conflict", task.name(), other.savedBy(), WHEN.format(other.savedAt())))
                .orElseGet(() -> Problem.conflict("task.draft-gone", task.name()));
    }

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> data(String text) {
        return json.readValue(text, Map.class);
    }
}
