package io.jianguan.registry;

import io.jianguan.fulltext.Tokens;
import io.jianguan.identity.Actor;
import io.jianguan.registry.Records.Record;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/**
 * Records that probably mean the same as one: a name that differs in a character or two, in width, in brackets or in
 * the legal form; or the same text in a field that usually tells records apart.
 */
@Component
class Duplicates {
    private static final int LOOKED_AT = 200;
    private static final int SHOWN = 10;
    private static final double ALIKE = 0.6;
    private static final int SHORTEST = 5;
    private static final int GROUPS = 100;
    private static final Duration GROUPING = Duration.ofSeconds(15);
    private final DSLContext sql;
    private final Registries registries;
    private final RecordReading reading;
    private final RecordStore store;
    private final Access access;
    private final BlindIndex blind;
    private final BoundedQuery bounded;

    Duplicates(
            DSLContext sql,
            Registries registries,
            RecordReading reading,
            RecordStore store,
            Access access,
            BlindIndex blind,
            BoundedQuery bounded) {
        this.sql = sql;
        this.registries = registries;
        this.reading = reading;
        this.store = store;
        this.access = access;
        this.blind = blind;
        this.bounded = bounded;
    }

    /**
     * @param likeness of the names, 0 to 1
     * @param same names of fields that say the same and seldom do
     */
    record Duplicate(Record record, double likeness, List<String> same) {}

    /** Of those the person may read, the likeliest first. */
    List<Duplicate> of(Actor actor, String registry, long id) {
        var table = registries.table(registry);
        var row = reading.row(actor, table, id, false);
        var rights = FieldRights.of(actor, table.definition());
        var name = name(table.definition(), row);
        var telling = table.definition().fields().stream()
                .filter(field -> field.type() == FieldType.TEXT && (field.search() || field.findable()))
                .filter(rights::asks)
                .filter(field -> !field.name().equals(table.definition().title()))
                .toList();
        var possible = new ArrayList<Condition>();
        if (indexed(table.definition())) {
            possible.add(nearly(name));
        }
        telling.forEach(field -> {
            if (!(row.values().get(field.name()) instanceof String text) || text.length() < SHORTEST) {
                return;
            }
            if (field.findable() && row.unmasked()) {
                possible.add(blind.among(table, field, List.of(text)).and(access.unmasked(actor, table)));
            } else if (!field.findable()) {
                possible.add(has(Tokens.required(text))
                        .and(table.<String>column(field.name()).eq(text)));
            }
        });
        if (possible.isEmpty()) {
            return List.of();
        }
        var rows = bounded.within(() -> store.reader(table)
                .rows(sql.select(RecordStore.columns(table, reading.sight(actor, table)))
                        .from(table.table())
                        .where(
                                RecordTable.DELETED_AT.isNull(),
                                RecordTable.ID.ne(id),
                                access.allowed(actor, table, "read"),
                                DSL.or(possible))
                        .limit(DSL.inline(LOOKED_AT))));
        record Judged(Row row, double likeness, List<String> same) {}
        var judged = rows.stream()
                .map(other -> new Judged(
                        other,
                        likeness(name, name(table.definition(), other)),
                        telling.stream()
                                .filter(field -> same(field, row, other))
                                .map(RegistryDefinition.Field::name)
                                .toList()))
                .filter(other -> other.likeness() >= ALIKE || !other.same().isEmpty())
                .sorted(Comparator.comparingDouble(
                        (Judged other) -> -other.likeness() - other.same().size()))
                .limit(SHOWN)
                .toList();
        var records = reading.records(table, judged.stream().map(Judged::row).toList());
        var duplicates = new ArrayList<Duplicate>();
        for (int i = 0; i < records.size(); i++) {
            duplicates.add(new Duplicate(
                    records.get(i), judged.get(i).likeness(), judged.get(i).same()));
        }
        return duplicates;
    }

    private static boolean same(RegistryDefinition.Field field, Row row, Row other) {
        if (!(row.values().get(field.name()) instanceof String text)
                || !(other.values().get(field.name()) instanceof String held)
                || text.length() < SHORTEST) {
            return false;
        }
        return field.findable()
                ? row.unmasked() && other.unmasked() && BlindIndex.plain(text).equals(BlindIndex.plain(held))
                : text.equals(held);
    }

    /**
     * Records of one name, but for width, brackets, blanks and legal form.
     *
     * @param ids of ten of them at most, the oldest first
     */
    record DuplicateGroup(String name, int count, List<String> ids) {}

    /** All such groups of a registry, the largest first, a hundred at most: reads every name once. */
    List<DuplicateGroup> groups(Actor actor, String registry) {
        var table = registries.table(registry);
        var title = table.<String>column(table.definition().title());
        var core = DSL.field(
                "regexp_replace(regexp_replace(lower(normalize({0}, NFKC)), '[^[:alnum:]]', '', 'g'),"
                        + " '(股份有限公司|有限责任公司|有限公司|责任公司|集团|公司)$', '')",
                String.class, title);
        var count = DSL.count();
        return bounded.within(
                GROUPING,
                () -> sql.select(
                                DSL.min(title),
                                count,
                                DSL.field("array_agg({0} ORDER BY {0})", Long[].class, RecordTable.ID))
                        .from(table.table())
                        .where(RecordTable.DELETED_AT.isNull(), title.isNotNull(), access.allowed(actor, table, "read"))
                        .groupBy(core)
                        .having(count.gt(1))
                        .orderBy(count.desc(), DSL.min(RecordTable.ID))
                        .limit(DSL.inline(GROUPS))
                        .fetch(row -> new DuplicateGroup(
                                row.value1(),
                                row.value2(),
                                Stream.of(row.value3())
                                        .limit(SHOWN)
                                        .map(String::valueOf)
                                        .toList())));
    }

    private static boolean indexed(RegistryDefinition definition) {
        return definition
                .field(definition.title())
                .filter(RegistryDefinition.Field::search)
                .isPresent();
    }

    private static String name(RegistryDefinition definition, Row row) {
        return core(String.valueOf(row.values().getOrDefault(definition.title(), "")));
    }

    /** Without width, brackets, blanks and the legal form, which many names share. */
    static String core(String name) {
        var text = Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}]", "");
        var core = text.replaceAll("(股份有限公司|有限责任公司|有限公司|责任公司|集团|公司)$", "");
        return core.length() < 2 ? text : core;
    }

    /** All pairs of characters but two that follow each other: one character may differ, be missing or too many. */
    private static Condition nearly(String core) {
        var tokens = new ArrayList<>(Tokens.required(core));
        if (tokens.size() <= 3) {
            return has(new LinkedHashSet<>(tokens));
        }
        var some = new ArrayList<Condition>();
        for (int out = 0; out < tokens.size() && out < 30; out++) {
            var kept = new LinkedHashSet<>(tokens);
            kept.remove(tokens.get(out));
            if (out + 1 < tokens.size()) {
                kept.remove(tokens.get(out + 1));
            }
            some.add(has(kept));
        }
        return DSL.or(some);
    }

    private static Condition has(Set<String> tokens) {
        return tokens.isEmpty()
                ? DSL.falseCondition()
                : DSL.condition(
                        "{0} @@ {1}::tsquery", RecordTable.SEARCH, DSL.val(Tokens.query(tokens), SQLDataType.CLOB));
    }

    /** Dice's coefficient over pairs of characters. */
    static double likeness(String one, String other) {
        if (one.equals(other)) {
            return one.isEmpty() ? 0 : 1;
        }
        var mine = pairs(one);
        var theirs = pairs(other);
        var common = new HashSet<>(mine);
        common.retainAll(theirs);
        return mine.isEmpty() || theirs.isEmpty() ? 0 : 2.0 * common.size() / (mine.size() + theirs.size());
    }

    private static Set<String> pairs(String text) {
        var points = text.codePoints().toArray();
        var pairs = new HashSet<String>();
        for (int i = 0; i + 1 < points.length; i++) {
            pairs.add(new String(points, i, 2));
        }
        return pairs;
    }
}
