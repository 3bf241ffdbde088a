package io.jianguan.deadline;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actor;
import io.jianguan.notification.Notice;
import io.jianguan.notification.Notifications;
import io.jianguan.process.Timeline;
import io.jianguan.rest.Problem;
import io.jianguan.task.Deed;
import io.jianguan.task.DeedSubjects;
import io.jianguan.task.Nudges;
import io.jianguan.task.TaskFacts;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 催办 of a stage: a nudge to whoever works on its record, by whoever leads its office. */
@Component
class StageUrging implements Deed {
    private final Nudges nudges;
    private final ChosenStages chosen;
    private final ClockTable table;
    private final Subjects subjects;
    private final TaskFacts tasks;
    private final ClockTimeline timeline;
    private final Notifications notifications;
    private final AuditLog audit;
    private final Clock clock;

    StageUrging(
            JdbcClient jdbc,
            ChosenStages chosen,
            ClockTable table,
            Subjects subjects,
            TaskFacts tasks,
            ClockTimeline timeline,
            Notifications notifications,
            AuditLog audit,
            Clock clock) {
        this.nudges = new Nudges(jdbc, "deadline.urge", "clock_id");
        this.chosen = chosen;
        this.table = table;
        this.subjects = subjects;
        this.tasks = tasks;
        this.timeline = timeline;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    static boolean isStage(LegalClock known) {
        return known.registry() != null && known.recordId() != null;
    }

    static boolean leads(Actor actor, LegalClock known) {
        return ClockOperations.leads(actor, Actor.LEADER, known, null);
    }

    @Override
    public String name() {
        return "urge-stage";
    }

    @Override
    public DeedSubjects subjects() {
        return chosen;
    }

    @Override
    public void check(Said said) {}

    /**
     * @throws Problem {@code deadline.unknown}, also where the actor does not lead its office; {@code
     *     deadline.not-running}; {@code deadline.urged} if the same person did within ten minutes
     */
    @Override
    public void apply(Actor actor, long id, Said said) {
        var known = table.lock(id);
        if (!isStage(known) || !leads(actor, known)) {
            throw Problem.notFound("deadline.unknown", String.valueOf(id));
        }
        if (known.state() == LegalClock.State.ENDED) {
            throw Problem.conflict("deadline.not-running");
        }
        var on = subjects.of(List.of(known)).get(id);
        var title = on == null ? "" : on.title();
        var now = clock.instant();
        if (!nudges.add(id, actor.username(), said.text(), now)) {
            throw Problem.conflict("deadline.urged", title, Nudges.PAUSE.toMinutes());
        }
        var leader = actor.entitled(Actor.LEADER, known.owner(), "").filter(one -> !one.equals(actor.username()));
        timeline.add(
                known,
                null,
                Timeline.Entry.of(now, "urged", null, actor.username())
                        .opinion(said.text())
                        .onBehalfOf(leader.orElse(null)));
        var details = new HashMap<String, Object>(Map.of("reason", said.text()));
        leader.ifPresent(one -> details.put("onBehalfOf", one));
        audit.record(actor.username(), "deadline.urged", "clock:" + id, details);
        if (on != null) {
            notifications.tell(new Notice(
                            "stage-urged",
                            hands(known, on),
                            List.of(on.name(), title, actor.name(), said.text()),
                            on.link(),
                            null)
                    .by(actor.username()));
        }
    }

    /** Whoever has to work on the record; where nobody has, its leaders. */
    private Set<String> hands(LegalClock known, Subjects.On on) {
        var record = known.recordId();
        var hands =
                known.registry() == null || record == null ? Set.<String>of() : tasks.handsOn(known.registry(), record);
        return hands.isEmpty() ? on.leaders() : hands;
    }
}
