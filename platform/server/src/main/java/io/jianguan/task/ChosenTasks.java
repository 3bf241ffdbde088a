package io.jianguan.task;

import io.jianguan.identity.Actor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tasks that something is done to: chosen one by one, or all that the cockpit shows. */
@Component
public class ChosenTasks implements DeedSubjects {
    private final JdbcClient jdbc;
    private final Overseen<Task> oversight;

    ChosenTasks(JdbcClient jdbc, Overseen<Task> oversight) {
        this.jdbc = jdbc;
        this.oversight = oversight;
    }

    @Override
    public List<Long> all(Actor actor, Map<String, String> parameters, int most) {
        var state = Overseen.State.of(parameters.get("state"));
        return oversight.page(actor, state, Overseen.Filter.of(parameters), null, most).rows().stream()
                .map(Task::id)
                .toList();
    }

    @Override
    public Map<Long, Subject> of(Actor actor, Collection<Long> ids) {
        record Named(long id, Subject subject) {}
        return jdbc
                .sql("""
                SELECT id, name || ' · ' || record_title AS title FROM task.task t
                WHERE id = ANY (:ids) AND (owner_org = ANY (:overseen)
                    OR assignee = ANY (:people) OR ended_by = ANY (:people) OR started_by = :me OR held_by && CAST(:people AS text[])
                    OR EXISTS (SELECT FROM task.candidate c WHERE c.task_id = t.id AND c.principal = ANY (:principals)))
                """)
                .param("ids", ids.toArray(Long[]::new))
                .param("overseen", Whose.overseen(actor).keys().toArray(String[]::new))
                .param("people", Whose.holders(actor).keys().toArray(String[]::new))
                .param("principals", Whose.principals(actor).keys().toArray(String[]::new))
                .param("me", actor.username())
                .query((row, number) -> new Named(
                        row.getLong("id"), new Subject(row.getString("title"), "/tasks/" + row.getLong("id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Named::id, Named::subject));
    }
}
