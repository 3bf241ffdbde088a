package io.jianguan.task;

import io.jianguan.task.Inbox.Filter;
import io.jianguan.task.Inbox.Scope;
import io.jianguan.task.Inbox.Sort;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements of the inbox. Each key's first tasks are a short walk along one index; the walks are merged. Every
 * part is fixed text: what people ask for goes in as parameters.
 */
final class InboxSql {
    private static final String KEYS = "unnest(:keys, :absents, :processes) k (key, absent, processes)";
    private final Scope scope;
    private final Filter filter;
    private final Sort sort;

    InboxSql(Scope scope, Filter filter, Sort sort) {
        this.scope = scope;
        this.filter = filter;
        this.sort = sort;
    }

    /** Rows of {@code task.task} with {@code k1}, {@code k2} (the sort key), {@code absent}, {@code read}. */
    String page(boolean after) {
        var columns = sort.columns();
        // An offer that may be claimed is one of an open task: the walk never leaves the candidates' index.
        var joined = needsTask();
        var conditions = conditions(joined);
        if (after) {
            conditions.add("(" + String.join(", ", columns) + ", {id}) " + (sort.descending() ? "<" : ">")
                    + " (CAST(:k1 AS " + sort.type() + "), "
                    + (columns.size() > 1 ? "CAST(:k2 AS timestamptz), " : "") + "CAST(:afterId AS bigint))");
        }
        return named("""
                SELECT t.*, hit.k1::text AS k1, hit.k2::text AS k2, hit.absent, r.task_id IS NOT NULL AS read
                FROM (
                    SELECT h.id, h.k1, h.k2, min(k.absent) AS absent FROM %s CROSS JOIN LATERAL (
                        SELECT {id} AS id, %s AS k1, %s AS k2 FROM %s WHERE %s ORDER BY %s LIMIT :limit) h
                    GROUP BY h.id, h.k1, h.k2 ORDER BY %s LIMIT :limit) hit
                JOIN task.task t ON t.id = hit.id
                LEFT JOIN task.reading r ON r.task_id = t.id AND r.username = :me
                ORDER BY %s
                """.formatted(
                        KEYS,
                        columns.getFirst(),
                        columns.size() > 1 ? columns.get(1) : "NULL",
                        from(joined),
                        String.join(" AND ", conditions),
                        order(String.join(", ", columns) + ", {id}"),
                        order("h.k1, h.k2, h.id"),
                        order("hit.k1, hit.k2, hit.id")));
    }

    /** {@code different}: tasks, {@code seen}: rows looked at, of at most {@code :most} rows. */
    String count() {
        var joined = needsTask();
        return named("""
                SELECT count(DISTINCT s.id) AS different, count(*) AS seen FROM (
                    SELECT h.id FROM %s CROSS JOIN LATERAL (
                        SELECT {id} AS id FROM %s WHERE %s ORDER BY %s LIMIT :cap) h LIMIT :most) s
                """.formatted(
                        KEYS,
                        from(joined),
                        String.join(" AND ", conditions(joined)),
                        order(String.join(", ", sort.columns()) + ", {id}")));
    }

    /** Processes, steps and organisations of the first tasks of the scope, whatever the filter. */
    String facets() {
        return named("""
                SELECT t.process_id, t.process_name, t.element_id, t.name, t.owner_org, count(*) AS tasks FROM (
                    SELECT DISTINCT h.id FROM %s CROSS JOIN LATERAL (
                        SELECT {id} AS id FROM %s WHERE %s ORDER BY %s LIMIT :cap) h LIMIT :cap) s
                JOIN task.task t ON t.id = s.id GROUP BY 1, 2, 3, 4, 5 ORDER BY 2, 4
                """.formatted(
                        KEYS,
                        from(false),
                        String.join(" AND ", new InboxSql(scope, Filter.NONE, sort).conditions(false)),
                        order(String.join(", ", sort.columns()) + ", {id}")));
    }

    private boolean needsTask() {
        return filter.step() != null || filter.text() != null || "near".equals(filter.due());
    }

    private String from(boolean task) {
        if (scope == Scope.COPIED) {
            return "task.copy y JOIN task.task t ON t.id = y.task_id";
        }
        if (scope != Scope.CANDIDATE) {
            return "task.task t";
        }
        return task ? "task.candidate c JOIN task.task t ON t.id = c.task_id" : "task.candidate c";
    }

    private List<String> conditions(boolean task) {
        var conditions = new ArrayList<String>();
        conditions.add(scope.condition());
        if (scope == Scope.CANDIDATE && task) {
            conditions.add("t.state = 'open'");
        }
        conditions.add("(k.processes = '' OR {s}.process_id = ANY (string_to_array(k.processes, ',')))");
        when(conditions, filter.process(), "{s}.process_id = :process");
        when(conditions, filter.organisation(), "{s}.owner_org = :organisation");
        when(conditions, filter.step(), "t.element_id = :step");
        when(
                conditions,
                filter.text(),
                "(t.record_title ILIKE :text OR t.record_number ILIKE :text OR t.name ILIKE :text)");
        when(conditions, filter.priority(), "{s}.priority >= :priority");
        if ("none".equals(filter.due())) {
            conditions.add("{s}.due_at = 'infinity'");
        } else if ("near".equals(filter.due())) {
            conditions.add("{s}.due_at >= :from AND t.near_at <= :from");
        } else if (filter.due() != null) {
            conditions.add("{s}.due_at >= :from AND {s}.due_at < :until");
        }
        if (filter.unread()) {
            conditions.add("NOT EXISTS (SELECT FROM task.reading u WHERE u.task_id = {id} AND u.username = :me)");
        }
        return conditions;
    }

    private static void when(List<String> conditions, @Nullable Object wanted, String condition) {
        if (wanted != null) {
            conditions.add(condition);
        }
    }

    private String order(String columns) {
        return sort.descending() ? columns.replace(",", " DESC,") + " DESC" : columns;
    }

    private String named(String text) {
        var candidate = scope == Scope.CANDIDATE;
        return text.replace("{id}", candidate ? "c.task_id" : "t.id").replace("{s}", candidate ? "c" : "t");
    }
}
