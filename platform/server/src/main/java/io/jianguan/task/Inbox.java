package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of tasks, keyset-paged, each served by an index of its own. */
@Component
class Inbox {
    static final Duration NEAR = Duration.ofDays(2);
    private static final int COUNT_CAP = 10_001;
    private final JdbcClient jdbc;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whose tasks. */
    enum Scope {
        /** Held by me. */
        MINE("assignee = :me AND state = 'open'"),
        /** I may claim, nobody holds. */
        CANDIDATE("state = 'open' AND assignee IS NULL"),
        /** Of the organisations I lead. */
        TEAM("owner_org IN (:overseen) AND state = 'open'"),
        /** Open in processes I started. */
        STARTED("started_by = :me AND state = 'open'"),
        /** Completed by me, the last first. */
        DONE("ended_by = :me");

        private final String condition;

        Scope(String condition) {
            this.condition = condition;
        }

        static Scope of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * @param process only tasks of this process
     * @param text in record title or number
     * @param due {@code near} or {@code overdue}
     */
    record Filter(
            @Nullable String process,
            @Nullable String text,
            @Nullable String due) {
        static final Filter NONE = new Filter(null, null, null);
    }

    Page<Task> page(Actor actor, Scope scope, Filter filter, @Nullable String cursor, int limit) {
        var after = cursor == null ? null : Cursor.decode(cursor, 2);
        var rows = bind(jdbc.sql(sql(scope)), actor, filter)
                .param("afterAt", after == null ? start(scope) : Timestamp.from(Instant.parse(at(after))))
                .param("afterId", after == null ? start(scope, 0L) : Long.valueOf(id(after)))
                .param("limit", limit + 1)
                .query(Task::of)
                .list();
        var more = rows.size() > limit;
        var page = more ? rows.subList(0, limit) : rows;
        return new Page<>(page, more ? next(scope, page.getLast()) : null, count(actor, scope, filter));
    }

    /** Exact up to a cap. */
    Page.Count count(Actor actor, Scope scope, Filter filter) {
        var counted = bind(jdbc.sql("SELECT count(*) FROM (%s) counted".formatted(countSql(scope))), actor, filter)
                .query(Long.class)
                .single();
        return new Page.Count(Math.min(counted, COUNT_CAP - 1), counted >= COUNT_CAP);
    }

    /** The open tasks of an instance that the actor holds. */
    List<Task> heldIn(Actor actor, long instanceKey) {
        return jdbc.sql("SELECT * FROM task.task WHERE instance_key = ? AND assignee = ? AND state = 'open'")
                .params(instanceKey, actor.username())
                .query(Task::of)
                .list();
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Actor actor, Filter filter) {
        var now = clock.instant();
        return statement
                .param("me", actor.username())
                .param("principals", actor.principals())
                .param("overseen", Tasks.overseen(actor))
                .param("process", filter.process())
                .param("text", filter.text() == null ? null : "%" + escape(filter.text()) + "%")
                .param("from", "near".equals(filter.due()) ? Timestamp.from(now) : null)
                .param("until", until(filter.due(), now));
    }

    private static @Nullable Timestamp until(@Nullable String due, Instant now) {
        return switch (due) {
            case "near" -> Timestamp.from(now.plus(NEAR));
            case "overdue" -> Timestamp.from(now);
            case null, default -> null;
        };
    }

    private static final String FILTER = """
             AND (CAST(:process AS text) IS NULL OR process_id = :process)
             AND (CAST(:text AS text) IS NULL OR record_title ILIKE :text OR record_number ILIKE :text)
             AND (CAST(:from AS timestamptz) IS NULL OR t.due_at >= :from)
             AND (CAST(:until AS timestamptz) IS NULL OR t.due_at < :until)
            """;

    /** The first tasks of each principal, merged: each branch is a short walk along one index. */
    private static final String CANDIDATES = """
            SELECT DISTINCT t.* FROM unnest(ARRAY[:principals]) AS p (principal)
            CROSS JOIN LATERAL (
                SELECT t.* FROM task.candidate c JOIN task.task t ON t.id = c.task_id
                WHERE c.principal = p.principal AND c.claimable AND t.state = 'open' %s
                  %s
                ORDER BY c.due_at, c.task_id LIMIT :limit
            ) t
            """;

    private static String sql(Scope scope) {
        return switch (scope) {
            case CANDIDATE ->
                CANDIDATES.formatted(FILTER, "AND (c.due_at, c.task_id) > (:afterAt, :afterId)")
                        + " ORDER BY t.due_at, t.id LIMIT :limit";
            case DONE ->
                "SELECT * FROM task.task t WHERE " + scope.condition + FILTER
                        + " AND (ended_at, id) < (:afterAt, :afterId) ORDER BY ended_at DESC, id DESC LIMIT :limit";
            case MINE, TEAM, STARTED ->
                "SELECT * FROM task.task t WHERE " + scope.condition + FILTER
                        + " AND (due_at, id) > (:afterAt, :afterId) ORDER BY due_at, id LIMIT :limit";
        };
    }

    private static String countSql(Scope scope) {
        return scope == Scope.CANDIDATE
                ? "SELECT DISTINCT t.id FROM task.candidate c JOIN task.task t ON t.id = c.task_id"
                        + " WHERE c.principal IN (:principals) AND c.claimable AND t.state = 'open'" + FILTER
                        + " LIMIT " + COUNT_CAP
                : "SELECT 1 FROM task.task t WHERE " + scope.condition + FILTER + " LIMIT " + COUNT_CAP;
    }

    private static String next(Scope scope, Task last) {
        var at = scope == Scope.DONE ? last.endedAt() : last.dueAt();
        return new Cursor(List.of(at == null ? INFINITY : at.toString(), String.valueOf(last.id()))).encode();
    }

    private static final String INFINITY = new Timestamp(org.postgresql.PGStatement.DATE_POSITIVE_INFINITY)
            .toInstant()
            .toString();

    private static Timestamp start(Scope scope) {
        return new Timestamp(
                scope == Scope.DONE
                        ? org.postgresql.PGStatement.DATE_POSITIVE_INFINITY
                        : org.postgresql.PGStatement.DATE_NEGATIVE_INFINITY);
    }

    private static Long start(Scope scope, long before) {
        return scope == Scope.DONE ? Long.MAX_VALUE : before;
    }

    private static String at(Cursor cursor) {
        return String.valueOf(cursor.parts().get(0));
    }

    private static String id(Cursor cursor) {
        return String.valueOf(cursor.parts().get(1));
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
