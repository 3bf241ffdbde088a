package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The open tasks that a leader oversees: what is late, whose, since when. */
@Component
class Oversight {
    private static final int MOST_GROUPS = 200;
    private final JdbcClient jdbc;
    private final Clock clock;

    Oversight(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a leader looks for. */
    enum State {
        ALL("true"),
        SIGN("clock_category = 'sign' AND due_at < :now"),
        FEEDBACK("clock_category = 'feedback' AND due_at < :now"),
        NEAR("near_at <= :now AND due_at >= :now"),
        OVERDUE("due_at < :now"),
        UNCLAIMED("assignee IS NULL"),
        PAUSED("paused");

        private final String condition;

        State(String condition) {
            this.condition = condition;
        }

        static State of(String text) {
            return Arrays.stream(values())
                    .filter(state -> state.name().equals(text.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElse(ALL);
        }
    }

    /** By what tasks are counted. */
    enum By {
        ORGANISATION("owner_org", "min(owner_org)"),
        PERSON("coalesce(assignee, '')", "min(coalesce(assignee, ''))"),
        PROCESS("process_id", "max(process_name)"),
        STEP("process_id || '/' || element_id", "max(name)");

        private final String key;
        private final String label;

        By(String key, String label) {
            this.key = key;
            this.label = label;
        }
    }

    /** @param step process and element id with a slash between */
    record Filter(
            @Nullable String organisation,
            @Nullable String person,
            @Nullable String process,
            @Nullable String step,
            @Nullable String text) {}

    /** @param key of what they are counted by */
    record Tally(
            String key,
            String label,
            long total,
            long unclaimed,
            long near,
            long overdue,
            long signOverdue,
            long feedbackOverdue,
            long paused) {
        Tally labelled(String text) {
            return new Tally(key, text, total, unclaimed, near, overdue, signOverdue, feedbackOverdue, paused);
        }
    }

    private static final String WHERE = """
             WHERE state = 'open' AND owner_org IN (:overseen)
             AND (CAST(:organisation AS text) IS NULL OR owner_org = :organisation)
             AND (CAST(:person AS text) IS NULL OR coalesce(assignee, '') = :person)
             AND (CAST(:process AS text) IS NULL OR process_id = :process)
             AND (CAST(:step AS text) IS NULL OR process_id || '/' || element_id = :step)
             AND (CAST(:text AS text) IS NULL OR record_title ILIKE :text OR record_number ILIKE :text)
            """;

    /** Where somebody oversees for a leader who is away, in some processes only. */
    private static final String RESTRICTED = """
             AND EXISTS (SELECT FROM unnest(:keys, :processes) k (key, processes) WHERE k.key = owner_org
                 AND (k.processes = '' OR process_id = ANY (string_to_array(k.processes, ','))))
            """;

    private static final String COUNTS = """
            count(*) AS total,
            count(*) FILTER (WHERE assignee IS NULL) AS unclaimed,
            count(*) FILTER (WHERE near_at <= :now AND due_at >= :now) AS near,
            count(*) FILTER (WHERE due_at < :now) AS overdue,
            count(*) FILTER (WHERE due_at < :now AND clock_category = 'sign') AS sign_overdue,
            count(*) FILTER (WHERE due_at < :now AND clock_category = 'feedback') AS feedback_overdue,
            count(*) FILTER (WHERE paused) AS paused
            """;

    /** The most urgent first. */
    Page<Task> page(Actor actor, State state, Filter filter, @Nullable String cursor, int limit) {
        var after = cursor == null ? null : Cursor.decode(cursor, 2);
        var rows = bind(
                        jdbc.sql("SELECT * FROM task.task" + where(actor) + " AND " + state.condition
                                + " AND (due_at, id) > (CAST(:afterAt AS timestamptz), :afterId)"
                                + " ORDER BY due_at, id LIMIT :limit"),
                        actor,
                        filter)
                .param(
                        "afterAt",
                        after == null
                                ? "-infinity"
                                : String.valueOf(after.parts().get(0)))
                .param("afterId", after == null ? 0L : after.number(1))
                .param("limit", limit + 1)
                .query(Task::of)
                .list();
        return Page.of(rows, limit, Oversight::next);
    }

    private static String next(Task last) {
        var due = last.dueAt();
        return new Cursor(List.of(due == null ? "infinity" : due.toString(), String.valueOf(last.id()))).encode();
    }

    /** All that match a filter, counted by state. */
    Tally tally(Actor actor, Filter filter) {
        return bind(
                        jdbc.sql("SELECT '' AS key, '' AS label, " + COUNTS + " FROM task.task" + where(actor)),
                        actor,
                        filter)
                .query(Oversight::tally)
                .single();
    }

    /** Those with most that is late first. */
    List<Tally> tallies(Actor actor, By by, Filter filter) {
        return bind(
                        jdbc.sql("SELECT " + by.key + " AS key, " + by.label + " AS label, " + COUNTS
                                + " FROM task.task" + where(actor)
                                + " GROUP BY 1 ORDER BY overdue DESC, near DESC, total DESC, 1 LIMIT " + MOST_GROUPS),
                        actor,
                        filter)
                .query(Oversight::tally)
                .list();
    }

    private static String where(Actor actor) {
        return Whose.overseen(actor).isRestricted() ? WHERE + RESTRICTED : WHERE;
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Actor actor, Filter filter) {
        Instant now = clock.instant();
        var whose = Whose.overseen(actor);
        return statement
                .param("now", Timestamp.from(now))
                .param("overseen", whose.keys().isEmpty() ? List.of("") : whose.keys())
                .param("keys", whose.keys().toArray(String[]::new))
                .param("processes", whose.processes().toArray(String[]::new))
                .param("organisation", filter.organisation())
                .param("person", filter.person())
                .param("process", filter.process())
                .param("step", filter.step())
                .param("text", filter.text() == null ? null : "%" + escape(filter.text()) + "%");
    }

    private static Tally tally(ResultSet row, int number) throws SQLException {
        return new Tally(
                row.getString("key"),
                row.getString("label"),
                row.getLong("total"),
                row.getLong("unclaimed"),
                row.getLong("near"),
                row.getLong("overdue"),
                row.getLong("sign_overdue"),
                row.getLong("feedback_overdue"),
                row.getLong("paused"));
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
