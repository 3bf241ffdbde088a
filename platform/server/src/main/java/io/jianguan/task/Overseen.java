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
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What runs under a clock in the organisations that a leader leads: a page of it, and how much there is of what. */
public final class Overseen<T> {
    private static final int MOST_GROUPS = 200;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Relation relation;
    private final RowMapper<T> row;
    private final Function<T, Place> place;

    /**
     * Where it is read from.
     *
     * @param sql with the columns {@code id, owner_org, assignee, process_id, process_name, element_id, name,
     *     record_title, record_number, clock_category, due_at, near_at, paused}
     * @param isOfProcesses whether whoever stands in for a leader in some processes oversees those; otherwise such a
     *     person sees nothing of it
     */
    public record Relation(String sql, boolean isOfProcesses) {}

    /** @param due null: never */
    public record Place(@Nullable Instant due, long id) {}

    public Overseen(JdbcClient jdbc, Clock clock, Relation relation, RowMapper<T> row, Function<T, Place> place) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.relation = relation;
        this.row = row;
        this.place = place;
    }

    /** What a leader looks for. */
    public enum State {
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

        /** What is not known is all. */
        public static State of(@Nullable String text) {
            return Arrays.stream(values())
                    .filter(state -> state.name().equals(String.valueOf(text).toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElse(ALL);
        }
    }

    /** By what it is counted. */
    public enum By {
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

        public static By of(String text) {
            return Arrays.stream(values())
                    .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElse(ORGANISATION);
        }
    }

    /**
     * @param process of a stage, its registry
     * @param step process and element id with a slash between; of a stage, registry and status
     */
    public record Filter(
            @Nullable String organisation,
            @Nullable String person,
            @Nullable String process,
            @Nullable String step,
            @Nullable String text) {
        /** @param parameters of a list's address */
        public static Filter of(Map<String, String> parameters) {
            return new Filter(
                    parameters.get("organisation"),
                    parameters.get("person"),
                    parameters.get("process"),
                    parameters.get("step"),
                    parameters.get("text"));
        }
    }

    /** @param key of what it is counted by */
    public record Tally(
            String key,
            String label,
            long total,
            long unclaimed,
            long near,
            long overdue,
            long signOverdue,
            long feedbackOverdue,
            long paused) {
        public Tally labelled(String text) {
            return new Tally(key, text, total, unclaimed, near, overdue, signOverdue, feedbackOverdue, paused);
        }
    }

    private static final String WHERE = """
             WHERE owner_org = ANY (:overseen)
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
    public Page<T> page(Actor actor, State state, Filter filter, @Nullable String cursor, int limit) {
        var after = cursor == null ? null : Cursor.decode(cursor, 2);
        var rows = bind(jdbc.sql(page(actor, state)), actor, filter)
                .param(
                        "afterAt",
                        after == null
                                ? "-infinity"
                                : String.valueOf(after.parts().get(0)))
                .param("afterId", after == null ? 0L : after.number(1))
                .param("limit", limit + 1)
                .query(row)
                .list();
        return Page.of(rows, limit, last -> next(place.apply(last)));
    }

    /** The statement of a page: of each organisation as much as a page can show, by index, and of that the first. */
    public String page(Actor actor, State state) {
        return """
                SELECT first.* FROM (SELECT DISTINCT unnest(CAST(:overseen AS text[])) AS code) office
                CROSS JOIN LATERAL (
                    SELECT *%s AND owner_org = office.code AND %s
                    AND (due_at, id) > (CAST(:afterAt AS timestamptz), :afterId) ORDER BY due_at, id LIMIT :limit) first
                ORDER BY due_at, id LIMIT :limit
                """.formatted(from(actor), state.condition);
    }

    private static String next(Place last) {
        var due = last.due();
        return new Cursor(List.of(due == null ? "infinity" : due.toString(), String.valueOf(last.id()))).encode();
    }

    /** All that match a filter, counted by state. */
    public Tally tally(Actor actor, Filter filter) {
        return bind(jdbc.sql("SELECT '' AS key, '' AS label, " + COUNTS + from(actor)), actor, filter)
                .query(Overseen::tally)
                .single();
    }

    /** Those with most that is late first. */
    public List<Tally> tallies(Actor actor, By by, Filter filter) {
        return bind(
                        jdbc.sql("SELECT " + by.key + " AS key, " + by.label + " AS label, " + COUNTS + from(actor)
                                + " GROUP BY 1 ORDER BY overdue DESC, near DESC, total DESC, 1 LIMIT " + MOST_GROUPS),
                        actor,
                        filter)
                .query(Overseen::tally)
                .list();
    }

    private String from(Actor actor) {
        return " FROM (" + relation.sql() + ") overseen" + (whose(actor).isRestricted() ? WHERE + RESTRICTED : WHERE);
    }

    private Whose whose(Actor actor) {
        return Whose.overseen(actor, relation.isOfProcesses());
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Actor actor, Filter filter) {
        var whose = whose(actor);
        return statement
                .param("now", Timestamp.from(clock.instant()))
                .param("overseen", whose.keys().toArray(String[]::new))
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
