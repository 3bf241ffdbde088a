package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Values of fields between their JSON form and the types the database takes. Nothing is null: empty texts and empty
 * lists too.
 */
final class FieldValues {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private FieldValues() {}

    /** A value that is not of the field's type. */
    static final class Unfit extends Exception {
        final String path;
        final String code;

        Unfit(String path, String code) {
            super(code, null, false, false);
            this.path = path;
            this.code = code;
        }
    }

    /** From JSON, FEEL or a spreadsheet. */
    static @Nullable Object typed(Field field, @Nullable Object raw) throws Unfit {
        return typed(field, field.name(), raw);
    }

    private static @Nullable Object typed(Field field, String path, @Nullable Object raw) throws Unfit {
        if (raw == null || raw instanceof String text && text.isBlank()) {
            return null;
        }
        if (field.type() == FieldType.TABLE) {
            return table(field, path, raw);
        }
        if (!field.type().many()) {
            return one(field.type(), path, raw);
        }
        if (!(raw instanceof Collection<?> entries)) {
            throw new Unfit(path, "list");
        }
        var list = new LinkedHashSet<Object>();
        for (var entry : entries) {
            var value = entry == null ? null : one(field.type().one(), path, entry);
            if (value != null) {
                list.add(value);
            }
        }
        return list.isEmpty() ? null : List.copyOf(list);
    }

    private static @Nullable Object one(FieldType type, String path, Object raw) throws Unfit {
        try {
            return switch (type) {
                case INTEGER, REFERENCE -> new BigDecimal(scalar(raw).strip()).longValueExact();
                case DECIMAL -> new BigDecimal(scalar(raw).strip());
                case MONEY -> new BigDecimal(scalar(raw).strip()).setScale(2, RoundingMode.UNNECESSARY);
                case BOOLEAN -> flag(scalar(raw));
                case DATE -> raw instanceof LocalDate date ? date : LocalDate.parse(scalar(raw));
                case TIMESTAMP -> timestamp(raw);
                case TIME -> raw instanceof LocalTime time ? time : time(scalar(raw));
                case POINT -> Point.of(scalar(raw));
                default -> text(scalar(raw), path);
            };
        } catch (ArithmeticException | IllegalArgumentException | DateTimeException unfit) {
            throw new Unfit(path, type.id());
        }
    }

    private static LocalTime time(String text) {
        var stripped = text.strip();
        return LocalTime.parse(stripped.length() == 4 ? "0" + stripped : stripped)
                .truncatedTo(ChronoUnit.SECONDS);
    }

    private static String scalar(Object raw) {
        if (raw instanceof Collection<?> || raw instanceof Map<?, ?>) {
            throw new IllegalArgumentException("not one value");
        }
        return raw instanceof BigDecimal number ? number.toPlainString() : raw.toString();
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static @Nullable String text(String text, String path) throws Unfit {
        if (text.indexOf('\0') >= 0) {
            throw new Unfit(path, "text");
        }
        var stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    private static OffsetDateTime timestamp(Object raw) {
        return switch (raw) {
            case OffsetDateTime time -> shown(time.toInstant());
            case ZonedDateTime time -> shown(time.toInstant());
            case Instant time -> shown(time);
            case LocalDateTime time -> time.atZone(ZONE).toOffsetDateTime();
            default -> parsed(scalar(raw));
        };
    }

    private static OffsetDateTime parsed(String text) {
        try {
            return shown(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException noOffset) {
            return LocalDateTime.parse(text).atZone(ZONE).toOffsetDateTime();
        }
    }

    /** PostgreSQL keeps microseconds; so do we, or what comes back would differ from what went in. */
    private static OffsetDateTime shown(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atZone(ZONE).toOffsetDateTime();
    }

    private static @Nullable List<Map<String, Object>> table(Field field, String path, Object raw) throws Unfit {
        if (!(raw instanceof Collection<?> entries)) {
            throw new Unfit(path, "list");
        }
        var rows = new ArrayList<Map<String, Object>>();
        int i = 0;
        for (var entry : entries) {
            var at = path + "[" + i++ + "]";
            if (!(entry instanceof Map<?, ?> cells)) {
                throw new Unfit(at, "row");
            }
            rows.add(row(field, at, cells));
        }
        return rows.isEmpty() ? null : rows;
    }

    private static Map<String, Object> row(Field field, String at, Map<?, ?> cells) throws Unfit {
        for (var key : cells.keySet()) {
            if (field.columns().stream().noneMatch(column -> column.name().equals(key))) {
                throw new Unfit(at + "." + key, "unknown");
            }
        }
        var row = new LinkedHashMap<String, Object>();
        for (var column : field.columns()) {
            var value = typed(column, at + "." + column.name(), cells.get(column.name()));
            if (value != null) {
                row.put(column.name(), Objects.requireNonNull(json(column, value)));
            }
        }
        return row;
    }

    /** As it goes out in JSON; lists that hold nothing are empty, not null. */
    static @Nullable Object json(Field field, @Nullable Object typed) {
        if (typed == null) {
            return field.type().many() || field.type() == FieldType.TABLE ? List.of() : null;
        }
        if (typed instanceof Collection<?> entries && field.type() == FieldType.REFERENCES) {
            return entries.stream().map(String::valueOf).toList();
        }
        return switch (typed) {
            case LocalDate date -> date.toString();
            case LocalTime time -> time.toString();
            case OffsetDateTime time -> text(time);
            case Long id when field.type() == FieldType.REFERENCE -> id.toString();
            default -> typed;
        };
    }

    static String text(OffsetDateTime time) {
        return time.atZoneSameInstant(ZONE).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    /** For expressions: dates stay dates, so that they compare. */
    static @Nullable Object feel(Field field, @Nullable Object typed) {
        return switch (typed) {
            case LocalDate date -> date;
            case LocalTime time -> time;
            case OffsetDateTime time -> time.atZoneSameInstant(ZONE);
            case null, default -> json(field, typed);
        };
    }

    /** True where both say the same: 1.50 is 1.5, in tables too. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        return switch (one) {
            case Number a
            when other instanceof Number b -> new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0;
            case OffsetDateTime a when other instanceof OffsetDateTime b -> a.isEqual(b);
            case List<?> a
            when other instanceof List<?> b ->
                a.size() == b.size() && IntStream.range(0, a.size()).allMatch(i -> same(a.get(i), b.get(i)));
            case Map<?, ?> a
            when other instanceof Map<?, ?> b ->
                a.keySet().equals(b.keySet())
                        && a.entrySet().stream().allMatch(entry -> same(entry.getValue(), b.get(entry.getKey())));
            case null, default -> Objects.equals(one, other);
        };
    }
}
