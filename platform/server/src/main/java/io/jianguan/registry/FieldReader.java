package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.registry.RegistryDefinition.FieldAccess;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads one field of a registry's definition. */
final class FieldReader {
    private static final Set<String> LEVELS = Set.of("hidden", "read", "write");
    private static final List<String> CHECKS = List.of("social-credit-code", "citizen-id");

    private FieldReader() {}

    static Field field(Source source) {
        var field = column(source);
        if (RegistryFaults.reserved(field.name())) {
            source.fault("name", "reserved", field.name());
        }
        return field;
    }

    private static Field column(Source source) {
        source.only(
                "name",
                "type",
                "label",
                "required",
                "unique",
                "search",
                "minimum",
                "maximum",
                "max",
                "pattern",
                "check",
                "default",
                "computed",
                "personal",
                "encrypted",
                "findable",
                "readOnly",
                "access",
                "help",
                "codes",
                "registry",
                "columns",
                "role");
        var type = type(source);
        if (type.one() == FieldType.CODE && source.text("codes") == null) {
            source.fault("codes", "missing");
        }
        if (type.one() == FieldType.REFERENCE) {
            source.identifier("registry");
        }
        if (type == FieldType.TABLE && source.parts("columns", ignored -> 1).isEmpty()) {
            source.fault("columns", "missing");
        }
        boolean unique = source.flag("unique");
        boolean encrypted = source.flag("encrypted");
        return new Field(
                source.identifier("name"),
                type,
                source.label("label"),
                source.flag("required"),
                flagFor(source, "unique", type == FieldType.TEXT || type == FieldType.INTEGER),
                flagFor(source, "search", type.isText()),
                limit(source, "minimum", type),
                limit(source, "maximum", type),
                length(source, type),
                pattern(source, type),
                check(source),
                source.text("default"),
                computed(source, type),
                flagFor(source, "personal", type.isText() && !source.flag("search") && (!unique || encrypted)),
                flagFor(source, "encrypted", source.flag("personal")),
                flagFor(source, "findable", encrypted && type == FieldType.TEXT) || unique && encrypted,
                source.flag("readOnly") || source.text("computed") != null,
                access(source),
                source.optionalLabel("help"),
                source.text("codes"),
                source.text("registry"),
                type == FieldType.TABLE ? columns(source) : List.of());
    }

    private static List<Field> columns(Source source) {
        var names = new HashSet<String>();
        return source.parts("columns", part -> {
            var column = column(part);
            if (column.type() == FieldType.TABLE) {
                part.fault("type", "nested");
            }
            if (column.encrypted()) {
                part.fault("encrypted", "not-here");
            }
            if (!names.add(column.name())) {
                part.fault("name", "duplicate", column.name());
            }
            return column;
        });
    }

    private static FieldType type(Source source) {
        var id = source.requiredText("type");
        return FieldType.of(id).orElseGet(() -> {
            if (!id.isEmpty()) {
                source.fault("type", "type", id);
            }
            return FieldType.TEXT;
        });
    }

    private static boolean flagFor(Source source, String key, boolean allowed) {
        var flag = source.flag(key);
        if (flag && !allowed) {
            source.fault(key, "not-here");
        }
        return flag;
    }

    private static @Nullable BigDecimal limit(Source source, String key, FieldType type) {
        var limit = source.number(key);
        if (limit != null && !type.isNumber()) {
            source.fault(key, "not-here");
        }
        return limit;
    }

    private static @Nullable Integer length(Source source, FieldType type) {
        var length = source.number("max");
        if (length == null) {
            return null;
        }
        if (!type.isText() || length.signum() <= 0) {
            source.fault("max", "not-here");
        }
        return length.intValue();
    }

    private static @Nullable String pattern(Source source, FieldType type) {
        var pattern = source.text("pattern");
        if (pattern == null) {
            return null;
        }
        if (!type.isText()) {
            source.fault("pattern", "not-here");
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException broken) {
            source.fault("pattern", "regex", broken.getDescription());
            return null;
        }
        return pattern;
    }

    private static @Nullable String check(Source source) {
        var check = source.text("check");
        if (check != null && !CHECKS.contains(check)) {
            source.fault("check", "choice", String.join(", ", CHECKS));
        }
        return check;
    }

    private static Map<String, FieldAccess> access(Source source) {
        var access = new TreeMap<String, FieldAccess>();
        source.part("access")
                .ifPresent(part -> part.keys().forEach(role -> {
                    var level = RegistryReader.choice(part, role, "write", LEVELS);
                    if (!level.equals("write")) {
                        access.put(role, FieldAccess.valueOf(level.toUpperCase(Locale.ROOT)));
                    }
                }));
        return Map.copyOf(access);
    }

    private static @Nullable String computed(Source source, FieldType type) {
        var computed = source.text("computed");
        if (computed == null) {
            return null;
        }
        if (!computed.startsWith("=")) {
            source.fault("computed", "expression");
        }
        if (type == FieldType.FILES || type == FieldType.TABLE) {
            source.fault("computed", "not-here");
        }
        for (var other : List.of("required", "default")) {
            if (source.keys().contains(other)) {
                source.fault(other, "not-here");
            }
        }
        return computed;
    }
}
