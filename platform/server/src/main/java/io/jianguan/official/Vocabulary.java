package io.jianguan.official;

import io.jianguan.registry.CodeTables;
import io.jianguan.registry.FieldType;
import io.jianguan.registry.Registries;
import io.jianguan.registry.RegistryDefinition;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.rest.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/** The names that a template may use: fields by path, lookups, and what a document has of its own. */
final class Vocabulary {
    private static final int DEEPEST = 4;

    /** What documents have besides their record's fields. */
    enum Own {
        NUMBER("文号", "Document number"),
        TODAY("签发日期", "Day of issue"),
        ORG("发文机关", "Issuing office"),
        ORG_MARK("机关代字", "Office's mark"),
        ISSUER("经办人", "Issued by"),
        VERIFY_URL("核验地址", "Address for checking"),
        RECORD_NO("记录编号", "Record number"),
        STATUS("状态", "Status"),
        OWNER_ORG("所属单位", "Organisation"),
        CREATED_BY("创建人", "Created by"),
        CREATED_AT("创建时间", "Created"),
        QR("核验二维码", "QR code for checking"),
        SEAL("印章图片", "Picture of the seal");

        private final String zh;
        private final String en;

        Own(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        static Optional<Own> of(String name) {
            return java.util.Arrays.stream(values())
                    .filter(one -> one.name().toLowerCase(java.util.Locale.ROOT).equals(name))
                    .findFirst();
        }

        boolean isPicture() {
            return this == QR || this == SEAL;
        }
    }

    /** @param type null: a condition, such as whether a code is a certain one */
    record Known(
            String zh, String en, @Nullable FieldType type, Map<String, Field> columns, boolean picture, boolean many) {
        boolean isList() {
            return type == FieldType.TABLE;
        }

        Known within(Known outer) {
            return new Known(outer.zh + " › " + zh, outer.en + " › " + en, type, columns, picture, many || outer.many);
        }
    }

    private final Registries registries;
    private final CodeTables codes;
    private final RegistryDefinition definition;
    private final Map<String, TemplateSettings.TemplateLookup> lookups;

    Vocabulary(Registries registries, CodeTables codes, TemplateSettings settings) {
        this.registries = registries;
        this.codes = codes;
        this.definition = registries.get(settings.registry());
        this.lookups = settings.lookups();
    }

    RegistryDefinition definition() {
        return definition;
    }

    /** Names that repeat rows of a table. */
    Set<String> lists() {
        var names = new java.util.LinkedHashSet<>(lookups.keySet());
        definition.fields().stream()
                .filter(field -> field.type() == FieldType.TABLE || field.type() == FieldType.REFERENCES)
                .forEach(field -> names.add(field.name()));
        return names;
    }

    /** Names of fields that hold pictures. */
    List<String> pictures() {
        return definition.fields().stream()
                .filter(field -> field.type() == FieldType.FILES)
                .map(Field::name)
                .toList();
    }

    /** What people call a placeholder. */
    String label(String name) {
        return find(List.of(name.split("\\.")), Map.of())
                .or(() -> column(name))
                .map(known -> LocaleContextHolder.getLocale().getLanguage().equals("en") ? known.en() : known.zh())
                .orElse(name);
    }

    private Optional<Known> column(String name) {
        return definition.fields().stream()
                .flatMap(field -> field.columns().stream())
                .filter(field -> field.name().equals(name))
                .findFirst()
                .flatMap(field -> along(field, List.of(name), 1));
    }

    /** @param scope columns of the list that is being repeated; empty outside */
    Optional<Known> find(List<String> path, Map<String, Field> scope) {
        var first = path.getFirst();
        if (path.size() == 1 && first.equals("_index")) {
            return Optional.of(plain("序号", "Number of the row", FieldType.INTEGER));
        }
        if (scope.containsKey(first)) {
            return along(scope.get(first), path, 1);
        }
        var own = path.size() == 1 ? Own.of(first) : Optional.<Own>empty();
        if (own.isPresent()) {
            var type = own.get() == Own.TODAY
                    ? FieldType.DATE
                    : own.get() == Own.CREATED_AT ? FieldType.TIMESTAMP : FieldType.TEXT;
            return Optional.of(new Known(
                    own.get().zh, own.get().en, type, Map.of(), own.get().isPicture(), false));
        }
        var lookup = lookups.get(first);
        if (lookup != null) {
            return lookup(first, lookup, path);
        }
        return definition.field(first).flatMap(field -> along(field, path, 1));
    }

    private Optional<Known> lookup(String name, TemplateSettings.TemplateLookup lookup, List<String> path) {
        return definition(lookup.registry()).flatMap(other -> {
            var known = new Known(
                    other.label().zh(), other.label().en(), FieldType.TABLE, columns(other.fields()), false, true);
            return path.size() == 1
                    ? Optional.of(known)
                    : other.field(path.get(1))
                            .flatMap(field -> along(field, path, 2))
                            .map(found -> found.within(known));
        });
    }

    private Optional<Known> along(Field field, List<String> path, int at) {
        var here = new Known(
                field.label().zh(),
                field.label().en(),
                field.type() == FieldType.REFERENCES ? FieldType.TABLE : field.type(),
                columns(columnsOf(field)),
                field.type() == FieldType.FILES,
                field.type().many());
        if (at >= path.size()) {
            return Optional.of(here);
        }
        if (at > DEEPEST) {
            return Optional.empty();
        }
        var next = path.get(at);
        return switch (field.type()) {
            case CODE, CODES ->
                codes.whole(String.valueOf(field.codes())).stream()
                        .filter(code -> at == path.size() - 1 && code.code().equals(next))
                        .findFirst()
                        .map(code -> new Known(
                                here.zh + " = " + code.label(),
                                here.en + " = " + code.label(),
                                null,
                                Map.of(),
                                false,
                                false));
            case TABLE ->
                field.columns().stream()
                        .filter(column -> column.name().equals(next))
                        .findFirst()
                        .flatMap(column -> along(column, path, at + 1))
                        .map(found -> found.within(here));
            case REFERENCE, REFERENCES ->
                definition(String.valueOf(field.registry()))
                        .flatMap(other -> next.equals("record_no") && at == path.size() - 1
                                ? Optional.of(plain("编号", "Number", FieldType.TEXT))
                                : other.field(next).flatMap(found -> along(found, path, at + 1)))
                        .map(found -> found.within(here));
            default -> Optional.empty();
        };
    }

    private List<Field> columnsOf(Field field) {
        return field.type() == FieldType.REFERENCES
                ? definition(String.valueOf(field.registry()))
                        .map(RegistryDefinition::fields)
                        .orElse(List.of())
                : field.columns();
    }

    private Optional<RegistryDefinition> definition(String registry) {
        try {
            return Optional.of(registries.get(registry));
        } catch (Problem unknown) {
            return Optional.empty();
        }
    }

    private static Map<String, Field> columns(List<Field> fields) {
        var columns = new LinkedHashMap<String, Field>();
        fields.forEach(field -> columns.put(field.name(), field));
        return columns;
    }

    private static Known plain(String zh, String en, FieldType type) {
        return new Known(zh, en, type, Map.of(), false, false);
    }
}
