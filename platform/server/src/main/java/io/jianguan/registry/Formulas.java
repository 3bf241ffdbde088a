package io.jianguan.registry;

import io.jianguan.expression.Feel;
import io.jianguan.registry.RegistryDefinition.Field;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Columns that a list makes of each row: FEEL over what its reader sees of the row, and {@code today}. */
@Component
class Formulas {
    private final Feel feel;
    private final Computed computed;

    Formulas(Feel feel, Computed computed) {
        this.feel = feel;
        this.computed = computed;
    }

    /** Says what is wrong with those of a view. */
    void check(ViewDefinition view, RegistryDefinition registry, Source source) {
        for (int i = 0; i < view.formulas().size(); i++) {
            var at = "formulas[" + i + "].formula";
            var formula = view.formulas().get(i);
            feel.fault(String.valueOf(formula.computed())).ifPresent(reason -> source.fault(at, "feel", reason));
            fields(formula, registry).stream()
                    .filter(Formulas::isPersonal)
                    .forEach(field ->
                            source.fault(at, "formula-personal", field.label().zh()));
        }
    }

    /** Not for everybody who sees a column. */
    private static boolean isPersonal(Field field) {
        return field.personal() || field.columns().stream().anyMatch(Field::personal);
    }

    /** What a formula names, standard columns too. */
    List<Field> fields(Field formula, RegistryDefinition registry) {
        var names = feel.names(Objects.requireNonNull(formula.computed()));
        return Stream.concat(registry.fields().stream(), RegistryDefinition.STANDARD.values().stream())
                .filter(field -> names.contains(field.name()))
                .toList();
    }

    /** The rights in a view: who does not see all that a formula is made of does not see the formula. */
    FieldRights rights(FieldRights rights, ViewDefinition view, RegistryDefinition registry) {
        var hidden = view.formulas().stream()
                .filter(formula ->
                        fields(formula, registry).stream().anyMatch(field -> !rights.sees(field) || isPersonal(field)))
                .map(Field::name)
                .collect(Collectors.toSet());
        return hidden.isEmpty() ? rights : rights.without(hidden);
    }

    /** Makes of each row what the formulas say: by name, as they go out in JSON; null where nothing follows from it. */
    Function<Row, Map<String, @Nullable Object>> over(List<Field> formulas, List<Field> fields, LocalDate today) {
        if (formulas.isEmpty()) {
            return row -> Map.of();
        }
        var names = formulas.stream()
                .flatMap(formula -> feel.names(Objects.requireNonNull(formula.computed())).stream())
                .collect(Collectors.toSet());
        var standard = RegistryDefinition.STANDARD.values().stream()
                .filter(field -> names.contains(field.name()))
                .toList();
        var own = fields.stream()
                .filter(field -> names.contains(field.name()) && !isPersonal(field))
                .toList();
        return row -> {
            var context = new HashMap<String, @Nullable Object>();
            standard.forEach(field -> context.put(field.name(), FieldValues.feel(field, row.standard(field.name()))));
            own.forEach(field -> context.put(
                    field.name(), FieldValues.feel(field, row.values().get(field.name()))));
            context.put("today", today);
            var made = new HashMap<String, @Nullable Object>();
            formulas.forEach(
                    formula -> made.put(formula.name(), FieldValues.json(formula, computed.value(formula, context))));
            return made;
        };
    }
}
