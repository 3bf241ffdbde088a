package io.jianguan.registry;

import io.jianguan.document.Documents;
import io.jianguan.document.Documents.Document;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.identity.Organisations;
import io.jianguan.registry.Lookups.Place;
import io.jianguan.registry.RegistryDefinition.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether what a record names is there: one query a kind. */
@Component
class Existence {
    private final DSLContext sql;
    private final BlindIndex blind;
    private final Registries registries;
    private final CodeTables codes;
    private final Access access;
    private final Actors actors;
    private final Organisations organisations;
    private final Documents documents;

    Existence(
            DSLContext sql,
            BlindIndex blind,
            Registries registries,
            CodeTables codes,
            Access access,
            Actors actors,
            Organisations organisations,
            Documents documents) {
        this.sql = sql;
        this.blind = blind;
        this.registries = registries;
        this.codes = codes;
        this.access = access;
        this.actors = actors;
        this.organisations = organisations;
        this.documents = documents;
    }

    /** @param actor who must see the records referred to; null for processes, which see all */
    void check(Lookups lookups, @Nullable Actor actor, Faults faults) {
        var valid = codes.valid(lookups.codes.stream().map(Place::code).collect(Collectors.toSet()));
        for (var place : lookups.codes) {
            if (!valid.contains(place.code())) {
                missing(place, "code", faults);
            }
        }
        if (!lookups.persons.isEmpty()) {
            var known = actors.names(Lookups.values(lookups.persons)).keySet();
            missing(lookups.persons, known, "person", faults);
        }
        if (!lookups.organisations.isEmpty()) {
            var known =
                    organisations.names(Lookups.values(lookups.organisations)).keySet();
            missing(lookups.organisations, known, "organisation", faults);
        }
        if (!lookups.documents.isEmpty()) {
            var known = documents.find(Lookups.values(lookups.documents)).stream()
                    .map(Document::id)
                    .collect(Collectors.toSet());
            missing(lookups.documents, known, "document", faults);
        }
        lookups.references.forEach((registry, places) ->
                missing(places, visible(registry, Lookups.values(places), actor), "reference", faults));
    }

    private Set<String> visible(String registry, Set<String> ids, @Nullable Actor actor) {
        var table = registries.table(registry);
        var readable = actor == null ? DSL.trueCondition() : access.allowed(actor, table, "read");
        return sql.select(RecordTable.ID)
                .from(table.table())
                .where(Conditions.oneOf(
                        RecordTable.ID, ids.stream().map(Long::valueOf).toList()))
                .and(RecordTable.DELETED_AT.isNull())
                .and(readable)
                .fetchSet(row -> row.value1().toString());
    }

    private static void missing(List<Place> places, Set<String> known, String code, Faults faults) {
        places.stream().filter(place -> !known.contains(place.value())).forEach(place -> missing(place, code, faults));
    }

    private static void missing(Place place, String code, Faults faults) {
        faults.add(place.path(), "no-" + code, faults.words().of(place.field().label()), place.value());
    }

    /** The unique index decides; this only tells all faults together. */
    void unique(RecordTable table, Map<String, @Nullable Object> values, @Nullable Long id, Faults faults) {
        for (var field : table.definition().fields()) {
            var value = values.get(field.name());
            if (field.unique() && value != null && taken(table, field, value, id)) {
                taken(field, value, faults);
            }
        }
    }

    /** As {@link #unique}, of fields that are so together; records that lack one of them share nothing. */
    void uniqueTogether(
            RecordTable table,
            Map<String, Object> known,
            Map<String, @Nullable Object> values,
            @Nullable Long id,
            Faults faults) {
        for (var group : table.definition().unique()) {
            if (group.stream().noneMatch(values::containsKey)) {
                continue;
            }
            var wanted = new LinkedHashMap<String, @Nullable Object>();
            group.forEach(name -> wanted.put(name, values.containsKey(name) ? values.get(name) : known.get(name)));
            if (wanted.values().stream().allMatch(Objects::nonNull) && shared(table, wanted, id)) {
                taken(table.definition(), group, faults);
            }
        }
    }

    private boolean shared(RecordTable table, Map<String, @Nullable Object> wanted, @Nullable Long id) {
        var conditions = new ArrayList<Condition>();
        conditions.add(RecordTable.DELETED_AT.isNull());
        wanted.forEach((name, value) -> conditions.add(blind.equal(table, name, Objects.requireNonNull(value))));
        if (id != null) {
            conditions.add(RecordTable.ID.ne(id));
        }
        return sql.fetchExists(DSL.selectOne().from(table.table()).where(conditions));
    }

    static void taken(RegistryDefinition definition, List<String> group, Faults faults) {
        var labels = group.stream()
                .map(name ->
                        faults.words().of(definition.field(name).orElseThrow().label()))
                .collect(Collectors.joining("、"));
        faults.add(group.getLast(), "taken-together", labels);
    }

    static void taken(Field field, Object value, Faults faults) {
        faults.add(field.name(), "taken", faults.words().of(field.label()), value.toString());
    }

    private boolean taken(RecordTable table, Field field, Object value, @Nullable Long id) {
        var other = id == null ? DSL.trueCondition() : RecordTable.ID.ne(id);
        return sql.fetchExists(DSL.selectOne()
                .from(table.table())
                .where(blind.equal(table, field.name(), value))
                .and(RecordTable.DELETED_AT.isNull())
                .and(other));
    }
}
