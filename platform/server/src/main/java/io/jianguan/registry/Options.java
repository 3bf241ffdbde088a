package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.RegistryDefinition.Field;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a picker of records offers. */
@Component
class Options {
    private final DSLContext sql;
    private final Registries registries;
    private final Access access;
    private final Filters filters;

    Options(DSLContext sql, Registries registries, Access access, Filters filters) {
        this.sql = sql;
        this.registries = registries;
        this.access = access;
        this.filters = filters;
    }

    /** @param hint what tells records of the same name apart */
    record Option(String id, String label, @Nullable String hint) {}

    List<Option> find(Actor actor, String registry, @Nullable String q, @Nullable List<Long> ids, int limit) {
        var table = registries.table(registry);
        var rights = FieldRights.of(actor, table.definition());
        var conditions = new ArrayList<Condition>();
        conditions.add(RecordTable.DELETED_AT.isNull());
        conditions.add(access.allowed(actor, table, "read"));
        if (ids != null && !ids.isEmpty()) {
            conditions.add(Conditions.oneOf(RecordTable.ID, ids));
        } else if (q != null && !q.isBlank()) {
            conditions.add(filters.words(table, q, rights));
        }
        var definition = table.definition();
        var title = table.<String>column(definition.title());
        var hint = definition.fields().stream()
                .filter(field ->
                        field.search() && rights.sees(field) && !field.name().equals(definition.title()))
                .map(Field::name)
                .findFirst()
                .map(name -> table.<String>column(name))
                .orElse(RecordTable.NUMBER);
        return sql.select(RecordTable.ID, DSL.coalesce(title, RecordTable.NUMBER), hint)
                .from(table.table())
                .where(conditions)
                .orderBy(RecordTable.ID)
                .limit(DSL.inline(limit))
                .fetch(row -> new Option(
                        String.valueOf(row.value1()),
                        row.value2() == null ? "#" + row.value1() : row.value2(),
                        row.value3()));
    }
}
