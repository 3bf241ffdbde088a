package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.process.Processes;
import io.jianguan.rest.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What other modules may know of tasks. */
@Component
public class TaskFacts {
    private static final String PERSON = "user:";
    private final JdbcClient jdbc;
    private final Tasks tasks;
    private final Processes processes;

    TaskFacts(JdbcClient jdbc, Tasks tasks, Processes processes) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.processes = processes;
    }

    /**
     * @param owner code of the organisation whose record it is about
     * @param assignee who holds it; null: nobody
     * @param open whether its holder or a candidate is to work on it
     * @param waiting whether it waits for those who were asked at it
     * @param hands who is to work on it now, and where: those asked at it, while it waits for them; else the holder;
     *     else the candidates
     */
    public record Fact(
            long id,
            long instanceKey,
            String processId,
            String elementId,
            String name,
            String recordTitle,
            String owner,
            @Nullable String assignee,
            boolean open,
            boolean waiting,
            List<Hand> hands) {
        /** Whether people have yet to do something for it. */
        public boolean isUnderWay() {
            return open || waiting;
        }

        /** Usernames of those who have it by name: who was asked at it, while it waits; else who holds it. */
        public List<String> people() {
            return hands.stream()
                    .flatMap(hand -> hand.principals().stream())
                    .filter(principal -> principal.startsWith(PERSON))
                    .map(principal -> principal.substring(PERSON.length()))
                    .filter(username -> waiting || username.equals(assignee))
                    .distinct()
                    .toList();
        }
    }

    /**
     * @param taskId the task, or the part of it that somebody was asked for
     * @param principals {@code user:<username>}, {@code role@organisation}
     */
    public record Hand(long taskId, Set<String> principals) {}

    /** Those that are there, by id; one query. */
    public Map<Long, Fact> find(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc.sql("""
                        SELECT t.*,
                            ARRAY(SELECT principal FROM task.candidate c WHERE c.task_id = t.id) AS candidates,
                            asked.ids AS asked_ids, asked.people AS asked_people
                        FROM task.task t
                        LEFT JOIN LATERAL (
                            WITH RECURSIVE part AS (
                                SELECT * FROM task.task WHERE parent_id = t.id
                                UNION ALL
                                SELECT p.* FROM task.task p JOIN part ON p.parent_id = part.id)
                            SELECT array_agg(id ORDER BY id) AS ids, array_agg(assignee ORDER BY id) AS people
                            FROM part WHERE state = 'open') asked ON t.state = 'waiting'
                        WHERE t.id = ANY (:ids)
                        """).param("ids", ids.toArray(Long[]::new)).query(TaskFacts::fact).list().stream()
                        .collect(Collectors.toMap(Fact::id, fact -> fact));
    }

    private static Fact fact(ResultSet row, int number) throws SQLException {
        var state = row.getString("state");
        return new Fact(
                row.getLong("id"),
                row.getLong("instance_key"),
                row.getString("process_id"),
                row.getString("element_id"),
                row.getString("name"),
                row.getString("record_title"),
                row.getString("owner_org"),
                row.getString("assignee"),
                state.equals("open"),
                state.equals("waiting"),
                switch (state) {
                    case "open" -> List.of(own(row));
                    case "waiting" -> asked(row);
                    default -> List.of();
                });
    }

    private static Hand own(ResultSet row) throws SQLException {
        var assignee = row.getString("assignee");
        return new Hand(
                row.getLong("id"),
                assignee == null
                        ? Set.of((String[]) row.getArray("candidates").getArray())
                        : Set.of(PERSON + assignee));
    }

    private static List<Hand> asked(ResultSet row) throws SQLException {
        if (row.getArray("asked_ids") == null) {
            return List.of();
        }
        var ids = (Long[]) row.getArray("asked_ids").getArray();
        var people = (String[]) row.getArray("asked_people").getArray();
        return IntStream.range(0, ids.length)
                .mapToObj(index -> new Hand(ids[index], Set.of(PERSON + people[index])))
                .toList();
    }

    /** @throws Problem {@code task.unknown}, also where the actor may not see it */
    public Fact get(Actor actor, long id) {
        tasks.get(actor, id);
        return Optional.ofNullable(find(List.of(id)).get(id))
                .orElseThrow(() -> Problem.notFound("task.unknown", String.valueOf(id)));
    }

    /** The task that a signer's or delegate's part belongs to; the task itself where it is no part. */
    public long whole(long id) {
        return jdbc.sql("""
                WITH RECURSIVE above AS (
                    SELECT id, parent_id FROM task.task WHERE id = ?
                    UNION ALL
                    SELECT t.id, t.parent_id FROM task.task t JOIN above ON t.id = above.parent_id)
                SELECT id FROM above WHERE parent_id IS NULL
                """).param(id).query(Long.class).optional().orElse(id);
    }

    /**
     * A task whose model names a rule on time.
     *
     * @param deadline code of the rule
     * @param organisation code of the organisation whose calendar holds
     */
    public record Timed(String deadline, String organisation, String registry, long recordId) {}

    /** Empty where the model names no rule, for a part of a task, and for one that is done. */
    public Optional<Timed> timed(long id) {
        return jdbc.sql("""
                SELECT process_id, version, element_id, owner_org, registry, record_id FROM task.task
                WHERE id = ? AND kind = 'main' AND state IN ('open', 'waiting')
                """).param(id).query(Placed.class).optional().flatMap(this::named);
    }

    private record Placed(
            String processId, int version, String elementId, String ownerOrg, String registry, long recordId) {}

    private Optional<Timed> named(Placed task) {
        var node = processes.model(task.processId(), task.version()).elements().get(task.elementId());
        return Optional.ofNullable(node == null ? null : node.property("deadline"))
                .map(code -> new Timed(code, task.ownerOrg(), task.registry(), task.recordId()));
    }

    /** Whether one of the tasks about a record that people have yet to do is the actor's. */
    public boolean holdsOneOn(Actor actor, String registry, long recordId) {
        record Held(String assignee, String processId) {}
        return jdbc.sql("""
                SELECT assignee, process_id FROM task.task
                WHERE registry = ? AND record_id = ? AND kind = 'main' AND state IN ('open', 'waiting')
                    AND assignee IS NOT NULL
                """).params(registry, recordId).query(Held.class).list().stream()
                .anyMatch(held -> actor.mayActFor(held.assignee(), held.processId()));
    }

    /** The record that a task is about. */
    public record About(String registry, long recordId) {}

    public Optional<About> about(long id) {
        return jdbc.sql("SELECT registry, record_id FROM task.task WHERE id = ?")
                .param(id)
                .query(About.class)
                .optional();
    }

    /**
     * Who works on a record: who has the most urgent of the tasks about it that somebody has; empty: nobody.
     *
     * @param except a task that is over; null: none
     */
    public Optional<String> holderOf(String registry, long recordId, @Nullable Long except) {
        return jdbc.sql("""
                SELECT assignee FROM task.task
                WHERE registry = ? AND record_id = ? AND kind = 'main' AND state IN ('open', 'waiting')
                    AND assignee IS NOT NULL AND id IS DISTINCT FROM ?::bigint
                ORDER BY due_at, id LIMIT 1
                """)
                .params(Arrays.asList(registry, recordId, except))
                .query(String.class)
                .optional();
    }

    /** Who is to work on a record now: who has tasks about it, or may take them. */
    public Set<String> handsOn(String registry, long recordId) {
        var ids = jdbc.sql("""
                SELECT id FROM task.task
                WHERE registry = ? AND record_id = ? AND kind = 'main' AND state IN ('open', 'waiting')
                """).params(registry, recordId).query(Long.class).list();
        return find(ids).values().stream()
                .flatMap(fact -> fact.hands().stream())
                .flatMap(hand -> hand.principals().stream())
                .collect(Collectors.toSet());
    }

    /** When it was submitted or canceled; empty while it is open. */
    public Optional<Instant> endedAt(long id) {
        return jdbc.sql("SELECT ended_at FROM task.task WHERE id = ? AND ended_at IS NOT NULL")
                .param(id)
                .query((row, number) -> row.getTimestamp("ended_at").toInstant())
                .optional();
    }
}
