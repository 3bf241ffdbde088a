package io.jianguan.deadline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a clock; written once, never changed.
 *
 * @param username who did it; null: the system
 * @param reason why; of a start, what it counts from where that is not the beginning of the task or status: {@code
 *     claimed}, {@code field:<label>}, {@code no-field:<label>}
 * @param amount of an extension, in the unit of the rule
 * @param fixed of a start whose end is given
 */
record ClockEvent(
        Kind kind,
        Instant at,
        @Nullable String username,
        @Nullable String reason,
        @Nullable Integer amount,
        @Nullable Instant fixed) {

    enum Kind {
        STARTED,
        PAUSED,
        RESUMED,
        EXTENDED,
        /** The calendar changed while it ran. */
        RECKONED,
        /** The task was done and came back; its reason says how. */
        CONTINUED,
        ENDED
    }

    static ClockEvent of(Kind kind, Instant at, @Nullable String username, @Nullable String reason) {
        return new ClockEvent(kind, at, username, reason, null, null);
    }

    static List<Explanation.Pause> pauses(List<ClockEvent> events) {
        var pauses = new ArrayList<Explanation.Pause>();
        for (var event : events) {
            if (event.kind() == Kind.PAUSED) {
                pauses.add(new Explanation.Pause(event.at(), null, String.valueOf(event.reason()), event.username()));
            } else if (event.kind() == Kind.RESUMED) {
                var open = pauses.removeLast();
                pauses.add(new Explanation.Pause(open.from(), event.at(), open.reason(), open.by()));
            }
        }
        return pauses;
    }

    static List<Explanation.Extension> extensions(List<ClockEvent> events) {
        return events.stream()
                .filter(event -> event.amount() != null)
                .map(event -> new Explanation.Extension(
                        event.at(),
                        java.util.Objects.requireNonNull(event.amount()),
                        String.valueOf(event.reason()),
                        event.username()))
                .toList();
    }

    /** The fold of all that happened. */
    static Explanation fold(Rule rule, List<ClockEvent> events, Calendar calendar) {
        return Explanation.of(
                rule,
                new Reckoning(rule.period(), course(events), calendar),
                new Explanation.Told(
                        events.getFirst().reason(), pauses(events), extensions(events), continued(events)));
    }

    private static List<Explanation.ClockContinued> continued(List<ClockEvent> events) {
        return events.stream()
                .filter(event -> event.kind() == Kind.CONTINUED)
                .map(event -> new Explanation.ClockContinued(event.at(), String.valueOf(event.reason())))
                .toList();
    }

    static Course course(List<ClockEvent> events) {
        var start = events.getFirst();
        return new Course(
                start.at(),
                start.fixed(),
                pauses(events).stream()
                        .map(pause -> new Course.Pause(pause.from(), pause.until()))
                        .toList(),
                extensions(events).stream()
                        .mapToInt(Explanation.Extension::amount)
                        .sum());
    }
}
