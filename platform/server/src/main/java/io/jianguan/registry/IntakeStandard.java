package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.FieldValues.Unfit;
import io.jianguan.registry.RecordIntake.Given;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.registry.RegistryDefinition.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The record number and the status that rows bring. New records have what they bring where the person keeps the
 * registry; of a record that is there, the number stays and the status goes the way its life-cycle allows by hand.
 */
@Component
class IntakeStandard {
    private static final int LONGEST = 64;
    private static final Field NUMBER = standard(RecordTable.NUMBER.getName());
    private static final Field STATUS = standard(RecordTable.STATUS.getName());
    private final Words words;

    IntakeStandard(Words words) {
        this.words = words;
    }

    private static Field standard(String name) {
        return Objects.requireNonNull(RegistryDefinition.STANDARD.get(name));
    }

    /** Notes what the row brings. @return its values without that */
    Map<String, Object> taken(RegistryDefinition definition, Given given, IntakeRow row) {
        var number = given.values().get(NUMBER.name());
        var status = given.values().get(STATUS.name());
        if (number == null && status == null) {
            return given.values();
        }
        var rest = new HashMap<>(given.values());
        if (number != null && definition.number() != null) {
            rest.remove(NUMBER.name());
            row.recordNo = number(number, row);
        }
        if (status != null && !definition.statuses().isEmpty()) {
            rest.remove(STATUS.name());
            row.status = status(definition, status.toString().strip(), row);
        }
        return rest;
    }

    private @Nullable String number(Object given, IntakeRow row) {
        try {
            var number = FieldValues.typed(NUMBER, given);
            if (number != null && number.toString().length() > LONGEST) {
                row.faults.add(NUMBER.name(), "too-long", words.of(NUMBER.label()), LONGEST);
                return null;
            }
            return number == null ? null : number.toString();
        } catch (Unfit unfit) {
            row.faults.add(NUMBER.name(), unfit.code, words.of(NUMBER.label()));
            return null;
        }
    }

    private @Nullable String status(RegistryDefinition definition, String text, IntakeRow row) {
        var known = definition.statuses().stream()
                .filter(status -> status.code().equalsIgnoreCase(text)
                        || status.label().zh().equals(text)
                        || status.label().en().equalsIgnoreCase(text))
                .findFirst();
        if (known.isEmpty()) {
            row.faults.add(STATUS.name(), "no-status", text);
        }
        return known.map(Status::code).orElse(null);
    }

    void create(boolean keeper, IntakeRow row) {
        if (!keeper && row.recordNo != null) {
            row.faults.add(NUMBER.name(), "no-number", row.recordNo);
        }
        if (!keeper && row.status != null) {
            row.faults.add(STATUS.name(), "status-given");
        }
    }

    /** Afterwards the row has a status only where it is another one. */
    void change(RegistryDefinition definition, Actor actor, IntakeRow row, Row found) {
        if (row.recordNo != null && !row.recordNo.equals(found.number())) {
            row.faults.add(
                    NUMBER.name(), "number-stays", row.recordNo, Objects.requireNonNullElse(found.number(), "—"));
        }
        if (Objects.equals(row.status, found.status())) {
            row.status = null;
        }
        if (row.status != null && !definition.following(found.status(), actor).contains(row.status)) {
            row.faults.add(STATUS.name(), "no-turn", label(definition, found.status()), label(definition, row.status));
        }
    }

    private String label(RegistryDefinition definition, @Nullable String status) {
        return definition.status(status).map(known -> words.of(known.label())).orElse("—");
    }
}
