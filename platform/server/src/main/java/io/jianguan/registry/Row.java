package io.jianguan.registry;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as the database holds it.
 *
 * @param values typed, by field name; absent where null
 * @param titles of records that it refers to, by field name, as far as they were asked for with it; empty where there is none
 * @param unmasked the reader may see personal fields in full
 * @param changeable the reader may change it
 * @param deletable the reader may delete it
 */
record Row(
        long id,
        int version,
        @Nullable String number,
        @Nullable String status,
        String owner,
        @Nullable String createdBy,
        Instant createdAt,
        Instant updatedAt,
        Map<String, Object> values,
        Map<String, String> titles,
        boolean unmasked,
        boolean changeable,
        boolean deletable) {

    /** What stands in a column that every registry has. */
    @Nullable
    Object standard(String column) {
        return switch (column) {
            case "record_no" -> number;
            case "status" -> status;
            case "owner_org" -> owner;
            case "created_by" -> createdBy;
            case "created_at" -> createdAt.atZone(FieldValues.ZONE).toOffsetDateTime();
            case "updated_at" -> updatedAt.atZone(FieldValues.ZONE).toOffsetDateTime();
            default -> null;
        };
    }

    /** The same for the same reader, with other values. */
    Row with(Map<String, Object> others) {
        return new Row(
                id,
                version,
                number,
                status,
                owner,
                createdBy,
                createdAt,
                updatedAt,
                others,
                Map.of(),
                unmasked,
                changeable,
                deletable);
    }

    /** The same record at an earlier version. */
    Row past(int earlier, @Nullable String then, String held, Map<String, Object> others) {
        return new Row(
                id,
                earlier,
                number,
                then,
                held,
                createdBy,
                createdAt,
                updatedAt,
                others,
                Map.of(),
                unmasked,
                changeable,
                deletable);
    }
}
