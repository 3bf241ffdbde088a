package io.jianguan.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jianguan.registry.RegistryDefinition.Field;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who was there and how often, and what was attached: over all sections of a page. */
@Component
class PanoramaPeople {
    private static final int SHOWN = 100;
    private final DSLContext sql;
    private final DefinitionStore store;
    private final Labels labels;

    PanoramaPeople(DSLContext sql, DefinitionStore store, Labels labels) {
        this.sql = sql;
        this.store = store;
        this.labels = labels;
    }

    /** @param registry and id of the person's own record; null where only an account is known */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PanoramaPerson(
            String name,
            @Nullable String registry,
            @Nullable String id,
            int count,
            LocalDate last) {}

    private record Who(Field field, String value) {}

    List<PanoramaPerson> met(List<PanoramaPart> parts) {
        var visible = parts.stream()
                .filter(part -> part.appearance().people() != null)
                .filter(part -> people(part).filter(part.rights()::sees).isPresent())
                .toList();
        if (visible.isEmpty()) {
            return List.of();
        }
        var counted = new ArrayList<Select<? extends Record>>();
        for (int i = 0; i < visible.size(); i++) {
            counted.add(counted(i, visible.get(i)));
        }
        var all = PanoramaReading.union(counted).asTable("met");
        var found = sql.select(all.fields())
                .from(all)
                .orderBy(all.field("times").desc(), all.field("last").desc())
                .limit(DSL.inline(SHOWN))
                .fetch();
        return together(visible, found);
    }

    private static java.util.Optional<Field> people(PanoramaPart part) {
        return part.table()
                .definition()
                .column(Objects.requireNonNull(part.appearance().people()));
    }

    private static Select<? extends Record> counted(int at, PanoramaPart part) {
        var field = people(part).orElseThrow();
        org.jooq.Field<Object> column = part.table().column(field.name());
        var each = field.type().many()
                ? DSL.field("unnest({0})::text", String.class, column)
                : DSL.field("{0}::text", String.class, column);
        var inner = DSL.select(each.as("who"), part.instant().as("happened"))
                .from(part.table().table())
                .where(part.where(), column.isNotNull())
                .asTable("w");
        return DSL.select(
                        DSL.inline(at).as("part"),
                        inner.field("who", String.class).as("who"),
                        DSL.count().as("times"),
                        DSL.field(
                                        "coalesce(max({0}), '-infinity')::date",
                                        LocalDate.class,
                                        DSL.field(
                                                "{0} at time zone {1}",
                                                inner.field("happened"), DSL.inline(FieldValues.ZONE.getId())))
                                .as("last"))
                .from(inner)
                .groupBy(inner.field("who"));
    }

    /** The same person may be named by an account here and by a record there. */
    private List<PanoramaPerson> together(List<PanoramaPart> parts, List<? extends Record> found) {
        var named = new ArrayList<Map.Entry<Field, Object>>();
        for (var row : found) {
            named.add(Map.entry(field(parts, row), row.get("who", String.class)));
        }
        var names = labels.of(named);
        var accounts = accounts(parts, named);
        var met = new LinkedHashMap<String, PanoramaPerson>();
        for (int i = 0; i < found.size(); i++) {
            var row = found.get(i);
            var who = new Who(named.get(i).getKey(), row.get("who", String.class));
            var registry = who.field().registry();
            var id = registry == null
                    ? accounts.getOrDefault(who.value(), Map.of()).get("id")
                    : who.value();
            registry = registry == null
                    ? accounts.getOrDefault(who.value(), Map.of()).get("registry")
                    : registry;
            var one = new PanoramaPerson(
                    names.text(who.field(), who.value()),
                    registry,
                    id,
                    row.get("times", Integer.class),
                    row.get("last", LocalDate.class));
            met.merge(registry == null ? who.value() : registry + "/" + id, one, PanoramaPeople::both);
        }
        return met.values().stream()
                .sorted(java.util.Comparator.comparingInt(PanoramaPerson::count).reversed())
                .toList();
    }

    private static PanoramaPerson both(PanoramaPerson one, PanoramaPerson other) {
        return new PanoramaPerson(
                one.name(),
                one.registry(),
                one.id(),
                one.count() + other.count(),
                one.last().isAfter(other.last()) ? one.last() : other.last());
    }

    private static Field field(List<PanoramaPart> parts, Record row) {
        return people(parts.get(row.get("part", Integer.class))).orElseThrow();
    }

    /** Whose record an account is: where the same field puts a registry on people's own pages. */
    private Map<String, Map<String, String>> accounts(List<PanoramaPart> parts, List<Map.Entry<Field, Object>> named) {
        Set<String> usernames = named.stream()
                .filter(one -> one.getKey().registry() == null)
                .map(one -> one.getValue().toString())
                .collect(Collectors.toSet());
        var found = new HashMap<String, Map<String, String>>();
        if (usernames.isEmpty()) {
            return found;
        }
        for (var part : parts) {
            for (var own : part.table().definition().appears()) {
                var page = store.registries().get(own.on());
                if (own.by().equals(part.appearance().people()) && own.key() != null && page != null) {
                    found.putAll(records(page, own.key(), usernames));
                }
            }
        }
        return found;
    }

    private Map<String, Map<String, String>> records(RecordTable page, String key, Collection<String> values) {
        var column = page.<String>column(key);
        return sql
                .select(RecordTable.ID, column)
                .from(page.table())
                .where(Conditions.oneOf(column, values), RecordTable.DELETED_AT.isNull())
                .fetch()
                .stream()
                .collect(Collectors.toMap(
                        row -> row.value2(),
                        row -> Map.of("registry", page.registry(), "id", String.valueOf(row.value1())),
                        (one, other) -> one));
    }

    /** @param document id of the file */
    record PanoramaFiles(String registry, String id, String title, List<String> documents) {}

    /** The newest records with files, as far as the person sees the fields these stand in. */
    List<PanoramaFiles> attached(List<PanoramaPart> parts) {
        var selects = new ArrayList<Select<? extends Record>>();
        for (var part : parts) {
            var files = part.table().definition().fields().stream()
                    .filter(field ->
                            field.type() == FieldType.FILES && part.rights().sees(field))
                    .map(field -> part.table().<String[]>column(field.name()))
                    .toList();
            if (!files.isEmpty()) {
                selects.add(files(part, files));
            }
        }
        if (selects.isEmpty()) {
            return List.of();
        }
        var all = PanoramaReading.union(selects).asTable("attached");
        return sql.select(all.fields())
                .from(all)
                .orderBy(all.field("happened").desc().nullsLast())
                .limit(DSL.inline(SHOWN))
                .fetch(row -> new PanoramaFiles(
                        row.get("registry", String.class),
                        row.get("id", String.class),
                        Objects.requireNonNullElse(row.get("title", String.class), ""),
                        List.of(row.get("files", String[].class))));
    }

    private static Select<? extends Record> files(PanoramaPart part, List<org.jooq.Field<String[]>> columns) {
        var joined = columns.stream()
                .map(column -> DSL.field("coalesce({0}, '{}')", String[].class, column))
                .reduce((one, other) -> DSL.field("{0} || {1}", String[].class, one, other))
                .orElseThrow();
        return DSL.select(
                        DSL.inline(part.table().registry()).as("registry"),
                        DSL.field("{0}::text", String.class, RecordTable.ID).as("id"),
                        part.table()
                                .<String>column(part.table().definition().title())
                                .as("title"),
                        part.instant().as("happened"),
                        joined.as("files"))
                .from(part.table().table())
                .where(part.where(), DSL.condition("cardinality({0}) > 0", joined))
                .orderBy(part.at().desc())
                .limit(DSL.inline(SHOWN));
    }
}
