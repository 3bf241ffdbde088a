package io.jianguan.deadline;

import io.jianguan.deadline.ClockEvent.Kind;
import io.jianguan.deadline.LegalClock.State;
import io.jianguan.rest.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Legal clocks: started, paused, going on, extended, ended. Each change is an event; the rest is its fold. */
@Component
class Clocks {
    private final ClockTable table;
    private final WorkCalendar calendars;
    private final ClockEvents events;
    private final Alerts alerts;
    private final ClockFace face;
    private final Clock clock;

    Clocks(ClockTable table, WorkCalendar calendars, ClockEvents events, Alerts alerts, ClockFace face, Clock clock) {
        this.table = table;
        this.calendars = calendars;
        this.events = events;
        this.alerts = alerts;
        this.face = face;
        this.clock = clock;
    }

    /** What a clock is on: a task, a stage of a record, or a supervision item. */
    record Subject(
            @Nullable Long taskId,
            @Nullable String registry,
            @Nullable Long recordId,
            @Nullable String status,
            @Nullable Long supervisionId,
            String owner) {}

    /** @param fixed the end itself, where it is given; otherwise null */
    @Transactional
    public LegalClock start(Subject subject, Rule rule, Instant at, @Nullable Instant fixed) {
        return start(subject, new Starts.Start(rule, at, null), fixed);
    }

    @Transactional
    public LegalClock start(Subject subject, Starts.Start start, @Nullable Instant fixed) {
        var rule = start.rule();
        // As exact as the database keeps it: counted again, it is the same.
        var at = start.at().truncatedTo(ChronoUnit.MICROS);
        var first = new ClockEvent(Kind.STARTED, at, null, start.origin(), null, fixed);
        var calendar = calendars.dated(subject.owner());
        var reckoned = Reckoned.of(rule, List.of(first), calendar.calendar());
        var started = table.insert(subject, rule, first, reckoned, calendar.version());
        if (subject.taskId() != null) {
            face.show(subject.taskId(), rule, State.RUNNING, reckoned);
        }
        return started;
    }

    /**
     * The clock of a task that was done goes on at the task it came back as: with all that happened to it, and without
     * warning twice of anything.
     *
     * @param move how it came back: {@code withdrawn, returned, resubmitted, jumped}
     */
    @Transactional
    public LegalClock goOn(LegalClock before, long taskId, Instant at, String move) {
        var known = events.of(before.id());
        var state = ClockEvent.course(known).isPaused() ? State.PAUSED : State.RUNNING;
        var again = table.copy(before, taskId, state);
        events.add(again.id(), ClockEvent.of(Kind.CONTINUED, at, null, move));
        return settle(again, state);
    }

    /** @throws Problem {@code deadline.not-running}, {@code deadline.no-pause}, {@code deadline.late} */
    @Transactional
    public LegalClock pause(long id, @Nullable String username, String reason) {
        var known = table.lock(id);
        var now = clock.instant();
        require(known.state() == State.RUNNING, "deadline.not-running");
        var pausing = known.rule().pause();
        if (pausing == null || known.rule().unit() == Period.Unit.DATE) {
            throw Problem.conflict("deadline.no-pause");
        }
        var due = known.due();
        require(due == null || now.isBefore(due), "deadline.late");
        events.add(id, ClockEvent.of(Kind.PAUSED, now, username, reason));
        return settle(known, State.PAUSED);
    }

    /** @throws Problem {@code deadline.not-paused} */
    @Transactional
    public LegalClock resume(long id, @Nullable String username, @Nullable String reason) {
        var known = table.lock(id);
        require(known.state() == State.PAUSED, "deadline.not-paused");
        events.add(id, ClockEvent.of(Kind.RESUMED, clock.instant(), username, reason));
        alerts.drop(id, Alerts.PAUSE_ENDS);
        return settle(known, State.RUNNING);
    }

    /** @throws Problem {@code deadline.no-extension}, {@code deadline.extension-limit}, {@code deadline.not-running} */
    @Transactional
    public LegalClock extend(long id, String username, int amount, String reason) {
        var known = table.lock(id);
        requireExtension(known, amount);
        events.add(id, new ClockEvent(Kind.EXTENDED, clock.instant(), username, reason, amount, null));
        return settle(known, known.state());
    }

    static void requireExtension(LegalClock known, int amount) {
        require(known.state() != State.ENDED, "deadline.not-running");
        var rule = known.rule().extension();
        if (rule == null || known.rule().unit() == Period.Unit.DATE) {
            throw Problem.conflict("deadline.no-extension");
        }
        if (amount < 1
                || amount > rule.amount()
                || known.explanation().extensions().size() >= rule.times()) {
            throw Problem.conflict("deadline.extension-limit", rule.times(), rule.amount());
        }
    }

    @Transactional
    public void end(long id, Instant at) {
        var known = table.lock(id);
        if (known.state() != State.ENDED) {
            events.add(id, ClockEvent.of(Kind.ENDED, at, null, null));
            table.end(id, at);
            alerts.drop(id);
        }
    }

    @Transactional
    public void endOfTask(long taskId, Instant at) {
        table.endOfTask(taskId, at);
    }

    /** Reckons clocks again that were reckoned by an older calendar. @return how many */
    @Transactional
    public int reckonAgain(int most) {
        var ids = table.olderThan(calendars.version(), most);
        for (var id : ids) {
            again(table.lock(id));
        }
        return ids.size();
    }

    private void again(LegalClock before) {
        var after = settle(before, before.state());
        if (!Objects.equals(before.due(), after.due())) {
            events.add(before.id(), ClockEvent.of(Kind.RECKONED, clock.instant(), null, null));
        }
    }

    /** Its record went to another office, whose calendar counts. */
    @Transactional
    public void hand(long id, String owner) {
        var known = table.lock(id);
        if (!known.owner().equals(owner)) {
            again(table.hand(known, owner));
        }
    }

    /**
     * What the events and the calendar by which it was reckoned give now; the same as what is kept, or something is
     * wrong.
     */
    Explanation reckon(LegalClock known) {
        return ClockEvent.fold(
                known.rule(), events.of(known.id()), calendars.at(known.calendarVersion(), known.owner()));
    }

    private LegalClock settle(LegalClock known, State state) {
        var calendar = calendars.dated(known.owner());
        var reckoned = Reckoned.of(known.rule(), events.of(known.id()), calendar.calendar());
        var settled = table.keep(known, state, reckoned, calendar.version());
        if (reckoned.due() == null) {
            alerts.hold(known.id());
            limit(settled, calendar.calendar());
        } else {
            alerts.place(known.id(), reckoned.warnings(), clock.instant());
        }
        if (known.taskId() != null) {
            face.show(known.taskId(), known.rule(), state, reckoned);
        }
        return settled;
    }

    /** A pause ends by itself when it has lasted as long as it may. */
    private void limit(LegalClock paused, Calendar calendar) {
        var pausing = paused.rule().pause();
        if (pausing != null && pausing.limit() != null) {
            var from = paused.explanation().pauses().getLast().from();
            var limit = new Reckoning(Period.parse(pausing.limit()), Course.of(from), calendar);
            var until = limit.after(limit.period().amount());
            alerts.place(paused.id(), Map.of(Alerts.PAUSE_ENDS, until), clock.instant());
        }
    }

    /** Shows a clock on its task again. */
    @Transactional
    public void show(LegalClock known) {
        if (known.state() != State.ENDED) {
            settle(known, known.state());
        }
    }

    private static void require(boolean holds, String code) {
        if (!holds) {
            throw Problem.conflict(code);
        }
    }

    /** @throws Problem {@code deadline.unknown} */
    LegalClock find(long id) {
        return table.find(id);
    }

    /** Those that are there, by id; one query. */
    Map<Long, LegalClock> find(Collection<Long> ids) {
        return table.find(ids);
    }

    Optional<LegalClock> ofTask(long taskId) {
        return table.ofTask(taskId);
    }

    Optional<LegalClock> ofSupervision(long supervisionId) {
        return table.ofSupervision(supervisionId);
    }

    /** Those of a record that run, the most urgent first. */
    List<LegalClock> ofStages(String registry, long recordId) {
        return table.ofStages(registry, recordId);
    }

    /** Of those on stages of these records, which run: whose record each is. */
    Map<Long, Long> recordsOfStages(String registry, Collection<Long> recordIds) {
        return table.recordsOfStages(registry, recordIds);
    }
}
