package io.jianguan.registry;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Label;
import io.jianguan.registry.Panorama.Flag;
import io.jianguan.registry.Records.Record;
import io.jianguan.rest.Page;
import io.jianguan.rest.Page.Count;
import io.jianguan.rest.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page on which everything known of a record stands together: its head and its sections. */
@Component
class PanoramaReading {
    private static final int COUNTED = 10_000;
    private final DSLContext sql;
    private final DefinitionStore store;
    private final Registries registries;
    private final RecordReading reading;
    private final Listing listing;
    private final Access access;
    private final Clock clock;

    PanoramaReading(
            DSLContext sql,
            DefinitionStore store,
            Registries registries,
            RecordReading reading,
            Listing listing,
            Access access,
            Clock clock) {
        this.sql = sql;
        this.store = store;
        this.registries = registries;
        this.reading = reading;
        this.listing = listing;
        this.access = access;
        this.clock = clock;
    }

    /**
     * @param total sum of the section's amounts; null where it has none, or too many to add up at sight
     * @param open records still in hand
     * @param flag what the head says because of it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PanoramaSection(
            String section,
            String registry,
            Label label,
            List<RegistryScreen.Field> columns,
            List<RegistryDefinition.Status> statuses,
            Count count,
            @Nullable BigDecimal total,
            boolean quiet,
            boolean load,
            boolean people,
            int open,
            @Nullable PanoramaFlag flag) {}

    record PanoramaFlag(Label label, String tone, int count) {}

    /** @throws Problem {@code registry.record-unknown}, also where the actor may not see it */
    List<PanoramaPart> parts(Actor actor, String registry, long id) {
        var page = registries.table(registry);
        var row = reading.row(actor, page, id, false);
        return store.registries().values().stream()
                .filter(table -> access.holds(actor, table.definition(), "read"))
                .flatMap(table -> table.definition().appears().stream()
                        .filter(appearance -> appearance.on().equals(registry))
                        .flatMap(appearance -> part(actor, table, appearance, row).stream()))
                .sorted(Comparator.comparingInt(
                                (PanoramaPart part) -> part.appearance().order())
                        .thenComparing(PanoramaPart::section))
                .toList();
    }

    private List<PanoramaPart> part(Actor actor, RecordTable table, Panorama.Appearance appearance, Row row) {
        var rights = FieldRights.of(actor, table.definition());
        var by = table.definition().column(appearance.by()).orElse(null);
        Object value =
                appearance.key() == null ? (Object) row.id() : row.values().get(appearance.key());
        if (by == null || value == null || !rights.sees(by)) {
            return List.of();
        }
        org.jooq.Field<Object> column = table.column(appearance.by());
        var theirs = by.type().many() ? Conditions.containsAny(column, List.of(value)) : column.eq(value);
        return List.of(new PanoramaPart(
                table,
                appearance,
                rights,
                DSL.and(theirs, RecordTable.DELETED_AT.isNull(), access.allowed(actor, table, "read"))));
    }

    PanoramaPart part(Actor actor, String registry, long id, String section) {
        return parts(actor, registry, id).stream()
                .filter(part -> part.section().equals(section))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("registry.panorama-section", section));
    }

    /** All sections with what there is in them, by one statement. */
    List<PanoramaSection> sections(List<PanoramaPart> parts) {
        if (parts.isEmpty()) {
            return List.of();
        }
        var counted = new ArrayList<Select<? extends org.jooq.Record>>();
        for (int i = 0; i < parts.size(); i++) {
            counted.add(counted(i, parts.get(i)));
        }
        Map<Integer, org.jooq.Record> found = sql.fetch(union(counted)).stream()
                .collect(Collectors.toMap(row -> row.get("part", Integer.class), Function.identity()));
        var sections = new ArrayList<PanoramaSection>();
        for (int i = 0; i < parts.size(); i++) {
            sections.add(section(parts.get(i), requireNonNull(found.get(i))));
        }
        return List.copyOf(sections);
    }

    private Select<? extends org.jooq.Record> counted(int at, PanoramaPart part) {
        var appearance = part.appearance();
        var total = appearance.total() == null
                ? DSL.castNull(SQLDataType.NUMERIC)
                : DSL.field("{0}::numeric", BigDecimal.class, part.table().column(appearance.total()));
        var inner = DSL.select(
                        total.as("total"),
                        DSL.field(inForce(part, appearance.flag())).as("flagged"),
                        DSL.field(RecordTable.STATUS.in(appearance.open())).as("open"))
                .from(part.table().table())
                .where(part.where())
                .limit(DSL.inline(COUNTED + 1))
                .asTable("p");
        return DSL.select(
                        DSL.inline(at).as("part"),
                        DSL.count().as("count"),
                        DSL.sum(inner.field("total", BigDecimal.class)).as("total"),
                        DSL.field("count(*) FILTER (WHERE {0})", Integer.class, inner.field("flagged"))
                                .as("flagged"),
                        DSL.field("count(*) FILTER (WHERE {0})", Integer.class, inner.field("open"))
                                .as("open"))
                .from(inner);
    }

    private Condition inForce(PanoramaPart part, @Nullable Flag flag) {
        if (flag == null) {
            return DSL.falseCondition();
        }
        if (flag.open() == null) {
            return DSL.trueCondition();
        }
        org.jooq.Field<Object> column = part.table().column(flag.open());
        var timed = part.table().definition().column(flag.open()).orElseThrow().type() == FieldType.TIMESTAMP;
        var now = OffsetDateTime.now(clock.withZone(FieldValues.ZONE));
        return column.isNull().or(column.gt(DSL.val((Object) (timed ? now : now.toLocalDate()), column)));
    }

    @SuppressWarnings("unchecked")
    static Select<? extends org.jooq.Record> union(List<Select<? extends org.jooq.Record>> parts) {
        var all = (Select<org.jooq.Record>) parts.getFirst();
        for (var part : parts.subList(1, parts.size())) {
            all = all.unionAll((Select<org.jooq.Record>) part);
        }
        return all;
    }

    private static PanoramaSection section(PanoramaPart part, org.jooq.Record found) {
        var definition = part.table().definition();
        var appearance = part.appearance();
        int count = found.get("count", Integer.class);
        int flagged = found.get("flagged", Integer.class);
        var flag = appearance.flag();
        return new PanoramaSection(
                part.section(),
                definition.registry(),
                appearance.label(),
                part.columns().stream()
                        .map(field -> RegistryScreen.Field.of(field, part.rights()))
                        .toList(),
                definition.statuses(),
                new Count(Math.min(count, COUNTED), count > COUNTED),
                count > COUNTED ? null : found.get("total", BigDecimal.class),
                appearance.quiet(),
                appearance.load(),
                appearance.people() != null,
                found.get("open", Integer.class),
                flag == null || flagged == 0 ? null : new PanoramaFlag(flag.label(), flag.tone(), flagged));
    }

    /** A section's records, the newest first. */
    Page<Record> rows(Actor actor, PanoramaPart part, ListRequest request) {
        var definition = part.table().definition();
        var fields = definition.fields().stream()
                .filter(field -> part.appearance().columns().contains(field.name())
                        || field.name().equals(definition.title()))
                .toList();
        var order = new KeysetOrder(
                definition.column(part.appearance().at()).orElseThrow(),
                part.table().column(part.appearance().at()),
                true);
        return listing.rows(
                new Selection(
                        part.table(),
                        part.where(),
                        List.of(),
                        access.unmasked(actor, part.table()),
                        order,
                        Branches.NONE,
                        fields,
                        List.of(),
                        fields,
                        part.rights(),
                        LocalDate.now(clock.withZone(FieldValues.ZONE)),
                        null),
                request);
    }

    /** How much there was in each month of the last two years. */
    record PanoramaMonth(String month, String section, int count) {}

    List<PanoramaMonth> months(List<PanoramaPart> parts) {
        var first = LocalDate.now(clock.withZone(FieldValues.ZONE))
                .withDayOfMonth(1)
                .minusMonths(23);
        var from = first.atStartOfDay(FieldValues.ZONE).toOffsetDateTime();
        var counted = new ArrayList<Select<? extends org.jooq.Record>>();
        for (var part : parts) {
            var month = DSL.field(
                    "to_char({0} at time zone {1}, 'YYYY-MM')",
                    String.class, part.instant(), DSL.inline(FieldValues.ZONE.getId()));
            counted.add(DSL.select(
                            month.as("month"),
                            DSL.inline(part.section()).as("section"),
                            DSL.count().as("count"))
                    .from(part.table().table())
                    .where(part.where(), part.instant().ge(from))
                    .groupBy(month));
        }
        if (counted.isEmpty()) {
            return List.of();
        }
        return sql.fetch(union(counted)).stream()
                .map(row -> new PanoramaMonth(
                        row.get("month", String.class),
                        row.get("section", String.class),
                        row.get("count", Integer.class)))
                .sorted(Comparator.comparing(PanoramaMonth::month).thenComparing(PanoramaMonth::section))
                .toList();
    }
}
