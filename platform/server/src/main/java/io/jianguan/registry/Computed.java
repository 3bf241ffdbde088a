package io.jianguan.registry;

import io.jianguan.expression.Feel;
import io.jianguan.registry.FieldValues.Unfit;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.rest.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Values that follow from others. They know the record only: neither the day nor who asks, or they would grow old. */
@Component
class Computed {
    private final Feel feel;

    Computed(Feel feel) {
        this.feel = feel;
    }

    static List<Field> fields(RegistryDefinition definition) {
        return definition.fields().stream()
                .filter(field -> field.computed() != null)
                .toList();
    }

    /** Puts them in, in the order of the definition, so that one may follow from another; null where none follows. */
    void fill(RegistryDefinition definition, Map<String, @Nullable Object> values) {
        var computed = fields(definition);
        if (computed.isEmpty()) {
            return;
        }
        var context = new HashMap<String, @Nullable Object>();
        definition
                .fields()
                .forEach(field -> context.put(field.name(), FieldValues.feel(field, values.get(field.name()))));
        for (var field : computed) {
            var value = value(field, context);
            values.put(field.name(), value);
            context.put(field.name(), FieldValues.feel(field, value));
        }
    }

    /** Adds to the changes of a record what follows from them. */
    void follow(RegistryDefinition definition, Row row, Map<String, @Nullable Object> changed) {
        var values = new HashMap<String, @Nullable Object>(RecordWriting.merged(row, changed));
        fill(definition, values);
        for (var field : fields(definition)) {
            var value = values.get(field.name());
            if (FieldValues.same(value, row.values().get(field.name()))) {
                changed.remove(field.name());
            } else {
                changed.put(field.name(), value);
            }
        }
    }

    /** What does not fit the field is no value of it. */
    @Nullable
    Object value(Field field, Map<String, @Nullable Object> context) {
        try {
            var result = feel.evaluate(String.valueOf(field.computed()), context);
            return FieldValues.typed(field, result instanceof Number number ? rounded(field, number) : result);
        } catch (Unfit | Problem none) {
            return null;
        }
    }

    private static Object rounded(Field field, Number number) {
        var exact = new BigDecimal(number.toString());
        return switch (field.type()) {
            case MONEY -> exact.setScale(2, RoundingMode.HALF_UP);
            case INTEGER -> exact.setScale(0, RoundingMode.HALF_UP);
            default -> exact;
        };
    }
}
