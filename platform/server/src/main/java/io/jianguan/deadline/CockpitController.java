package io.jianguan.deadline;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the cockpit shows besides tasks: how punctual the last days were, and who asks for more time. */
@RestController
class CockpitController {
    private static final int MOST_DAYS = 366;
    private final JdbcClient jdbc;
    private final ExtensionRequests requests;
    private final ClockOperations operations;
    private final Clocks clocks;
    private final Subjects subjects;
    private final Actors actors;
    private final Clock clock;

    CockpitController(
            JdbcClient jdbc,
            ExtensionRequests requests,
            ClockOperations operations,
            Clocks clocks,
            Subjects subjects,
            Actors actors,
            Clock clock) {
        this.jdbc = jdbc;
        this.requests = requests;
        this.operations = operations;
        this.clocks = clocks;
        this.subjects = subjects;
        this.actors = actors;
        this.clock = clock;
    }

    /** Of what was due on a day: done in time, done late, still open. */
    record TrendDay(LocalDate day, long met, long late, long open) {}

    record RequestView(
            String id,
            @Nullable String taskId,
            String title,
            String link,
            int amount,
            Period.Unit unit,
            String reason,
            String name,
            Instant at,
            @Nullable Instant dueAt) {}

    record Answer(boolean granted, @Nullable String opinion) {}

    /** What is counted: clocks of all kinds, of tasks, or of stages of records. */
    private enum Of {
        ALL("true"),
        TASKS("c.task_id IS NOT NULL"),
        STAGES("c.status IS NOT NULL");

        private final String condition;

        Of(String condition) {
            this.condition = condition;
        }

        static Of of(String text) {
            return Arrays.stream(values())
                    .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElse(ALL);
        }
    }

    /**
     * @param of {@code all, tasks} or {@code stages}
     * @param organisation code of the only one that counts; null: all that the actor leads
     */
    @GetMapping("/api/deadlines/trend")
    List<TrendDay> trend(
            @RequestParam(defaultValue = "30") int days,
            @RequestParam(defaultValue = "all") String of,
            @RequestParam(required = false) @Nullable String organisation) {
        var today = LocalDate.ofInstant(clock.instant(), Calendar.ZONE);
        return jdbc.sql("""
                SELECT day::date AS day,
                    count(c.id) FILTER (WHERE c.ended_at <= c.due_at) AS met,
                    count(c.id) FILTER (WHERE c.ended_at > c.due_at) AS late,
                    count(c.id) FILTER (WHERE c.ended_at IS NULL) AS open
                FROM generate_series(CAST(:from AS timestamp), CAST(:today AS timestamp), interval '1 day') AS day
                LEFT JOIN deadline.clock c ON c.owner_org = ANY (:overseen) AND NOT c.continued AND %s
                    AND c.due_at >= day AT TIME ZONE 'Asia/Shanghai'
                    AND c.due_at < (day + interval '1 day') AT TIME ZONE 'Asia/Shanghai'
                GROUP BY 1 ORDER BY 1
                """.formatted(Of.of(of).condition))
                .param(
                        "from",
                        today.minusDays(Math.clamp(days, 1, MOST_DAYS) - 1L).toString())
                .param("today", today.toString())
                .param(
                        "overseen",
                        overseen(actors.current()).stream()
                                .filter(code -> organisation == null || organisation.equals(code))
                                .toArray(String[]::new))
                .query((row, number) -> new TrendDay(
                        row.getDate("day").toLocalDate(), row.getLong("met"), row.getLong("late"), row.getLong("open")))
                .list();
    }

    /** Those that the actor may grant. */
    @GetMapping("/api/deadlines/requests")
    List<RequestView> requests(Locale locale) {
        var actor = actors.current();
        var seats = actor.seats();
        var asked = requests.pending(
                seats.stream().flatMap(seat -> seat.subtree().stream()).collect(Collectors.toSet()),
                seats.stream()
                        .flatMap(seat -> seat.roles().stream())
                        .map(grant -> Actor.RoleGrant.parse(grant).role())
                        .collect(Collectors.toSet()));
        var known = clocks.find(
                asked.stream().map(ExtensionRequests.Request::clockId).toList());
        var on = subjects.of(known.values());
        var waiting = asked.stream()
                .filter(request -> {
                    var of = Objects.requireNonNull(known.get(request.clockId()));
                    var what = on.get(of.id());
                    var extension = Objects.requireNonNull(of.rule().extension());
                    return ClockOperations.leads(actor, extension.role(), of, what == null ? null : what.task());
                })
                .toList();
        var names = actors.names(
                waiting.stream().map(ExtensionRequests.Request::username).collect(Collectors.toSet()));
        return waiting.stream()
                .map(request -> {
                    var of = Objects.requireNonNull(known.get(request.clockId()));
                    var what = on.get(of.id());
                    return new RequestView(
                            String.valueOf(request.id()),
                            of.taskId() == null ? null : String.valueOf(of.taskId()),
                            what == null ? "" : ClockView.word(what.whole(), locale),
                            what == null ? "" : what.link(),
                            request.amount(),
                            of.rule().unit(),
                            request.reason(),
                            names.getOrDefault(request.username(), request.username()),
                            request.at(),
                            of.due());
                })
                .toList();
    }

    @PostMapping("/api/deadlines/requests/{id}/answer")
    @ResponseStatus(org.springframework.http.HttpStatus.NO_CONTENT)
    void answer(@PathVariable long id, @RequestBody Answer answer) {
        operations.answer(actors.current(), id, answer.granted(), Objects.requireNonNullElse(answer.opinion(), ""));
    }

    /** Of the own organisations, and of those that the actor oversees in all processes for a leader who is away. */
    static List<String> overseen(Actor actor) {
        return actor.seats().stream()
                .filter(seat -> seat.processes().isEmpty())
                .flatMap(seat -> seat.over(Actor.LEADER).stream())
                .distinct()
                .toList();
    }
}
