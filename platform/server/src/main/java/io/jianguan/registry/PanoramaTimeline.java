package io.jianguan.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jianguan.identity.Label;
import io.jianguan.identity.Organisations;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Everything that happened to a record, of whatever kind, the newest first: one statement a page. */
@Component
class PanoramaTimeline {
    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {};
    private final DSLContext sql;
    private final Labels labels;
    private final Organisations organisations;
    private final Words words;
    private final JsonMapper json;

    PanoramaTimeline(DSLContext sql, Labels labels, Organisations organisations, Words words, JsonMapper json) {
        this.sql = sql;
        this.labels = labels;
        this.organisations = organisations;
        this.words = words;
        this.json = json;
    }

    /** @param day true where only the day is known, not the hour */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PanoramaEvent(
            String section,
            String registry,
            String id,
            OffsetDateTime at,
            boolean day,
            String title,
            @Nullable String number,
            @Nullable String status,
            String owner,
            List<PanoramaDetail> details) {}

    record PanoramaDetail(Label label, String text) {}

    Page<PanoramaEvent> page(List<PanoramaPart> parts, @Nullable String cursor, int limit) {
        var selects = new ArrayList<Select<? extends Record>>();
        var after = cursor == null ? null : place(cursor, parts);
        for (int i = 0; i < parts.size(); i++) {
            selects.add(part(i, parts.get(i), after, limit + 1));
        }
        if (selects.isEmpty()) {
            return new Page<>(List.of(), null, null);
        }
        var all = PanoramaReading.union(selects).asTable("timeline");
        var found = sql.select(all.fields())
                .from(all)
                .orderBy(
                        all.field("happened").desc(),
                        all.field("part").asc(),
                        all.field("id").desc())
                .limit(DSL.inline(limit + 1))
                .fetch();
        boolean more = found.size() > limit;
        var shown = List.<Record>copyOf(more ? found.subList(0, limit) : found);
        var next = more ? next(parts, shown.getLast()) : null;
        return new Page<>(entries(parts, shown), next, null);
    }

    private record Place(OffsetDateTime at, int part, long id) {}

    private static Select<? extends Record> part(int at, PanoramaPart part, @Nullable Place after, int limit) {
        var title = part.table().<String>column(part.table().definition().title());
        var pairs = new ArrayList<org.jooq.Field<?>>();
        for (var field : part.details()) {
            pairs.add(DSL.inline(field.name()));
            pairs.add(part.table().column(field.name()));
        }
        return DSL.select(
                        DSL.inline(at).as("part"),
                        RecordTable.ID.as("id"),
                        part.instant().as("happened"),
                        title.as("title"),
                        RecordTable.NUMBER.as("number"),
                        RecordTable.STATUS.as("status"),
                        RecordTable.OWNER.as("owner"),
                        DSL.function("jsonb_build_object", JSONB.class, pairs.toArray(org.jooq.Field[]::new))
                                .as("details"))
                .from(part.table().table())
                .where(part.where(), part.at().isNotNull(), position(at, part, after))
                .orderBy(part.at().desc(), RecordTable.ID.desc())
                .limit(DSL.inline(limit));
    }

    private static Condition position(int at, PanoramaPart part, @Nullable Place after) {
        return after == null
                ? DSL.noCondition()
                : part.after(after.at(), at == after.part() ? (Long) after.id() : null, at < after.part());
    }

    private static Place place(String cursor, List<PanoramaPart> parts) {
        var after = Cursor.decode(cursor, 3).parts();
        try {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).section().equals(after.get(1))) {
                    return new Place(
                            OffsetDateTime.parse(String.valueOf(after.getFirst())),
                            i,
                            Long.parseLong(String.valueOf(after.get(2))));
                }
            }
        } catch (DateTimeException | NumberFormatException foreign) {
            // answered below, like one of a section that is no longer there
        }
        throw new Problem(HttpStatus.BAD_REQUEST, "rest.cursor");
    }

    private static String next(List<PanoramaPart> parts, Record last) {
        return new Cursor(List.of(
                        last.get("happened", OffsetDateTime.class).toString(),
                        parts.get(last.get("part", Integer.class)).section(),
                        last.get("id", Long.class).toString()))
                .encode();
    }

    private List<PanoramaEvent> entries(List<PanoramaPart> parts, List<Record> rows) {
        var details = new ArrayList<Map<Field, Object>>();
        for (var row : rows) {
            details.add(details(parts.get(row.get("part", Integer.class)), row.get("details", JSONB.class)));
        }
        var found = labels.of(
                details.stream().flatMap(one -> one.entrySet().stream()).toList());
        var owners = organisations.names(
                rows.stream().map(row -> row.get("owner", String.class)).collect(Collectors.toSet()));
        var entries = new ArrayList<PanoramaEvent>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var part = parts.get(row.get("part", Integer.class));
            entries.add(entry(part, row, owners, shown(details.get(i), found)));
        }
        return List.copyOf(entries);
    }

    private PanoramaEvent entry(
            PanoramaPart part, Record row, Map<String, String> owners, List<PanoramaDetail> details) {
        var definition = part.table().definition();
        var number = row.get("number", String.class);
        var title = row.get("title", String.class);
        var owner = row.get("owner", String.class);
        return new PanoramaEvent(
                part.section(),
                definition.registry(),
                String.valueOf(row.get("id", Long.class)),
                row.get("happened", OffsetDateTime.class)
                        .atZoneSameInstant(FieldValues.ZONE)
                        .toOffsetDateTime(),
                definition.column(part.appearance().at()).orElseThrow().type() == FieldType.DATE,
                title != null ? title : Objects.requireNonNullElse(number, "#" + row.get("id")),
                number,
                definition
                        .status(row.get("status", String.class))
                        .map(status -> words.of(status.label()))
                        .orElse(null),
                owners.getOrDefault(owner, owner),
                details);
    }

    private Map<Field, Object> details(PanoramaPart part, JSONB stored) {
        var values = json.readValue(stored.data(), VALUES);
        var details = new LinkedHashMap<Field, Object>();
        for (var field : part.details()) {
            var value = values.get(field.name());
            if (value != null && !(value instanceof List<?> many && many.isEmpty())) {
                details.put(field, value);
            }
        }
        return details;
    }

    private List<PanoramaDetail> shown(Map<Field, Object> details, Labels.Found found) {
        return details.entrySet().stream()
                .map(detail -> new PanoramaDetail(
                        detail.getKey().label(), found.shown(detail.getKey(), detail.getValue(), words)))
                .toList();
    }
}
