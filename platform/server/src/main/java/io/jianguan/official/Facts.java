package io.jianguan.official;

import io.jianguan.registry.FieldType;
import io.jianguan.registry.Records.Record;
import io.jianguan.registry.RegistryDefinition;
import io.jianguan.registry.RegistryDefinition.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the placeholders of one document become. Paths and formatters, nothing that is evaluated. */
final class Facts {
    private final Subject record;
    private final Map<String, Object> own;
    private final Source source;
    private final Set<String> empty = new LinkedHashSet<>();

    /** Where other records and pictures come from, with the rights of whoever makes the document. */
    interface Source {
        List<Subject> records(String registry, List<Long> ids);

        /** @return null where there is no such lookup */
        @Nullable
        List<Subject> lookup(String name, Record record);

        List<byte[]> pictures(List<String> documents);
    }

    /** A record and what its fields mean. */
    record Subject(RegistryDefinition definition, Record record) {}

    /** A row of a table. */
    record Row(Field table, Map<?, ?> values, Map<?, ?> labels) {}

    /** Pictures to put in. */
    record Pictures(List<byte[]> contents) {}

    Facts(Subject record, Map<String, Object> own, Source source) {
        this.record = record;
        this.own = own;
        this.source = source;
    }

    /** Placeholders that had nothing to say. */
    Set<String> empty() {
        return empty;
    }

    /**
     * @param tag path and formatter, as they stand between the braces
     * @param here what is being repeated; anything else: the document itself
     * @return text, Boolean, a list to repeat, {@link Pictures}, or null
     */
    @Nullable
    Object find(String tag, @Nullable Object here, @Nullable Integer index) {
        var placeholder = Placeholder.parse(tag).orElse(null);
        if (placeholder == null) {
            return "";
        }
        if (placeholder.name().equals("_index")) {
            return index == null ? "" : String.valueOf(index + 1);
        }
        var value = value(placeholder.path(), here);
        var format = placeholder.format() == null
                ? null
                : Formatter.of(placeholder.format()).orElse(null);
        var shown = value == null ? null : value.shown(format);
        if (shown == null && format == Formatter.SLASH) {
            return "/";
        }
        if (shown == null || "".equals(shown)) {
            empty.add(placeholder.name());
        }
        return shown;
    }

    /** A value with its type; {@code raw} a list where there are many. */
    private record Valued(
            @Nullable FieldType type,
            @Nullable Object raw,
            @Nullable Object label) {
        @Nullable
        Object shown(@Nullable Formatter format) {
            if (raw instanceof Pictures || raw instanceof byte[]) {
                return raw;
            }
            if (raw instanceof Boolean flag && (type == null || type == FieldType.BOOLEAN)) {
                return format == Formatter.BOX ? flag ? "■" : "□" : (Object) flag;
            }
            if (format == Formatter.COUNT) {
                return raw instanceof Collection<?> many ? String.valueOf(many.size()) : raw == null ? "0" : "1";
            }
            if (raw instanceof Collection<?> many
                    && (type == FieldType.TABLE || type == FieldType.REFERENCES && format == null)) {
                return many;
            }
            if (raw == null) {
                return null;
            }
            if (format == Formatter.CODE) {
                return text(raw, null, type);
            }
            if (format != null && format != Formatter.SLASH) {
                return raw instanceof Collection<?> many
                        ? many.stream().map(format::format).collect(Collectors.joining("、"))
                        : format.format(raw);
            }
            return text(raw, label, type);
        }

        private static String text(Object raw, @Nullable Object label, @Nullable FieldType type) {
            var shown = label == null ? raw : label;
            if (shown instanceof Collection<?> many) {
                return many.stream()
                        .filter(Objects::nonNull)
                        .map(one -> one(one, type))
                        .filter(text -> !text.isBlank())
                        .distinct()
                        .collect(Collectors.joining("、"));
            }
            return one(shown, type);
        }

        private static String one(Object value, @Nullable FieldType type) {
            if (type == null) {
                return value.toString();
            }
            return switch (type) {
                case DATE -> Formatter.DATE.format(value);
                case TIMESTAMP -> Formatter.DATETIME.format(value);
                case MONEY -> Formatter.MONEY.format(value);
                case TIME -> Formatter.time(value.toString());
                case DECIMAL ->
                    new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
                default -> value.toString();
            };
        }
    }

    private @Nullable Valued value(List<String> path, @Nullable Object here) {
        var first = path.getFirst();
        switch (here) {
            case Row row -> {
                var column = row.table().columns().stream()
                        .filter(one -> one.name().equals(first))
                        .findFirst();
                if (column.isPresent()) {
                    return along(
                            column.get(), row.values().get(first), row.labels().get(first), path, 1);
                }
            }
            case Subject subject -> {
                if (subject.definition().field(first).isPresent()) {
                    return field(subject, path, 0);
                }
            }
            case null, default -> {}
        }
        if (path.size() == 1 && Vocabulary.Own.of(first).isPresent()) {
            return new Valued(type(first), own.get(first), null);
        }
        var found = source.lookup(first, record.record());
        if (found != null) {
            return path.size() == 1 ? new Valued(FieldType.TABLE, found, null) : joined(found, path, 1);
        }
        return field(record, path, 0);
    }

    private static FieldType type(String own) {
        return switch (own) {
            case "today" -> FieldType.DATE;
            case "created_at" -> FieldType.TIMESTAMP;
            default -> FieldType.TEXT;
        };
    }

    private @Nullable Valued field(Subject subject, List<String> path, int at) {
        var name = path.get(at);
        if (name.equals("record_no") && at == path.size() - 1) {
            return new Valued(FieldType.TEXT, subject.record().number(), null);
        }
        var field = subject.definition().field(name).orElse(null);
        return field == null
                ? null
                : along(
                        field,
                        subject.record().values().get(name),
                        subject.record().labels().get(name),
                        path,
                        at + 1);
    }

    private @Nullable Valued along(
            Field field, @Nullable Object raw, @Nullable Object label, List<String> path, int at) {
        if (at >= path.size()) {
            return end(field, raw, label);
        }
        var next = path.get(at);
        return switch (field.type()) {
            case CODE -> new Valued(null, next.equals(raw), null);
            case CODES -> new Valued(null, raw instanceof Collection<?> many && many.contains(next), null);
            case TABLE -> rowsJoined(rows(field, raw, label), path, at);
            case REFERENCE, REFERENCES -> joined(source.records(String.valueOf(field.registry()), ids(raw)), path, at);
            default -> null;
        };
    }

    private @Nullable Valued end(Field field, @Nullable Object raw, @Nullable Object label) {
        return switch (field.type()) {
            case TABLE -> new Valued(FieldType.TABLE, rows(field, raw, label), null);
            case FILES ->
                new Valued(
                        field.type(),
                        new Pictures(source.pictures(
                                raw instanceof Collection<?> many
                                        ? many.stream().map(Object::toString).toList()
                                        : List.of())),
                        null);
            case BOOLEAN -> new Valued(FieldType.BOOLEAN, raw == null ? null : Boolean.valueOf(raw.toString()), null);
            default ->
                raw instanceof Collection<?> many && many.isEmpty() ? null : new Valued(field.type(), raw, label);
        };
    }

    private static List<Long> ids(@Nullable Object raw) {
        return switch (raw) {
            case null -> List.of();
            case Collection<?> many ->
                many.stream().map(one -> Long.valueOf(one.toString())).toList();
            default -> List.of(Long.valueOf(raw.toString()));
        };
    }

    private static List<Row> rows(Field field, @Nullable Object raw, @Nullable Object label) {
        var rows = new ArrayList<Row>();
        if (raw instanceof List<?> many) {
            var labels = label instanceof List<?> texts ? texts : List.of();
            for (var n = 0; n < many.size(); n++) {
                if (many.get(n) instanceof Map<?, ?> values) {
                    var names = n < labels.size() && labels.get(n) instanceof Map<?, ?> texts ? texts : Map.of();
                    rows.add(new Row(field, values, names));
                }
            }
        }
        return rows;
    }

    private @Nullable Valued rowsJoined(List<Row> rows, List<String> path, int at) {
        var rest = path.subList(at, path.size());
        return texts(rows.stream().map(row -> value(rest, row)).toList());
    }

    private @Nullable Valued joined(List<Subject> subjects, List<String> path, int at) {
        var values = subjects.stream().map(subject -> field(subject, path, at)).toList();
        return values.size() == 1 ? values.getFirst() : texts(values);
    }

    private static Valued texts(List<? extends @Nullable Valued> values) {
        var texts = values.stream()
                .filter(Objects::nonNull)
                .map(value -> value.shown(null))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
        return new Valued(FieldType.TEXT, texts.isEmpty() ? null : texts, null);
    }
}
