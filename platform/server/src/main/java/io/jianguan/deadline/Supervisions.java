package io.jianguan.deadline;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.notification.Notice;
import io.jianguan.notification.Notifications;
import io.jianguan.process.Timeline;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import io.jianguan.task.TaskFacts;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Supervision items (督办): made by leaders, answered by whoever has the task, each under a clock of its own. */
@Component
class Supervisions {
    private static final String LINK = "/supervisions";
    private final JdbcClient jdbc;
    private final TaskFacts tasks;
    private final Clocks clocks;
    private final Actors actors;
    private final Timeline timeline;
    private final Notifications notifications;
    private final AuditLog audit;
    private final Clock clock;

    Supervisions(
            JdbcClient jdbc,
            TaskFacts tasks,
            Clocks clocks,
            Actors actors,
            Timeline timeline,
            Notifications notifications,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.clocks = clocks;
        this.actors = actors;
        this.timeline = timeline;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param to who has to reply; null: the one who has the task
     * @param period for the reply, for example {@code 2 WD}
     * @throws Problem {@code supervision.not-leader}, {@code supervision.nobody}, {@code supervision.ended}
     */
    @Transactional
    public long make(Actor actor, long taskId, @Nullable String to, String demand, String period) {
        var task = tasks.get(actor, taskId);
        var leader = actor.entitled(Actor.LEADER, task.owner(), task.processId())
                .orElseThrow(() -> Problem.forbidden("supervision.not-leader"));
        if (!task.isUnderWay()) {
            throw Problem.conflict("supervision.ended", task.name());
        }
        if (demand.isBlank()) {
            throw Problem.invalid("supervision.demand", List.of());
        }
        var addressee =
                to == null || to.isBlank() ? alone(task) : actors.get(to).username();
        if (addressee == null) {
            throw Problem.conflict("supervision.nobody", task.name());
        }
        var now = clock.instant();
        var id = jdbc.sql("""
                INSERT INTO deadline.supervision (task_id, instance_key, process_id, element_id, task_name, record_title,
                    owner_org, addressee, username, overseer, at, demand, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open') RETURNING id
                """)
                .params(
                        taskId,
                        task.instanceKey(),
                        task.processId(),
                        task.elementId(),
                        task.name(),
                        task.recordTitle(),
                        task.owner(),
                        addressee,
                        actor.username(),
                        leader,
                        Timestamp.from(now),
                        demand.strip())
                .query(Long.class)
                .single();
        clocks.start(
                new Clocks.Subject(null, null, null, null, id, task.owner()),
                Rule.inline(Period.parse(period)),
                now,
                null);
        timeline.add(
                task.instanceKey(),
                Timeline.Entry.of(now, "supervised", task.elementId(), actor.username())
                        .opinion(demand.strip())
                        .to(List.of(addressee))
                        .onBehalfOf(other(actor, leader)));
        audit.record(
                actor.username(),
                "supervision.made",
                "task:" + taskId,
                inStead(actor, leader, Map.of("to", addressee)));
        tell(
                "supervised",
                task.processId(),
                List.of(addressee),
                id,
                actor,
                task.name() + " · " + task.recordTitle(),
                demand.strip());
        return id;
    }

    /** Who answers for the task: its holder, or the only one it waits for. */
    private static @Nullable String alone(TaskFacts.Fact task) {
        var people = task.people();
        return task.assignee() == null && people.size() == 1 ? people.getFirst() : task.assignee();
    }

    /** @throws Problem {@code supervision.not-yours}, {@code supervision.answered}, {@code supervision.reply} */
    @Transactional
    public void reply(Actor actor, long id, String reply) {
        var item = lock(actor, id);
        if (!actor.mayActFor(item.addressee(), item.processId())) {
            throw Problem.forbidden("supervision.not-yours");
        }
        if (!item.state().equals("open")) {
            throw Problem.conflict("supervision.answered");
        }
        if (reply.isBlank()) {
            throw Problem.invalid("supervision.reply", List.of());
        }
        var now = clock.instant();
        jdbc.sql("""
                UPDATE deadline.supervision SET state = 'replied', reply = ?, replied_at = ?, replied_by = ? WHERE id = ?
                """)
                .params(reply.strip(), Timestamp.from(now), actor.username(), id)
                .update();
        clocks.ofSupervision(id).ifPresent(known -> clocks.end(known.id(), now));
        timeline.add(
                item.instanceKey(),
                Timeline.Entry.of(now, "supervision-replied", item.elementId(), actor.username())
                        .opinion(reply.strip())
                        .to(List.of(item.overseer()))
                        .onBehalfOf(other(actor, item.addressee())));
        audit.record(
                actor.username(),
                "supervision.replied",
                "supervision:" + id,
                inStead(actor, item.addressee(), Map.of()));
        tell(
                "supervision-replied",
                item.processId(),
                List.of(item.overseer(), item.username()),
                id,
                actor,
                title(item),
                reply.strip());
    }

    /** @throws Problem {@code supervision.not-leader}, {@code supervision.closed} */
    @Transactional
    public void close(Actor actor, long id, String opinion) {
        var item = lock(actor, id);
        var leader = leader(actor, item).orElseThrow(() -> Problem.forbidden("supervision.not-leader"));
        if (item.state().equals("closed")) {
            throw Problem.conflict("supervision.closed");
        }
        var now = clock.instant();
        jdbc.sql("""
                UPDATE deadline.supervision SET state = 'closed', opinion = ?, closed_by = ?, closed_at = ? WHERE id = ?
                """)
                .params(opinion.strip(), actor.username(), Timestamp.from(now), id)
                .update();
        clocks.ofSupervision(id).ifPresent(known -> clocks.end(known.id(), now));
        timeline.add(
                item.instanceKey(),
                Timeline.Entry.of(now, "supervision-closed", item.elementId(), actor.username())
                        .opinion(opinion.strip())
                        .to(List.of(item.addressee()))
                        .onBehalfOf(other(actor, leader)));
        audit.record(actor.username(), "supervision.closed", "supervision:" + id, inStead(actor, leader, Map.of()));
        tell(
                "supervision-closed",
                item.processId(),
                List.of(item.addressee()),
                id,
                actor,
                title(item),
                opinion.strip());
    }

    private void tell(
            String kind, String process, List<String> usernames, long id, Actor by, String title, String text) {
        notifications.tell(new Notice(
                        kind,
                        usernames.stream().map(username -> "user:" + username).collect(Collectors.toSet()),
                        List.of(by.name(), title, text),
                        LINK,
                        kind + ":" + id)
                .in(process)
                .by(by.username()));
    }

    /** Whom somebody acts for; null: themselves. */
    private static @Nullable String other(Actor actor, String person) {
        return person.equals(actor.username()) ? null : person;
    }

    private static Map<String, Object> inStead(Actor actor, String person, Map<String, Object> details) {
        var all = new HashMap<>(details);
        if (!person.equals(actor.username())) {
            all.put("onBehalfOf", person);
        }
        return all;
    }

    static String title(Supervision item) {
        return item.taskName() + " · " + item.recordTitle();
    }

    /** As whom the actor follows it up: its maker or who took over, a leader of its organisation; or for one of them. */
    private static Optional<String> leader(Actor actor, Supervision item) {
        return item.username().equals(actor.username())
                ? Optional.of(actor.username())
                : actor.entitled(Actor.LEADER, item.owner(), item.processId())
                        .or(() -> Optional.of(item.overseer())
                                .filter(overseer -> actor.mayActFor(overseer, item.processId())));
    }

    private Supervision lock(Actor actor, long id) {
        return jdbc.sql("SELECT * FROM deadline.supervision WHERE id = ? FOR UPDATE")
                .param(id)
                .query(Supervision::of)
                .optional()
                .filter(item -> actor.mayActFor(item.addressee(), item.processId())
                        || leader(actor, item).isPresent())
                .orElseThrow(() -> Problem.notFound("supervision.unknown"));
    }

    /** Those that are there, by id; one query. */
    Map<Long, Supervision> find(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("SELECT * FROM deadline.supervision WHERE id = ANY (?)")
                        .param(ids.toArray(Long[]::new))
                        .query(Supervision::of)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Supervision::id, item -> item));
    }

    /**
     * The newest first; also those of whoever the actor stands in for.
     *
     * @param made those of the organisations I lead; otherwise those to me
     */
    Page<Supervision> page(Actor actor, boolean made, @Nullable String cursor, int limit) {
        var keys = new ArrayList<String>();
        var processes = new ArrayList<String>();
        for (var seat : actor.seats()) {
            for (var key : made ? seat.over(Actor.LEADER) : List.of(seat.username())) {
                keys.add(key);
                processes.add(String.join(",", seat.processes()));
            }
        }
        var rows = jdbc.sql("""
                SELECT s.* FROM deadline.supervision s WHERE s.%1$s = ANY (:keys) AND s.id < :before
                    AND EXISTS (SELECT FROM unnest(:keys, :processes) k (key, processes) WHERE k.key = s.%1$s
                        AND (k.processes = '' OR s.process_id = ANY (string_to_array(k.processes, ','))))
                ORDER BY s.id DESC LIMIT :limit
                """.formatted(made ? "owner_org" : "addressee"))
                .param("keys", keys.toArray(String[]::new))
                .param("processes", processes.toArray(String[]::new))
                .param("before", Cursor.number(cursor, Long.MAX_VALUE))
                .param("limit", limit + 1)
                .query(Supervision::of)
                .list();
        return Page.of(rows, limit, one -> Cursor.of(one.id()));
    }
}
