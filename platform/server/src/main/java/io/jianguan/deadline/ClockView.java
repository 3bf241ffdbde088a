package io.jianguan.deadline;

import io.jianguan.identity.Actors;
import io.jianguan.identity.Label;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Clocks as people see them. */
@Component
class ClockView {
    private final JdbcClient jdbc;
    private final ExtensionRequests requests;
    private final Rules rules;
    private final WorkCalendar calendars;
    private final Actors actors;
    private final Clock clock;

    ClockView(
            JdbcClient jdbc,
            ExtensionRequests requests,
            Rules rules,
            WorkCalendar calendars,
            Actors actors,
            Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.calendars = calendars;
        this.clock = clock;
        this.requests = requests;
        this.actors = actors;
    }

    record Warning(
            String stage,
            String at,
            Set<Rule.Action> actions,
            @Nullable Instant fireAt,
            @Nullable Instant firedAt) {}

    record Pending(String id, int amount, String reason, String name, Instant at) {}

    record Pausing(List<Rule.Reason> reasons, @Nullable String limit) {}

    record Extending(int amount, int left) {}

    /**
     * @param newer version of the rule that clocks start under now; null: the same, or none
     * @param hours when the office is open on a working day, as long as office hours are counted; null: they are not
     * @param names of the people in the explanation, by username
     * @param pausing what may be done now; null: nothing
     * @param extending null where neither extending nor asking is allowed now
     * @param asks extending is a request that somebody else grants
     */
    record Detail(
            String id,
            String state,
            Explanation explanation,
            @Nullable Integer newer,
            @Nullable String hours,
            Map<String, String> names,
            List<Warning> warnings,
            @Nullable Pausing pausing,
            boolean resumable,
            @Nullable Extending extending,
            boolean asks,
            @Nullable Pending pending) {}

    Detail of(ClockOperations.Reach reach) {
        var known = reach.clock();
        var pausing = known.rule().pause();
        var extension = known.rule().extension();
        var running = known.state() == LegalClock.State.RUNNING;
        return new Detail(
                String.valueOf(known.id()),
                known.state().name().toLowerCase(Locale.ROOT),
                known.explanation(),
                newer(known.explanation()),
                hours(known),
                names(known.explanation()),
                warnings(known),
                reach.mayPause() && running && pausing != null ? new Pausing(pausing.reasons(), pausing.limit()) : null,
                reach.mayPause() && known.state() == LegalClock.State.PAUSED,
                (reach.mayExtend() || reach.mayAsk()) && extension != null
                        ? new Extending(
                                extension.amount(),
                                extension.times()
                                        - known.explanation().extensions().size())
                        : null,
                reach.mayAsk(),
                requests.pending(known.id()).map(this::pending).orElse(null));
    }

    private @Nullable Integer newer(Explanation explanation) {
        return explanation.rule() == null
                ? null
                : rules.newer(explanation.rule(), explanation.version(), LocalDate.now(clock))
                        .orElse(null);
    }

    private @Nullable String hours(LegalClock known) {
        return known.explanation().unit() == Period.Unit.OH && known.state() != LegalClock.State.ENDED
                ? calendars.of(known.owner()).hours().toString()
                : null;
    }

    private Pending pending(ExtensionRequests.Request request) {
        return new Pending(
                String.valueOf(request.id()),
                request.amount(),
                request.reason(),
                actors.names(List.of(request.username())).getOrDefault(request.username(), request.username()),
                request.at());
    }

    private Map<String, String> names(Explanation explanation) {
        return actors.names(Stream.concat(
                        explanation.pauses().stream().map(Explanation.Pause::by),
                        explanation.extensions().stream().map(Explanation.Extension::by))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }

    private List<Warning> warnings(LegalClock known) {
        record Fired(
                String stage,
                @Nullable Instant fireAt,
                @Nullable Instant firedAt) {}
        var fired = jdbc
                .sql("""
                SELECT DISTINCT ON (stage) stage, nullif(fire_at, 'infinity') AS fire_at, fired_at FROM deadline.alert
                WHERE clock_id = ? ORDER BY stage, round DESC
                """)
                .param(known.id())
                .query((row, number) -> {
                    var fireAt = row.getTimestamp("fire_at");
                    var firedAt = row.getTimestamp("fired_at");
                    return new Fired(
                            row.getString("stage"),
                            fireAt == null ? null : fireAt.toInstant(),
                            firedAt == null ? null : firedAt.toInstant());
                })
                .list()
                .stream()
                .collect(Collectors.toMap(Fired::stage, one -> one));
        return known.rule().warnings().stream()
                .map(warning -> {
                    var one = fired.get(warning.stage());
                    return new Warning(
                            warning.stage(),
                            warning.at(),
                            warning.actions(),
                            one == null ? null : one.fireAt(),
                            one == null ? null : one.firedAt());
                })
                .toList();
    }

    /** A label in the language of whoever reads. */
    static String word(@Nullable Label label, Locale locale) {
        return label == null ? "" : locale.getLanguage().equals("en") ? label.en() : label.zh();
    }
}
