package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of tasks, keyset-paged, each served by an index of its own. */
@Component
class Inbox {
    /** Nobody reads more than 'more than a thousand', and counting on costs more than the page. */
    private static final int COUNT_CAP = 1_001;

    private static final int GLANCE = 2 * COUNT_CAP;
    private final JdbcClient jdbc;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whose tasks, and what of them. */
    enum Scope {
        /** Held by me, or by somebody I represent. */
        MINE("t.assignee = k.key AND t.state = 'open'"),
        /** I may claim, or somebody I represent may; nobody holds. */
        CANDIDATE("c.principal = k.key AND c.claimable"),
        /** Of the organisations I lead. */
        TEAM("t.owner_org = k.key AND t.state = 'open'"),
        /** Open in processes I started. */
        STARTED("t.started_by = k.key AND t.state = 'open'"),
        /** Completed by me, the last first. */
        DONE("t.ended_by = k.key"),
        /** Sent to me to read, the last first. */
        COPIED("y.username = k.key"),
        /** Mine, while others whom I asked are at work on it. */
        DELEGATED("t.assignee = k.key AND t.state = 'waiting'");

        private final String condition;

        Scope(String condition) {
            this.condition = condition;
        }

        String condition() {
            return condition;
        }

        static Scope of(String text) {
            return choice(Scope.class, text);
        }

        private Whose whose(Actor actor) {
            return switch (this) {
                case MINE, DELEGATED -> Whose.holders(actor);
                case CANDIDATE -> Whose.principals(actor);
                case TEAM -> Whose.overseen(actor);
                case STARTED, DONE, COPIED -> Whose.only(List.of(actor.username()));
            };
        }
    }

    /** What comes first. */
    enum Sort {
        DUE(List.of("{s}.due_at"), "timestamptz", false),
        CREATED(List.of("{s}.created_at"), "timestamptz", true),
        PRIORITY(List.of("(-{s}.priority)", "{s}.due_at"), "int", false),
        ENDED(List.of("t.ended_at"), "timestamptz", true),
        COPIED(List.of("y.at"), "timestamptz", true);

        private final List<String> columns;
        private final String type;
        private final boolean descending;

        Sort(List<String> columns, String type, boolean descending) {
            this.columns = columns;
            this.type = type;
            this.descending = descending;
        }

        List<String> columns() {
            return columns;
        }

        String type() {
            return type;
        }

        boolean descending() {
            return descending;
        }

        static Sort of(String text) {
            return choice(Sort.class, text);
        }

        /** What is done is listed as it was done, what was sent as it came. */
        Sort in(Scope scope) {
            return switch (scope) {
                case DONE -> ENDED;
                case COPIED -> COPIED;
                default -> this == ENDED || this == COPIED ? DUE : this;
            };
        }
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Problem(HttpStatus.BAD_REQUEST, "task.list-unknown", text));
    }

    /**
     * @param process only tasks of this process
     * @param step only this element of a model
     * @param text in record title or number, or the step's name
     * @param due {@code near}, {@code overdue}, {@code today}, {@code none}
     * @param priority at least
     * @param organisation code of the record's owner
     * @param unread only what the reader has not opened
     */
    record Filter(
            @Nullable String process,
            @Nullable String step,
            @Nullable String text,
            @Nullable String due,
            @Nullable Integer priority,
            @Nullable String organisation,
            boolean unread) {
        static final Filter NONE = new Filter(null, null, null);

        Filter(@Nullable String process, @Nullable String text, @Nullable String due) {
            this(process, null, text, due, null, null, false);
        }
    }

    /** @param absent whose it is where it is not the reader's own: somebody represented */
    record Hit(Task task, @Nullable String absent, boolean read, List<@Nullable String> key) {}

    Page<Task> page(Actor actor, Scope scope, Filter filter, @Nullable String cursor, int limit) {
        var hits = hits(actor, scope, filter, Sort.DUE, cursor, limit);
        return new Page<>(hits.rows().stream().map(Hit::task).toList(), hits.next(), hits.count());
    }

    /** The count comes with the first page. */
    Page<Hit> hits(Actor actor, Scope scope, Filter filter, Sort asked, @Nullable String cursor, int limit) {
        var sort = asked.in(scope);
        var after = cursor == null ? null : Cursor.decode(cursor, 3);
        var statement = bind(jdbc.sql(new InboxSql(scope, filter, sort).page(after != null)), actor, scope, filter)
                .param("limit", limit + 1);
        if (after != null) {
            statement = statement
                    .param("k1", after.parts().get(0))
                    .param("k2", after.parts().get(1))
                    .param("afterId", after.number(2));
        }
        var rows = statement
                .query((row, number) -> new Hit(
                        Task.of(row, number),
                        row.getString("absent").isEmpty() ? null : row.getString("absent"),
                        row.getBoolean("read"),
                        new ArrayList<>(Arrays.asList(
                                row.getString("k1"), row.getString("k2"), String.valueOf(row.getLong("id"))))))
                .list();
        var page = Page.of(rows, limit, hit -> new Cursor(hit.key()).encode());
        return cursor == null ? page.counted(count(actor, scope, filter)) : page;
    }

    /** Exact up to a cap. */
    Page.Count count(Actor actor, Scope scope, Filter filter) {
        var counted = count(actor, scope, filter, GLANCE);
        if (counted.seen() == GLANCE && counted.different() < COUNT_CAP) {
            // each task stood under more than two keys
            counted = count(actor, scope, filter, Integer.MAX_VALUE);
        }
        return new Page.Count(Math.min(counted.different(), COUNT_CAP - 1), counted.different() >= COUNT_CAP);
    }

    private record Counted(long different, long seen) {}

    private Counted count(Actor actor, Scope scope, Filter filter, int most) {
        return bind(jdbc.sql(new InboxSql(scope, filter, Sort.DUE.in(scope)).count()), actor, scope, filter)
                .param("cap", COUNT_CAP)
                .param("most", most)
                .query((row, number) -> new Counted(row.getLong("different"), row.getLong("seen")))
                .single();
    }

    Map<Scope, Page.Count> counts(Actor actor) {
        var counts = new EnumMap<Scope, Page.Count>(Scope.class);
        for (var scope : Scope.values()) {
            counts.put(scope, count(actor, scope, Filter.NONE));
        }
        return counts;
    }

    /** What the scope's first tasks can be narrowed to. */
    record Facet(String process, String processName, String step, String stepName, String organisation, long tasks) {}

    List<Facet> facets(Actor actor, Scope scope) {
        return bind(jdbc.sql(new InboxSql(scope, Filter.NONE, Sort.DUE.in(scope)).facets()), actor, scope, Filter.NONE)
                .param("cap", COUNT_CAP)
                .query((row, number) -> new Facet(
                        row.getString("process_id"),
                        row.getString("process_name"),
                        row.getString("element_id"),
                        row.getString("name"),
                        row.getString("owner_org"),
                        row.getLong("tasks")))
                .list();
    }

    /** The open tasks of an instance that the actor holds. */
    List<Task> heldIn(Actor actor, long instanceKey) {
        return jdbc.sql("SELECT * FROM task.task WHERE instance_key = ? AND assignee = ? AND state = 'open'")
                .params(instanceKey, actor.username())
                .query(Task::of)
                .list();
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Actor actor, Scope scope, Filter filter) {
        var whose = scope.whose(actor);
        var days = new Days(clock);
        return statement
                .param("keys", whose.keys().toArray(String[]::new))
                .param("absents", whose.absents().toArray(String[]::new))
                .param("processes", whose.processes().toArray(String[]::new))
                .param("me", actor.username())
                .param("process", filter.process())
                .param("step", filter.step())
                .param("organisation", filter.organisation())
                .param("priority", filter.priority())
                .param("text", filter.text() == null ? null : "%" + escape(filter.text()) + "%")
                .param("from", days.from(filter.due()))
                .param("until", days.until(filter.due()));
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
