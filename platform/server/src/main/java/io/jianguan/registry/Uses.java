package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Label;
import io.jianguan.rest.Page.Count;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a record is used: what refers to it, as far as a person may read that, and how much there is beyond. */
@Component
class Uses {
    private static final int SHOWN = 20;
    private static final int COUNTED = 1000;
    private final DSLContext sql;
    private final References references;
    private final Access access;
    private final Words words;

    Uses(DSLContext sql, References references, Access access, Words words) {
        this.sql = sql;
        this.references = references;
        this.access = access;
        this.words = words;
    }

    /**
     * @param count of those that the person may read
     * @param hidden how many more there are
     * @param records the newest of those that the person may read
     */
    record RecordUsage(
            String registry,
            String field,
            Label label,
            Label fieldLabel,
            Count count,
            int hidden,
            List<Referrer> records) {}

    record Referrer(
            String id,
            @Nullable String number,
            String title,
            @Nullable String status) {}

    /** Only places where something refers to it. */
    List<RecordUsage> of(Actor actor, String registry, long id) {
        return references.to(registry).stream()
                .map(place -> use(actor, place, id))
                .filter(use -> use.count().value() + use.hidden() > 0)
                .toList();
    }

    /** True where something refers to it, whoever may read that. */
    boolean any(String registry, long id) {
        return references.to(registry).stream()
                .anyMatch(place -> !references.ids(place, id, 1).isEmpty());
    }

    private RecordUsage use(Actor actor, References.Place place, long id) {
        var table = place.table();
        var readable = DSL.field(access.allowed(actor, table, "read")).as("readable");
        var found = sql.select(readable)
                .from(table.table())
                .where(references.to(place, id), RecordTable.DELETED_AT.isNull())
                .limit(DSL.inline(COUNTED + 1))
                .fetch(readable);
        int seen = (int) found.stream().filter(Boolean.TRUE::equals).count();
        var column = place.column();
        return new RecordUsage(
                table.registry(),
                place.field().name(),
                table.definition().label(),
                column == null ? place.field().label() : column.label(),
                new Count(Math.min(seen, COUNTED), found.size() > COUNTED),
                found.size() - seen,
                seen == 0 ? List.of() : users(actor, place, id));
    }

    private List<Referrer> users(Actor actor, References.Place place, long id) {
        var table = place.table();
        var title = table.<String>column(table.definition().title());
        return sql.select(RecordTable.ID, RecordTable.NUMBER, title, RecordTable.STATUS)
                .from(table.table())
                .where(references.to(place, id), RecordTable.DELETED_AT.isNull(), access.allowed(actor, table, "read"))
                .orderBy(RecordTable.CREATED_AT.desc(), RecordTable.ID.desc())
                .limit(DSL.inline(SHOWN))
                .fetch(row -> new Referrer(
                        String.valueOf(row.value1()),
                        row.value2(),
                        named(row.value3(), row.value2(), row.value1()),
                        table.definition()
                                .status(row.value4())
                                .map(status -> words.of(status.label()))
                                .orElse(null)));
    }

    static String named(@Nullable String title, @Nullable String number, Long id) {
        if (title != null) {
            return title;
        }
        return number == null ? "#" + id : number;
    }
}
