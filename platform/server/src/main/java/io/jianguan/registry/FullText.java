package io.jianguan.registry;

import io.jianguan.document.DocumentSearch;
import io.jianguan.fulltext.Snippet;
import io.jianguan.fulltext.Words;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Label;
import io.jianguan.registry.RecordStore.Sight;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import io.jianguan.rest.Page.Count;
import io.jianguan.rest.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds records of every registry by words in their searched fields, and documents at records by words in their text.
 * Personal fields count only where the person sees them in full.
 */
@Component
class FullText {
    static final int COUNTED = 1000;
    private static final int LENGTH = 80;
    private static final int BESIDE = 2;
    private final DSLContext sql;
    private final DefinitionStore store;
    private final RecordStore records;
    private final Access access;
    private final DocumentSearch documents;

    FullText(DSLContext sql, DefinitionStore store, RecordStore records, Access access, DocumentSearch documents) {
        this.sql = sql;
        this.store = store;
        this.records = records;
        this.access = access;
        this.documents = documents;
    }

    /** How many records of a registry hold the words. */
    record SearchGroup(String registry, Label label, Count count) {}

    /** @param places where the words stand beside the title, by label of the field; what else tells the record where they do not */
    record RecordHit(
            String registry,
            String id,
            @Nullable String number,
            Snippet title,
            @Nullable String status,
            List<FoundPlace> places) {}

    record FoundPlace(Label label, Snippet text) {}

    /** Registries with hits, those with the most first; counted in one query up to 1,000 each. */
    List<SearchGroup> groups(Actor actor, String text) {
        var words = Words.of(text);
        var counts = new ArrayList<Select<Record2<String, Integer>>>();
        for (var table : searched(actor)) {
            var found = DSL.selectOne()
                    .from(table.table())
                    .where(found(actor, table, words))
                    .limit(DSL.inline(COUNTED + 1));
            counts.add(DSL.select(DSL.inline(table.registry()), DSL.count()).from(found.asTable("found")));
        }
        if (counts.isEmpty() || words.required().isEmpty()) {
            return List.of();
        }
        return counts.stream()
                .reduce((one, other) -> one.unionAll(other))
                .map(sql::fetch)
                .orElseThrow()
                .map(row -> new SearchGroup(
                        row.value1(),
                        table(row.value1()).definition().label(),
                        new Count(Math.min(row.value2(), COUNTED), row.value2() > COUNTED)))
                .stream()
                .filter(group -> group.count().value() > 0)
                .sorted((one, other) ->
                        Long.compare(other.count().value(), one.count().value()))
                .toList();
    }

    private List<RecordTable> searched(Actor actor) {
        return store.registries().values().stream()
                .filter(table -> access.holds(actor, table.definition(), "read"))
                .filter(table -> table.definition().fields().stream().anyMatch(Field::search))
                .sorted((one, other) -> one.registry().compareTo(other.registry()))
                .toList();
    }

    private RecordTable table(String registry) {
        var table = store.registries().get(registry);
        if (table == null) {
            throw Problem.notFound("registry.unknown", registry);
        }
        return table;
    }

    /** Every word stands in one of the searched fields that the person sees, or the only one is the record's number. */
    private Condition found(Actor actor, RecordTable table, Words words) {
        var rights = FieldRights.of(actor, table.definition());
        var unmasked = access.unmasked(actor, table);
        var conditions = new ArrayList<Condition>();
        conditions.add(RecordTable.DELETED_AT.isNull());
        conditions.add(access.allowed(actor, table, "read"));
        var held = new ArrayList<Condition>();
        held.add(Filters.searched(words.required()));
        for (var word : words.all()) {
            held.add(DSL.or(table.definition().fields().stream()
                    .filter(field -> field.search() && rights.sees(field))
                    .map(field -> {
                        var holds = Filters.holds(table.column(field.name()), word);
                        return field.personal() ? holds.and(unmasked) : holds;
                    })
                    .toList()));
        }
        boolean number = table.definition().number() != null && words.all().size() == 1;
        conditions.add(
                number
                        ? DSL.or(
                                DSL.and(held),
                                RecordTable.NUMBER.eq(words.all().getFirst().toUpperCase(Locale.ROOT)))
                        : DSL.and(held));
        return DSL.and(conditions);
    }

    /** Of one registry, the newest first. */
    Page<RecordHit> page(Actor actor, String registry, String text, @Nullable String cursor, int limit) {
        var table = table(registry);
        var words = Words.of(text);
        if (!searched(actor).contains(table) || words.required().isEmpty()) {
            return new Page<>(List.of(), null, null);
        }
        var rows = records.reader(table).rows(query(actor, table, words, before(cursor), limit + 1));
        var rights = FieldRights.of(actor, table.definition());
        return Page.of(rows, limit, row -> Cursor.of(row.id())).map(row -> hit(table.definition(), rights, row, words));
    }

    /** Apart, so that a test can ask for its plan. */
    ResultQuery<?> query(Actor actor, RecordTable table, Words words, Condition before, int limit) {
        var sight = new Sight(
                DSL.trueCondition(),
                access.unmasked(actor, table),
                DSL.falseCondition(),
                DSL.falseCondition(),
                FieldRights.of(actor, table.definition()));
        return sql.select(RecordStore.columns(table, sight))
                .from(table.table())
                .where(found(actor, table, words), before)
                .orderBy(RecordTable.ID.desc())
                .limit(DSL.inline(limit));
    }

    private static Condition before(@Nullable String cursor) {
        return cursor == null ? DSL.noCondition() : RecordTable.ID.lt(Cursor.number(cursor, 0));
    }

    private static RecordHit hit(RegistryDefinition definition, FieldRights rights, Row row, Words words) {
        var told = definition.fields().stream()
                .filter(field -> field.search()
                        && rights.sees(field)
                        && !field.name().equals(definition.title())
                        && (row.unmasked() || !field.personal())
                        && row.values().get(field.name()) instanceof String)
                .toList();
        var holding = told.stream()
                .filter(field -> words.all().stream().anyMatch(text(row, field).toLowerCase(Locale.ROOT)::contains))
                .toList();
        // Of many with the same title, what else they are searched by tells them apart.
        var places = (holding.isEmpty() ? told.stream().limit(BESIDE) : holding.stream())
                .map(field -> new FoundPlace(field.label(), Snippet.of(text(row, field), words, LENGTH)))
                .toList();
        var title = title(definition, rights, row);
        return new RecordHit(
                definition.registry(),
                String.valueOf(row.id()),
                row.number(),
                Snippet.of(title, words, title.length()),
                row.status(),
                places);
    }

    private static String text(Row row, Field field) {
        return String.valueOf(row.values().get(field.name()));
    }

    private static String title(RegistryDefinition definition, FieldRights rights, Row row) {
        var field = definition.field(definition.title()).orElseThrow();
        var title = RecordReading.title(definition, row);
        return field.personal() && !row.unmasked() && rights.sees(field) ? Masking.mask(title) : title;
    }

    /** Documents at records that the person may read, the newest first. */
    Page<DocumentSearch.Hit> documents(Actor actor, String text, @Nullable String cursor, int limit) {
        var readable = new HashMap<String, Function<org.jooq.Field<Long>, Condition>>();
        store.registries().values().stream()
                .filter(table -> access.holds(actor, table.definition(), "read"))
                .forEach(table -> readable.put(
                        table.registry(),
                        id -> id.in(DSL.select(RecordTable.ID)
                                .from(table.table())
                                .where(RecordTable.DELETED_AT.isNull(), access.allowed(actor, table, "read")))));
        return documents.find(text, readable, cursor, limit);
    }

    /** What the records of documents are called. */
    Map<String, String> titles(List<DocumentSearch.Hit> hits) {
        var titles = new HashMap<String, String>();
        hits.stream()
                .map(DocumentSearch.Hit::registry)
                .distinct()
                .map(this::table)
                .forEach(table -> records.find(
                                table,
                                hits.stream()
                                        .filter(hit -> hit.registry().equals(table.registry()))
                                        .map(DocumentSearch.Hit::recordId)
                                        .distinct()
                                        .toList())
                        .forEach(row -> titles.put(
                                table.registry() + ":" + row.id(), RecordReading.discreet(table.definition(), row))));
        return titles;
    }
}
