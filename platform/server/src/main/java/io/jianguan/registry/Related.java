package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Label;
import io.jianguan.rest.Page.Count;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which records refer to a record, as far as its registry shows that and a person may read them. */
@Component
class Related {
    private static final int SHOWN = 20;
    private static final int COUNTED = 1000;
    private final DSLContext sql;
    private final Registries registries;
    private final DefinitionStore store;
    private final RecordReading reading;
    private final Access access;
    private final Words words;

    Related(
            DSLContext sql,
            Registries registries,
            DefinitionStore store,
            RecordReading reading,
            Access access,
            Words words) {
        this.sql = sql;
        this.registries = registries;
        this.store = store;
        this.reading = reading;
        this.access = access;
        this.words = words;
    }

    /** @param records the newest ones */
    record RelatedList(String registry, String field, Label label, Count count, List<RelatedRecord> records) {}

    record RelatedRecord(
            String id,
            @Nullable String number,
            String title,
            @Nullable String status) {}

    List<RelatedList> of(Actor actor, String registry, long id) {
        var table = registries.table(registry);
        reading.row(actor, table, id, false);
        return table.definition().reverse().stream()
                .filter(reverse -> store.registries().containsKey(reverse.registry()))
                .map(reverse -> list(actor, reverse, id))
                .toList();
    }

    private RelatedList list(Actor actor, RegistryDefinition.Reverse reverse, long id) {
        var table = registries.table(reverse.registry());
        var where = refers(table, reverse.field(), id)
                .and(RecordTable.DELETED_AT.isNull())
                .and(access.allowed(actor, table, "read"));
        int count =
                sql.fetchCount(DSL.selectOne().from(table.table()).where(where).limit(DSL.inline(COUNTED + 1)));
        var title = table.<String>column(table.definition().title());
        var records = sql.select(RecordTable.ID, RecordTable.NUMBER, title, RecordTable.STATUS)
                .from(table.table())
                .where(where)
                .orderBy(RecordTable.CREATED_AT.desc(), RecordTable.ID.desc())
                .limit(DSL.inline(SHOWN))
                .fetch(row -> new RelatedRecord(
                        String.valueOf(row.value1()),
                        row.value2(),
                        named(row.value3(), row.value2(), row.value1()),
                        table.definition()
                                .status(row.value4())
                                .map(status -> words.of(status.label()))
                                .orElse(null)));
        return new RelatedList(
                reverse.registry(),
                reverse.field(),
                reverse.label(),
                new Count(Math.min(count, COUNTED), count > COUNTED),
                records);
    }

    private static Condition refers(RecordTable table, String field, long id) {
        var many = table.definition().field(field).orElseThrow().type().many();
        return many
                ? Conditions.containsAny(table.column(field), List.of(id))
                : table.<Long>column(field).eq(id);
    }

    private static String named(@Nullable String title, @Nullable String number, Long id) {
        if (title != null) {
            return title;
        }
        return number == null ? "#" + id : number;
    }
}
