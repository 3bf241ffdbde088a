package io.jianguan.registry;

import io.jianguan.registry.FieldValues.Unfit;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.registry.RegistryDefinition.Status;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Checks rows one by one and writes them as COPY lines. */
final class LoadedRows {
    private static final TypeReference<List<Map<String, Object>>> ROWS = new TypeReference<>() {};
    /** What a row may say besides the fields. */
    private static final Set<String> STANDARD = Set.of("owner_org", "status", "record_no", "created_at");

    private final RecordTable table;
    private final String owner;
    private final @Nullable String username;
    private final OffsetDateTime now;
    private final JsonMapper json;
    private final Computed computed;
    private final PersonalData personal;
    private final Faults faults;
    private final boolean referred;
    private final CopyText text;
    private final Map<String, Set<String>> known = new HashMap<>();
    /** What has to exist elsewhere, each once however often it is named. */
    private final Map<String, Lookups.Place> named = new HashMap<>();

    LoadedRows(
            RecordTable table,
            String owner,
            @Nullable String username,
            OffsetDateTime now,
            CodeTables codes,
            Computed computed,
            PersonalData personal,
            JsonMapper json,
            Faults faults,
            boolean referred) {
        this.table = table;
        this.owner = owner;
        this.username = username;
        this.now = now;
        this.json = json;
        this.computed = computed;
        this.personal = personal;
        this.faults = faults;
        this.referred = referred;
        this.text = new CopyText(json);
        table.definition().fields().forEach(field -> preload(field, codes));
    }

    /** The columns of a line, in order. */
    static List<String> columns(RegistryDefinition definition) {
        var columns = new ArrayList<>(List.of(
                "record_no",
                "status",
                "owner_org",
                "created_by",
                "created_at",
                "updated_by",
                "updated_at",
                "search_text"));
        definition.fields().forEach(field -> columns.add(field.name()));
        return columns;
    }

    CopyText text() {
        return text;
    }

    void add(long row, Map<String, ? extends @Nullable Object> given) {
        var at = "rows[" + row + "].";
        for (var name : given.keySet()) {
            if (!STANDARD.contains(name) && table.definition().field(name).isEmpty()) {
                faults.add(at + name, "unknown", name);
            }
        }
        var values = new HashMap<String, @Nullable Object>();
        for (var field : table.definition().fields()) {
            var value = value(field, at + field.name(), given.get(field.name()));
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        computed.fill(table.definition(), values);
        write(given, values);
    }

    private void write(Map<String, ? extends @Nullable Object> given, Map<String, @Nullable Object> values) {
        var created = given.get("created_at") == null ? now : given.get("created_at");
        text.value(given.get("record_no"));
        text.value(given.get("status") == null ? first(table.definition()) : given.get("status"));
        var named = given.get("owner_org");
        text.value(table.definition().ownerOf(values, named == null ? owner : named.toString()));
        text.value(username);
        text.value(created);
        text.value(username);
        text.value(created);
        text.lexemes(SearchText.of(table.definition().fields(), values));
        table.definition()
                .fields()
                .forEach(field -> text.value(personal.sealed(table.registry(), field, values.get(field.name()))));
        text.end();
    }

    private static @Nullable String first(RegistryDefinition definition) {
        return definition.statuses().stream().findFirst().map(Status::code).orElse(null);
    }

    private @Nullable Object value(Field field, String at, @Nullable Object raw) {
        try {
            var value = FieldValues.typed(field, raw instanceof String cell ? unfolded(field, cell) : raw);
            if (value == null) {
                if (field.required()) {
                    faults.add(at, "required", faults.words().of(field.label()));
                }
                return null;
            }
            Checks.single(field, at, value, faults);
            if (field.type().labelled()) {
                exists(field, at, value);
            }
            return value;
        } catch (Unfit | JacksonException unfit) {
            faults.add(
                    at,
                    unfit instanceof Unfit reason ? reason.code : "row",
                    faults.words().of(field.label()));
            return null;
        }
    }

    /** As a cell of a spreadsheet holds it: lists with semicolons, tables as JSON. */
    private Object unfolded(Field field, String cell) {
        if (cell.isBlank()) {
            return cell;
        }
        if (field.type() == FieldType.TABLE) {
            return json.readValue(cell, ROWS);
        }
        return field.type().many() ? List.of(cell.split(";")) : cell;
    }

    private void exists(Field field, String at, Object value) {
        if (referred && field.type().one() == FieldType.REFERENCE) {
            return;
        }
        var entries = value instanceof List<?> many ? many : List.of(value);
        for (var entry : entries) {
            if (field.type().one() != FieldType.CODE) {
                named.putIfAbsent(field.name() + "=" + entry, new Lookups.Place(field, at, entry.toString()));
            } else if (!codes(field).contains(entry.toString())) {
                faults.add(at, "no-code", faults.words().of(field.label()), entry.toString());
            }
        }
    }

    /** Before COPY begins: the connection is busy then. */
    private void preload(Field field, CodeTables codes) {
        if (field.codes() != null) {
            known.computeIfAbsent(field.codes(), name -> new HashSet<>(codes.all(name)));
        }
        field.columns().forEach(column -> preload(column, codes));
    }

    private Set<String> codes(Field field) {
        return Objects.requireNonNull(known.get(Objects.requireNonNull(field.codes())));
    }

    /** Persons, organisations and records named by any row. */
    Lookups lookups() {
        var lookups = new Lookups();
        named.values().forEach(place -> lookups.add(place.field(), place.path(), place.value()));
        return lookups;
    }
}
