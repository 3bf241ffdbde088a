package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Organisations;
import io.jianguan.identity.PeopleByName;
import io.jianguan.registry.RegistryDefinition.Field;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people mean who write a name where a code, an account, an organisation or a record is meant. */
@Component
public class Recognition {
    private static final String PATH = "[/／>＞\\\\]";
    private final DSLContext sql;
    private final JdbcClient jdbc;
    private final Registries registries;
    private final Access access;
    private final PeopleByName people;
    private final Organisations organisations;
    private final Clock clock;

    Recognition(
            DSLContext sql,
            JdbcClient jdbc,
            Registries registries,
            Access access,
            PeopleByName people,
            Organisations organisations,
            Clock clock) {
        this.sql = sql;
        this.jdbc = jdbc;
        this.registries = registries;
        this.access = access;
        this.people = people;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * The values each text may mean in one place of the field; texts that mean nothing are left out, and more than one
     * value says that the text is not enough.
     *
     * @param field of a kind that has labels
     */
    public Map<String, Set<String>> of(Actor actor, Field field, Collection<String> texts) {
        if (texts.isEmpty()) {
            return Map.of();
        }
        return switch (field.type().one()) {
            case CODE -> codes(Objects.requireNonNull(field.codes()), texts);
            case PERSON -> people.of(texts);
            case ORGANISATION -> organisations(texts);
            case REFERENCE -> records(actor, Objects.requireNonNull(field.registry()), texts);
            default -> Map.of();
        };
    }

    private record Code(String code, @Nullable String parent, String zh, String en) {
        boolean is(String text) {
            return code.equalsIgnoreCase(text) || zh.equals(text) || en.equalsIgnoreCase(text);
        }
    }

    /** By code, by label, or by a path of labels as in {@code 示例市/东区}; what a code says counts before any label. */
    private Map<String, Set<String>> codes(String table, Collection<String> texts) {
        var last = texts.stream().map(Recognition::last).collect(Collectors.toSet());
        var found = named(table, last);
        var meant = new HashMap<String, Set<String>>();
        for (var text : texts) {
            var name = last(text);
            var same = found.stream().filter(code -> code.is(name)).toList();
            var exact = same.stream()
                    .filter(code -> code.code().equalsIgnoreCase(name))
                    .toList();
            var likely = exact.isEmpty() ? same : exact;
            if (likely.size() > 1 && !name.equals(text)) {
                likely = below(table, likely, text);
            }
            put(meant, text, likely.stream().map(Code::code).toList());
        }
        return meant;
    }

    private static String last(String text) {
        var parts = text.split(PATH);
        return parts.length == 0 ? text : parts[parts.length - 1].strip();
    }

    private List<Code> below(String table, List<Code> likely, String path) {
        var parts = List.of(path.split(PATH));
        var parents = named(table, Set.of(parts.get(parts.size() - 2).strip())).stream()
                .map(Code::code)
                .collect(Collectors.toSet());
        return likely.stream()
                .filter(code -> code.parent() != null && parents.contains(code.parent()))
                .toList();
    }

    private List<Code> named(String table, Collection<String> names) {
        return jdbc.sql("""
                SELECT code, parent_code, label_zh, label_en FROM registry.code
                WHERE code_table = :table AND (upper(code) = ANY (:upper) OR label_zh = ANY (:names) OR lower(label_en) = ANY (:lower))
                  AND (valid_from IS NULL OR valid_from <= :today) AND (valid_until IS NULL OR valid_until >= :today)
                """)
                .param("table", table)
                .param("names", names.toArray(String[]::new))
                .param(
                        "upper",
                        names.stream()
                                .map(name -> name.toUpperCase(Locale.ROOT))
                                .toArray(String[]::new))
                .param(
                        "lower",
                        names.stream()
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .toArray(String[]::new))
                .param("today", LocalDate.now(clock.withZone(FieldValues.ZONE)))
                .query((row, i) -> new Code(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    private Map<String, Set<String>> organisations(Collection<String> texts) {
        var wanted = new HashSet<>(texts);
        var meant = new HashMap<String, Set<String>>();
        for (var one : organisations.all()) {
            if (one.active()) {
                Stream.of(one.code(), one.name())
                        .filter(wanted::contains)
                        .forEach(text -> put(meant, text, List.of(one.code())));
            }
        }
        return meant;
    }

    /** By number or another unique value; by title where none is so called. Only what the person may read. */
    private Map<String, Set<String>> records(Actor actor, String registry, Collection<String> texts) {
        var table = registries.table(registry);
        var names = new ArrayList<org.jooq.Field<String>>(List.of(RecordTable.NUMBER));
        table.definition().fields().stream()
                .filter(field -> field.unique() && !field.personal() && field.type() == FieldType.TEXT)
                .forEach(field -> names.add(table.column(field.name())));
        var meant = records(actor, table, names, texts);
        var left = texts.stream().filter(text -> !meant.containsKey(text)).toList();
        if (!left.isEmpty()) {
            meant.putAll(records(
                    actor, table, List.of(table.column(table.definition().title())), left));
        }
        return meant;
    }

    private Map<String, Set<String>> records(
            Actor actor, RecordTable table, List<org.jooq.Field<String>> names, Collection<String> texts) {
        var wanted = new HashSet<>(texts);
        var meant = new HashMap<String, Set<String>>();
        var columns = new ArrayList<org.jooq.Field<?>>(List.of(RecordTable.ID));
        columns.addAll(names);
        var named = names.stream()
                .<Condition>map(name -> Conditions.oneOf(name, texts))
                .toList();
        sql.select(columns)
                .from(table.table())
                .where(DSL.or(named), RecordTable.DELETED_AT.isNull(), access.allowed(actor, table, "read"))
                .forEach(row -> {
                    for (var name : names) {
                        var text = row.get(name);
                        if (text != null && wanted.contains(text)) {
                            put(meant, text, List.of(String.valueOf(row.get(RecordTable.ID))));
                        }
                    }
                });
        return meant;
    }

    private static void put(Map<String, Set<String>> meant, String text, List<String> values) {
        if (!values.isEmpty()) {
            meant.computeIfAbsent(text, name -> new LinkedHashSet<>()).addAll(values);
        }
    }
}
