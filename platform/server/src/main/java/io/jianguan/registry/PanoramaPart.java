package io.jianguan.registry;

import io.jianguan.registry.Panorama.Appearance;
import io.jianguan.registry.RegistryDefinition.Field;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What a registry shows on one record's page, as far as a person may read it.
 *
 * @param where its records of that page, within the person's rights
 */
record PanoramaPart(RecordTable table, Appearance appearance, FieldRights rights, Condition where) {

    /** How it is called in addresses. */
    String section() {
        return table.registry() + "." + appearance.by();
    }

    List<Field> columns() {
        return appearance.columns().stream()
                .flatMap(name -> table.definition().column(name).stream())
                .filter(rights::sees)
                .toList();
    }

    /** What the timeline adds to a record's title: nobody's personal data, nothing that stands there anyway. */
    List<Field> details() {
        return columns().stream()
                .filter(field -> !field.personal() && !RegistryDefinition.isStandard(field))
                .filter(field -> !field.name().equals(appearance.at())
                        && !field.name().equals(table.definition().title()))
                .filter(field -> field.type() != FieldType.FILES)
                .limit(4)
                .toList();
    }

    org.jooq.Field<OffsetDateTime> instant() {
        org.jooq.Field<Object> column = table.column(appearance.at());
        return dated()
                ? DSL.field(
                        "({0}::timestamp at time zone {1})",
                        OffsetDateTime.class, column, DSL.inline(FieldValues.ZONE.getId()))
                : DSL.field("{0}", OffsetDateTime.class, column);
    }

    private boolean dated() {
        return table.definition().column(appearance.at()).orElseThrow().type() == FieldType.DATE;
    }

    /**
     * What comes after a place in the timeline, which runs from the newest to the oldest, at one instant in the order
     * of the parts.
     *
     * @param id of the record there; null where another part's record stands there
     * @param before true where this part's records of that instant stand before that place
     */
    Condition after(OffsetDateTime at, @Nullable Long id, boolean before) {
        if (!dated()) {
            return behind(DSL.val(at), id, before);
        }
        var local = at.atZoneSameInstant(FieldValues.ZONE);
        LocalDate day = local.toLocalDate();
        boolean begins = local.toLocalTime().equals(LocalTime.MIDNIGHT);
        return begins ? behind(DSL.val(day), id, before) : this.<LocalDate>at().le(day);
    }

    private <T> Condition behind(org.jooq.Field<T> place, @Nullable Long id, boolean before) {
        if (id != null) {
            return DSL.row(this.<T>at(), RecordTable.ID).lessThan(DSL.row(place, DSL.val(id)));
        }
        return before ? this.<T>at().lt(place) : this.<T>at().le(place);
    }

    <T> org.jooq.Field<T> at() {
        return table.column(appearance.at());
    }
}
