package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Which rows, in which order.
 *
 * @param parts that together are {@code where} and share no row, each in order by an index of its own; empty: there are none
 * @param branches from which a page is merged; none: it is read by one scan
 * @param columns that people see, in order
 * @param formulas those of the columns that are made of a row as it is read
 * @param fields of the definition that must be read for them
 * @param today what formulas know as such
 * @param moment at which it is as it was; null: as it is
 */
record Selection(
        RecordTable table,
        Condition where,
        List<Condition> parts,
        Condition unmasked,
        KeysetOrder order,
        Branches branches,
        List<Field> columns,
        List<Field> formulas,
        List<Field> fields,
        FieldRights rights,
        LocalDate today,
        @Nullable OffsetDateTime moment) {
    List<String> names() {
        return columns.stream().map(Field::name).toList();
    }
}
