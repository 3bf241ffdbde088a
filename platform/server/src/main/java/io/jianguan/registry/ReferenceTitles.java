package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import java.util.List;
import java.util.Objects;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Titles of the records that the rows of a page refer to, as columns of the page's own statement. */
@Component
class ReferenceTitles {
    /** No field of a registry has such a name. */
    private static final String TARGET = "target$";

    private final Registries registries;

    ReferenceTitles(Registries registries) {
        this.registries = registries;
    }

    static String name(Field field) {
        return field.name() + "$title";
    }

    /** @param page what the statement calls the rows */
    List<SelectField<String>> columns(List<Field> fields, String page) {
        return fields.stream()
                .filter(field -> field.type() == FieldType.REFERENCE)
                .map(field -> column(field, page))
                .toList();
    }

    private SelectField<String> column(Field field, String page) {
        var table = registries.table(Objects.requireNonNull(field.registry()));
        var target = table.table().as(TARGET);
        var title = of(TARGET, table.<String>column(table.definition().title()));
        return DSL.field(DSL.select(DSL.coalesce(title, of(TARGET, RecordTable.NUMBER)))
                        .from(target)
                        .where(of(TARGET, RecordTable.ID).eq(DSL.field(DSL.name(page, field.name()), Long.class))))
                .as(name(field));
    }

    private static <T> org.jooq.Field<T> of(String table, org.jooq.Field<T> column) {
        return DSL.field(DSL.name(table, column.getName()), column.getDataType());
    }
}
