package io.jianguan.intake;

import io.jianguan.intake.Plan.SheetColumn;
import io.jianguan.registry.FieldType;
import io.jianguan.registry.RecordIntake.Given;
import io.jianguan.registry.RegistryDefinition;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.rest.FieldError;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * Cells of a sheet as values of a registry's fields. What cannot be understood goes on as it stands: the registry's own
 * checks say what is wrong with it.
 */
final class Cells {
    /** Beyond this a spreadsheet has replaced digits by zeros. */
    private static final int EXACT_DIGITS = 15;

    private static final Set<String> YES = Set.of("是", "有", "true", "yes", "y", "1", "√", "✓", "对", "真");
    private static final Set<String> NO = Set.of("否", "无", "没有", "false", "no", "n", "0", "×", "✗", "x", "错", "假");

    /** A word of a code field that means no code, or several. */
    record Word(String field, String text) {}

    private record Target(SheetColumn column, Field field) {}

    private final List<Target> targets = new ArrayList<>();
    private final Plan plan;
    private final Meanings meanings;
    private final MessageSource messages;
    private final Locale locale;
    private Map<Word, Long> unknown = new HashMap<>();

    Cells(RegistryDefinition definition, Plan plan, Meanings meanings, MessageSource messages, Locale locale) {
        for (var column : plan.columns()) {
            if (column.field() != null) {
                definition.column(column.field()).ifPresent(field -> targets.add(new Target(column, field)));
            }
        }
        this.plan = plan;
        this.meanings = meanings;
        this.messages = messages;
        this.locale = locale;
    }

    List<Given> given(List<SheetRow> rows) {
        for (var target : targets) {
            if (target.field().type().labelled()) {
                for (var row : rows) {
                    var text = row.text(target.column().place());
                    if (!text.isEmpty() && !Texts.saysNothing(text)) {
                        meanings.need(target.field(), text);
                        meanings.need(target.field(), Texts.half(text));
                    }
                }
            }
        }
        meanings.find();
        return rows.stream().map(this::given).toList();
    }

    /** Words met since this was asked last, each with how often. */
    Map<Word, Long> unknown() {
        var met = unknown;
        unknown = new HashMap<>();
        return met;
    }

    private Given given(SheetRow row) {
        Map<String, Object> values = new HashMap<>();
        var errors = new ArrayList<FieldError>();
        for (var target : targets) {
            var field = target.field();
            var cell = row.cell(target.column().place());
            var text = cell == null ? "" : Texts.of(cell);
            if (cell == null || text.isEmpty() || !holdsText(field) && empty(field, text)) {
                continue;
            }
            var value = field.type().labelled() ? labelled(field, text, errors) : plain(field, cell, text, errors);
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        return new Given(row.number(), values, errors);
    }

    private static boolean holdsText(Field field) {
        return field.type().isText() && !Proposal.isStandard(field);
    }

    private static boolean empty(Field field, String text) {
        return Texts.saysNothing(text) && !(field.type() == FieldType.BOOLEAN && NO.contains(text));
    }

    private @Nullable Object plain(Field field, Object cell, String text, List<FieldError> errors) {
        return switch (field.type()) {
            case TEXT, LONGTEXT -> text(field, cell, text, errors);
            case INTEGER, DECIMAL, MONEY -> cell instanceof BigDecimal ? cell : Texts.number(text);
            case BOOLEAN -> flag(text);
            case DATE -> {
                var day = time(cell, text);
                yield day == null ? text : day.toLocalDate();
            }
            case TIMESTAMP -> {
                var time = time(cell, text);
                yield time == null ? text : time;
            }
            case TIME -> cell instanceof LocalDateTime time ? time.toLocalTime() : Texts.tight(text);
            default -> text;
        };
    }

    private @Nullable Object text(Field field, Object cell, String text, List<FieldError> errors) {
        if (cell instanceof BigDecimal number && number.precision() - number.scale() > EXACT_DIGITS) {
            errors.add(error(field, "digits-lost", "intake.cell.digits-lost", label(field), text));
            return null;
        }
        if (field.check() != null) {
            return Texts.tight(text).toUpperCase(Locale.ROOT);
        }
        return field.unique() || field.pattern() != null || Proposal.isStandard(field) ? Texts.half(text) : text;
    }

    private static Object flag(String text) {
        var plain = Texts.tight(text).toLowerCase(Locale.ROOT);
        return YES.contains(plain) ? "true" : NO.contains(plain) ? "false" : text;
    }

    private static @Nullable LocalDateTime time(Object cell, String text) {
        return switch (cell) {
            case LocalDateTime time -> time;
            case BigDecimal number -> Dates.of(number);
            default -> {
                var time = Dates.of(text);
                yield time == null && Texts.number(text) instanceof BigDecimal number ? Dates.of(number) : time;
            }
        };
    }

    private @Nullable Object labelled(Field field, String text, List<FieldError> errors) {
        if (!field.type().many()) {
            return meant(field, text, errors);
        }
        var values = new ArrayList<String>();
        for (var entry : meanings.entries(field, text)) {
            var value = meant(field, entry, errors);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private @Nullable String meant(Field field, String text, List<FieldError> errors) {
        var exact = meanings.of(field, text);
        // a name may hold signs of full width; a code or a number does not
        var meant = exact.isEmpty() ? meanings.of(field, Texts.half(text)) : exact;
        if (meant.size() == 1) {
            return meant.iterator().next();
        }
        var chosen = plan.words().getOrDefault(field.name(), Map.of()).get(text);
        if (chosen != null) {
            return chosen;
        }
        if (field.type().one() == FieldType.CODE && !field.personal()) {
            unknown.merge(new Word(field.name(), text), 1L, Long::sum);
        }
        if (meant.isEmpty()) {
            var kind = field.type().one().id();
            var message = kind.equals("reference") ? "intake.cell.no-record" : "registry.field.no-" + kind;
            errors.add(error(field, "no-" + kind, message, label(field), text));
        } else {
            errors.add(error(field, "several", "intake.cell.several", label(field), text));
        }
        return null;
    }

    private String label(Field field) {
        return field.label().in(locale);
    }

    private FieldError error(Field field, String code, String message, Object... arguments) {
        return new FieldError(field.name(), code, messages.getMessage(message, arguments, locale));
    }
}
