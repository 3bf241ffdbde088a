package io.jianguan.process;

import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All instances, whoever may see their records: for operators, who are let in before. The newest first. */
@Component
public class InstanceSearch {
    private static final int COUNTED = 10_000;

    private static final List<Field<?>> COLUMNS = Stream.concat(
                    Stream.of(
                                    "instance_key",
                                    "process_id",
                                    "version",
                                    "registry",
                                    "record_id",
                                    "started_by",
                                    "started_at",
                                    "ended_at",
                                    "state")
                            .<Field<?>>map(name -> DSL.field("i." + name).as(name)),
                    Stream.of(DSL.field("(select count(*) from process.incident n"
                                    + " where n.instance_key = i.instance_key and n.resolved_at is null)")
                            .as("incidents")))
            .toList();

    private final DSLContext query;
    private final JdbcClient jdbc;

    InstanceSearch(DSLContext query, JdbcClient jdbc) {
        this.query = query;
        this.jdbc = jdbc;
    }

    /**
     * What to look for; null does not narrow.
     *
     * @param incident whether it stands still at an incident
     * @param element where a token is now
     * @param keys only these
     * @param records only those that move one of these
     */
    public record Filter(
            @Nullable String process,
            @Nullable Integer version,
            @Nullable String state,
            @Nullable Boolean incident,
            @Nullable String element,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Collection<Long> keys,
            @Nullable Map<String, List<Long>> records) {}

    public record Found(
            long key,
            String process,
            int version,
            String registry,
            long recordId,
            @Nullable String startedBy,
            Instant startedAt,
            @Nullable Instant endedAt,
            String state,
            int incidents) {}

    public Page<Found> page(Filter filter, @Nullable String cursor, int limit) {
        var found = query(filter, cursor, limit + 1).fetch(InstanceSearch::found);
        var page = Page.of(found, limit, InstanceSearch::place);
        return cursor == null ? page.counted(count(filter)) : page;
    }

    private static String place(Found last) {
        return new Cursor(List.<@Nullable String>of(last.startedAt().toString(), String.valueOf(last.key()))).encode();
    }

    ResultQuery<? extends Record> query(Filter filter, @Nullable String cursor, int limit) {
        var where = where(filter);
        if (cursor != null) {
            var parts = Cursor.decode(cursor, 2).parts();
            where = where.and(
                    "(i.started_at, i.instance_key) < ({0}::timestamptz, {1}::bigint)",
                    DSL.val(parts.getFirst()), DSL.val(parts.getLast()));
        }
        return query.select(COLUMNS)
                .from("process.instance i")
                .where(where)
                .orderBy(
                        DSL.field("i.started_at").desc(),
                        DSL.field("i.instance_key").desc())
                .limit(DSL.inline(limit));
    }

    /** All of them, in no order. */
    public List<Found> find(Filter filter) {
        return query.select(COLUMNS)
                .from("process.instance i")
                .where(where(filter))
                .fetch(InstanceSearch::found);
    }

    /** At most so many, in no order. */
    public List<Long> keys(Filter filter, int limit) {
        return query.select(DSL.field("i.instance_key", Long.class))
                .from("process.instance i")
                .where(where(filter))
                .limit(DSL.inline(limit))
                .fetchInto(Long.class);
    }

    private Page.Count count(Filter filter) {
        int counted = keysCounted(filter);
        return new Page.Count(Math.min(counted, COUNTED), counted > COUNTED);
    }

    private int keysCounted(Filter filter) {
        return query.selectCount()
                .from(query.selectOne()
                        .from("process.instance i")
                        .where(where(filter))
                        .limit(COUNTED + 1))
                .fetchSingle()
                .value1();
    }

    private static Condition where(Filter filter) {
        var where = DSL.condition("i.instance_key is not null");
        if (filter.process() != null) {
            where = where.and("i.process_id = {0}", DSL.val(filter.process()));
        }
        if (filter.version() != null) {
            where = where.and("i.version = {0}", DSL.val(filter.version()));
        }
        if (filter.state() != null) {
            // as a literal, so that the index on running ones serves
            where = where.and("i.state = {0}", DSL.inline(filter.state()));
        }
        if (filter.incident() != null) {
            var stuck = DSL.condition("i.instance_key in (select n.instance_key from process.incident n"
                    + " where n.resolved_at is null)");
            where = where.and(filter.incident() ? stuck : stuck.not());
        }
        if (filter.element() != null) {
            where = where.and(
                    "i.instance_key in (select s.instance_key from process.step s"
                            + " where s.element_id = {0} and s.ended_at is null)",
                    DSL.val(filter.element()));
        }
        if (filter.from() != null) {
            where = where.and(
                    "i.started_at >= {0}::timestamptz", DSL.val(filter.from().toString()));
        }
        if (filter.until() != null) {
            where = where.and(
                    "i.started_at < {0}::timestamptz", DSL.val(filter.until().toString()));
        }
        if (filter.keys() != null) {
            where = where.and(
                    "i.instance_key = any ({0})", DSL.val(filter.keys().toArray(Long[]::new)));
        }
        if (filter.records() != null) {
            where = where.and(DSL.or(filter.records().entrySet().stream()
                    .map(one -> DSL.condition(
                            "(i.registry = {0} and i.record_id = any ({1}))",
                            DSL.val(one.getKey()), DSL.val(one.getValue().toArray(Long[]::new))))
                    .toList()));
        }
        return where;
    }

    /** Ids of the elements where tokens are, in order of arrival. */
    public Map<Long, List<String>> active(Collection<Long> keys) {
        record Token(long instanceKey, String elementId) {}
        return jdbc.sql("""
                SELECT instance_key, element_id FROM process.step
                WHERE instance_key = ANY (:keys) AND ended_at IS NULL AND element_type <> 'PROCESS'
                ORDER BY activated_at, element_instance_key
                """).param("keys", keys.toArray(Long[]::new)).query(Token.class).list().stream()
                .collect(Collectors.groupingBy(
                        Token::instanceKey, Collectors.mapping(Token::elementId, Collectors.toList())));
    }

    private static Found found(Record row) {
        var ended = row.get("ended_at", Timestamp.class);
        return new Found(
                row.get("instance_key", Long.class),
                row.get("process_id", String.class),
                row.get("version", Integer.class),
                row.get("registry", String.class),
                row.get("record_id", Long.class),
                row.get("started_by", String.class),
                row.get("started_at", Timestamp.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.get("state", String.class),
                row.get("incidents", Integer.class));
    }
}
