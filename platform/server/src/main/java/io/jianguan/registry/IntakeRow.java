package io.jianguan.registry;

import io.jianguan.registry.RecordIntake.Deed;
import io.jianguan.registry.RecordIntake.Given;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row on its way in: what is known of it so far. */
final class IntakeRow {
    final long number;
    final Faults faults;
    final Lookups lookups = new Lookups();
    /** Typed; of a change only what differs. */
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    /** That it brings for its record. */
    @Nullable
    String recordNo;

    /** That it brings for its record; of a change only where it differs. */
    @Nullable
    String status;

    /** The record it changes. */
    @Nullable
    Row known;

    /** Of the new record; 0 where it is none. */
    long id;

    private Deed deed = Deed.CREATED;

    IntakeRow(Given given, Words words) {
        this.number = given.row();
        this.faults = Faults.ofRecord(words);
        given.errors().forEach(error -> faults.say(error.field(), error.code(), error.message()));
    }

    /** Of the record as it would be. */
    @Nullable
    Object value(String field) {
        if (field.equals(RecordTable.NUMBER.getName())) {
            return known == null ? recordNo : known.number();
        }
        return known == null || values.containsKey(field)
                ? values.get(field)
                : known.values().get(field);
    }

    void becomes(Deed deed) {
        this.deed = deed;
    }

    Deed deed() {
        return faults.isEmpty() ? deed : Deed.REFUSED;
    }

    /** True where something would be written, were nothing wrong. */
    boolean writes() {
        return deed == Deed.CREATED || deed == Deed.CHANGED;
    }

    boolean is(Deed wanted) {
        return deed() == wanted;
    }
}
