package io.jianguan.registry;

import io.jianguan.identity.Actors;
import io.jianguan.identity.Organisations;
import io.jianguan.registry.CodeTables.CodeKey;
import io.jianguan.registry.RegistryDefinition.Field;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The texts people read for codes, references, persons and organisations: one query a kind, however many rows. */
@Component
class Labels {
    private final DSLContext sql;
    private final Registries registries;
    private final CodeTables codes;
    private final Actors actors;
    private final Organisations organisations;
    private final Words words;

    Labels(
            DSLContext sql,
            Registries registries,
            CodeTables codes,
            Actors actors,
            Organisations organisations,
            Words words) {
        this.sql = sql;
        this.registries = registries;
        this.codes = codes;
        this.actors = actors;
        this.organisations = organisations;
        this.words = words;
    }

    /** Labels of these fields of each row, in the order of the rows. */
    List<Map<String, Object>> of(RegistryDefinition definition, List<Field> all, List<Row> rows) {
        return of(definition, all, rows, null);
    }

    /** @param moment codes are called what they were called then; null: as today */
    List<Map<String, Object>> of(
            RegistryDefinition definition, List<Field> all, List<Row> rows, @Nullable OffsetDateTime moment) {
        var fields = all.stream().filter(Labels::labelled).toList();
        var needed = new Needed();
        for (var row : rows) {
            for (var field : fields) {
                if (!row.titles().containsKey(field.name())) {
                    needed.add(field, row.values().get(field.name()));
                }
            }
            needed.organisations.add(row.owner());
            if (row.createdBy() != null) {
                needed.persons.add(row.createdBy());
            }
        }
        var found = find(needed, moment);
        return rows.stream().map(row -> labels(definition, fields, row, found)).toList();
    }

    private static boolean labelled(Field field) {
        return field.type().labelled() || field.type() == FieldType.TABLE;
    }

    /** What the values of many fields are called, found together. */
    Found of(Collection<Map.Entry<Field, Object>> values) {
        var needed = new Needed();
        values.forEach(value -> needed.add(value.getKey(), value.getValue()));
        return find(needed, null);
    }

    private Map<String, Object> labels(RegistryDefinition definition, List<Field> fields, Row row, Found found) {
        var labels = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            var value = row.values().get(field.name());
            if (value != null) {
                var title = row.titles().get(field.name());
                var label = title == null || title.isEmpty() ? found.label(field, value) : title;
                if (label != null) {
                    labels.put(field.name(), label);
                }
            }
        }
        definition.status(row.status()).ifPresent(status -> labels.put("status", words.of(status.label())));
        labels.put("owner_org", found.organisations.getOrDefault(row.owner(), row.owner()));
        if (row.createdBy() != null) {
            labels.put("created_by", found.persons.getOrDefault(row.createdBy(), row.createdBy()));
        }
        return labels;
    }

    private Found find(Needed needed, @Nullable OffsetDateTime moment) {
        var titles = new HashMap<String, Map<String, String>>();
        needed.references.forEach((registry, ids) -> titles.put(registry, titles(registry, ids)));
        return new Found(
                codes.labels(needed.codes, moment),
                needed.persons.isEmpty() ? Map.of() : actors.names(needed.persons),
                needed.organisations.isEmpty() ? Map.of() : organisations.names(needed.organisations),
                titles);
    }

    /** Titles of records, deleted ones too: what refers to them still has to be readable. */
    private Map<String, String> titles(String registry, Set<Long> ids) {
        var table = registries.table(registry);
        var title = table.<String>column(table.definition().title());
        var titles = new HashMap<String, String>();
        sql.select(RecordTable.ID, DSL.coalesce(title, RecordTable.NUMBER))
                .from(table.table())
                .where(Conditions.oneOf(RecordTable.ID, ids))
                .forEach(row -> titles.put(row.value1().toString(), Objects.requireNonNullElse(row.value2(), "")));
        return titles;
    }

    private static final class Needed {
        final Set<CodeKey> codes = new HashSet<>();
        final Set<String> persons = new HashSet<>();
        final Set<String> organisations = new HashSet<>();
        final Map<String, Set<Long>> references = new HashMap<>();

        void add(Field field, @Nullable Object value) {
            switch (value) {
                case null -> {}
                case Map<?, ?> row -> field.columns().forEach(column -> add(column, row.get(column.name())));
                case Collection<?> entries -> entries.forEach(entry -> add(field, entry));
                default -> addOne(field, value);
            }
        }

        private void addOne(Field field, Object value) {
            switch (field.type().one()) {
                case CODE -> codes.add(new CodeKey(Objects.requireNonNull(field.codes()), value.toString()));
                case PERSON -> persons.add(value.toString());
                case ORGANISATION -> organisations.add(value.toString());
                case REFERENCE ->
                    references
                            .computeIfAbsent(Objects.requireNonNull(field.registry()), name -> new HashSet<>())
                            .add(Long.valueOf(value.toString()));
                default -> {}
            }
        }
    }

    record Found(
            Map<CodeKey, String> codes,
            Map<String, String> persons,
            Map<String, String> organisations,
            Map<String, Map<String, String>> titles) {

        @Nullable
        Object label(Field field, Object value) {
            if (field.type() == FieldType.TABLE) {
                return table(field, (List<?>) value);
            }
            if (!field.type().labelled()) {
                return null;
            }
            if (value instanceof Collection<?> entries) {
                return entries.stream().map(entry -> text(field, entry)).toList();
            }
            return text(field, value);
        }

        private @Nullable List<Map<String, Object>> table(Field field, List<?> rows) {
            if (field.columns().stream().noneMatch(column -> column.type().labelled())) {
                return null;
            }
            var labels = new ArrayList<Map<String, Object>>();
            for (var row : rows) {
                var cells = new LinkedHashMap<String, Object>();
                for (var column : field.columns()) {
                    var cell = ((Map<?, ?>) row).get(column.name());
                    var label = cell == null ? null : label(column, cell);
                    if (label != null) {
                        cells.put(column.name(), label);
                    }
                }
                labels.add(cells);
            }
            return labels;
        }

        /** A value of any kind as one text, for history and spreadsheets. */
        String shown(Field field, Object value, Words words) {
            return switch (value) {
                case Collection<?> entries
                when field.type() == FieldType.TABLE ->
                    entries.stream()
                            .map(row -> row(field, (Map<?, ?>) row, words))
                            .collect(Collectors.joining("\n"));
                case Collection<?> entries
                when field.type() == FieldType.FILES -> words.text("registry.text.files", entries.size());
                case Collection<?> entries ->
                    entries.stream().map(entry -> text(field, entry)).collect(Collectors.joining("、"));
                case Boolean flag -> words.text(flag ? "registry.text.yes" : "registry.text.no");
                default -> text(field, value);
            };
        }

        private String row(Field field, Map<?, ?> cells, Words words) {
            return field.columns().stream()
                    .filter(column -> cells.get(column.name()) != null)
                    .map(column -> words.of(column.label()) + ": "
                            + shown(column, Objects.requireNonNull(cells.get(column.name())), words))
                    .collect(Collectors.joining("; "));
        }

        /** What is not known is shown as it is. */
        String text(Field field, Object value) {
            var text = value.toString();
            return switch (field.type().one()) {
                case CODE -> codes.getOrDefault(new CodeKey(Objects.requireNonNull(field.codes()), text), text);
                case PERSON -> persons.getOrDefault(text, text);
                case ORGANISATION -> organisations.getOrDefault(text, text);
                case REFERENCE ->
                    titles.getOrDefault(field.registry(), Map.of()).getOrDefault(text, text);
                default -> text;
            };
        }
    }
}
