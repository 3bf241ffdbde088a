package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.FieldValues.Unfit;
import io.jianguan.registry.RegistryDefinition.Field;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a record may hold; notes everything wrong at once. */
@Component
class Checks {
    private static final int MOST_PATTERNS = 1_000;
    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();
    private final Existence existence;
    private final Expressions expressions;

    Checks(Existence existence, Expressions expressions) {
        this.existence = existence;
        this.expressions = expressions;
    }

    /** The given values in their types, null where given as empty. */
    Map<String, @Nullable Object> typed(
            RegistryDefinition definition, Map<String, ? extends @Nullable Object> given, Faults faults) {
        var typed = new LinkedHashMap<String, @Nullable Object>();
        given.forEach((name, raw) -> {
            var field = definition.field(name).orElse(null);
            if (field == null) {
                faults.add(name, "unknown", name);
                return;
            }
            try {
                typed.put(name, FieldValues.typed(field, raw));
            } catch (Unfit unfit) {
                faults.add(unfit.path, unfit.code, faults.words().of(field.label()));
            }
        });
        return typed;
    }

    /**
     * @param known the record as it was; empty while it is new
     * @param values new or changed ones only
     * @param actor whose rights references are checked against; null for processes
     * @param id the record's own, so that it is not found to equal itself; null while it has none
     */
    void values(
            RecordTable table,
            Map<String, Object> known,
            Map<String, @Nullable Object> values,
            @Nullable Actor actor,
            @Nullable Long id,
            Faults faults) {
        var lookups = new Lookups();
        values.forEach((name, value) -> {
            var field = table.definition().field(name).orElseThrow();
            if (value != null) {
                single(field, field.name(), value, faults);
                lookups.add(field, field.name(), value);
            }
        });
        existence.check(lookups, actor, faults);
        existence.unique(table, values, id, faults);
        existence.uniqueTogether(table, known, values, id, faults);
    }

    void required(List<Field> fields, Map<String, ? extends @Nullable Object> values, Faults faults) {
        for (var field : fields) {
            if (field.required() && values.get(field.name()) == null && !faults.has(field.name())) {
                faults.add(field.name(), "required", faults.words().of(field.label()));
            }
        }
    }

    /** Rules speak of the whole record, so they wait until its fields are right. */
    void rules(
            RegistryDefinition definition,
            Map<String, ? extends @Nullable Object> values,
            @Nullable Actor actor,
            Faults faults) {
        if (!faults.isEmpty() || definition.rules().isEmpty()) {
            return;
        }
        for (var rule : definition.rules()) {
            if (!expressions.holds(definition, rule.require(), values, actor)) {
                faults.say(
                        rule.field() == null ? "" : rule.field(),
                        "rule",
                        faults.words().of(rule.message()));
            }
        }
    }

    /** What a value must be by itself. */
    static void single(Field field, String path, Object value, Faults faults) {
        switch (value) {
            case List<?> entries when field.type() == FieldType.TABLE -> rows(field, path, entries, faults);
            case String text when field.type().isText() -> text(field, path, text, faults);
            case Long number
            when field.type() == FieldType.INTEGER -> number(field, path, BigDecimal.valueOf(number), faults);
            case BigDecimal number -> number(field, path, number, faults);
            default -> {}
        }
    }

    private static void rows(Field field, String path, List<?> rows, Faults faults) {
        for (int i = 0; i < rows.size(); i++) {
            for (var column : field.columns()) {
                var at = path + "[" + i + "]." + column.name();
                var cell = ((Map<?, ?>) rows.get(i)).get(column.name());
                if (cell != null) {
                    single(column, at, cell, faults);
                } else if (column.required()) {
                    faults.add(at, "required", faults.words().of(column.label()));
                }
            }
        }
    }

    private static void text(Field field, String path, String text, Faults faults) {
        if (field.max() != null && text.codePointCount(0, text.length()) > field.max()) {
            faults.add(path, "too-long", faults.words().of(field.label()), field.max());
        }
        if (field.pattern() != null && !pattern(field.pattern()).matcher(text).matches()) {
            faults.add(path, "pattern", faults.words().of(field.label()));
        }
        if (field.check() != null && !fulfils(field.check(), text)) {
            faults.add(path, field.check(), faults.words().of(field.label()));
        }
    }

    /** There are as many as definitions have; what drafts tried goes with the rest. */
    private static Pattern pattern(String text) {
        if (PATTERNS.size() > MOST_PATTERNS) {
            PATTERNS.clear();
        }
        return PATTERNS.computeIfAbsent(text, Pattern::compile);
    }

    private static boolean fulfils(String check, String text) {
        return check.equals("citizen-id") ? CitizenId.isValid(text) : SocialCreditCode.isValid(text);
    }

    private static void number(Field field, String path, BigDecimal number, Faults faults) {
        if (field.minimum() != null && number.compareTo(field.minimum()) < 0) {
            faults.add(
                    path,
                    "too-small",
                    faults.words().of(field.label()),
                    field.minimum().toPlainString());
        }
        if (field.maximum() != null && number.compareTo(field.maximum()) > 0) {
            faults.add(
                    path,
                    "too-large",
                    faults.words().of(field.label()),
                    field.maximum().toPlainString());
        }
        if (number.precision() - number.scale() > 14) {
            faults.add(path, "too-large", faults.words().of(field.label()), "99999999999999");
        }
    }
}
