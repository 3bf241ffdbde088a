package io.jianguan.intake;

import io.jianguan.identity.Actor;
import io.jianguan.intake.Importing.Choice;
import io.jianguan.intake.Plan.SheetColumn;
import io.jianguan.registry.FieldType;
import io.jianguan.registry.Recognition;
import io.jianguan.registry.RecordIntake;
import io.jianguan.registry.RegistryDefinition;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Whether a sheet can become records as people chose. */
@Component
class PlanCheck {
    private static final int LONGEST_WORD = 200;
    private final RecordIntake intake;
    private final Recognition recognition;
    private final MessageSource messages;

    PlanCheck(RecordIntake intake, Recognition recognition, MessageSource messages) {
        this.intake = intake;
        this.recognition = recognition;
        this.messages = messages;
    }

    /** @throws Problem {@code intake.plan} with field errors */
    void require(Actor actor, RegistryDefinition definition, List<SheetColumn> columns, Choice choice, Locale locale) {
        var errors = new Errors(locale);
        var known = Proposal.fields(definition, intake.keeps(actor, definition));
        var used = used(columns, known, errors);
        var match = choice.match();
        if (match != null
                && intake.keys(actor, definition).stream()
                        .noneMatch(key -> key.name().equals(match) && used.containsAll(key.fields()))) {
            errors.add("match", "match");
        }
        choice.words()
                .forEach((name, codes) -> known.stream()
                        .filter(field ->
                                field.name().equals(name) && field.type().one() == FieldType.CODE)
                        .findFirst()
                        .ifPresentOrElse(
                                field -> words(actor, field, codes, errors),
                                () -> errors.add("words", "unknown", name)));
        if (!errors.found.isEmpty()) {
            throw Problem.invalid("intake.plan", errors.found);
        }
    }

    private static Set<String> used(List<SheetColumn> columns, List<Field> known, Errors errors) {
        var used = new HashSet<String>();
        for (var column : columns) {
            var field = column.field();
            if (field != null && known.stream().noneMatch(other -> other.name().equals(field))) {
                errors.add("columns[" + column.place() + "]", "unknown", field);
            } else if (field != null && !used.add(field)) {
                errors.add("columns[" + column.place() + "]", "twice", column.title());
            }
        }
        if (used.isEmpty()) {
            errors.add("columns", "none");
        }
        return used;
    }

    private void words(Actor actor, Field field, Map<String, String> codes, Errors errors) {
        var chosen = codes.values().stream().filter(code -> !code.isEmpty()).toList();
        var known = recognition.of(actor, field, chosen);
        codes.forEach((word, code) -> {
            if (word.isBlank()
                    || word.length() > LONGEST_WORD
                    || !code.isEmpty() && !known.getOrDefault(code, Set.of()).contains(code)) {
                errors.add("words." + field.name(), "word", word, code);
            }
        });
    }

    private final class Errors {
        final List<FieldError> found = new ArrayList<>();
        private final Locale locale;

        Errors(Locale locale) {
            this.locale = locale;
        }

        void add(String field, String code, Object... arguments) {
            found.add(new FieldError(field, code, messages.getMessage("intake.plan." + code, arguments, locale)));
        }
    }
}
