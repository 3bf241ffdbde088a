package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.Access.Shown;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.rest.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What a view, a person's rights and their question come to: rows, order and columns. */
@Component
class Selections {
    private static final int MOST_SORTS = 4;
    private static final int MOST_CHOSEN = 1000;

    private final Registries registries;
    private final Access access;
    private final Filters filters;
    private final QueryReader queries;
    private final QueryConditions conditions;
    private final AsItWas past;
    private final Formulas formulas;
    private final Clock clock;

    Selections(
            Registries registries,
            Access access,
            Filters filters,
            QueryReader queries,
            QueryConditions conditions,
            AsItWas past,
            Formulas formulas,
            Clock clock) {
        this.registries = registries;
        this.access = access;
        this.filters = filters;
        this.queries = queries;
        this.conditions = conditions;
        this.past = past;
        this.formulas = formulas;
        this.clock = clock;
    }

    /**
     * @param narrower which of the records that the view shows are meant, by what they say today
     * @throws Problem {@code registry.filter}, {@code registry.sort}, {@code registry.as-of-words}
     */
    Selection select(Actor actor, ViewDefinition view, ListRequest request, Condition narrower) {
        var today = registries.table(view.registry());
        var shown = access.viewed(actor, today, view);
        var unmasked = access.unmasked(actor, today);
        var moment = request.moment();
        if (moment == null) {
            return select(actor, view, request, today, shown, narrower, unmasked);
        }
        if (request.q() != null) {
            throw new Problem(HttpStatus.BAD_REQUEST, "registry.as-of-words");
        }
        var then = past.table(today, moment, shown.records().and(narrower), unmasked);
        return select(
                actor,
                view,
                request,
                then,
                new Shown(DSL.noCondition(), List.of()),
                DSL.noCondition(),
                AsItWas.unmasked());
    }

    private Selection select(
            Actor actor,
            ViewDefinition view,
            ListRequest request,
            RecordTable table,
            Shown shown,
            Condition narrower,
            Condition unmasked) {
        var rights = formulas.rights(FieldRights.of(actor, table.definition()), view, table.definition());
        var where = new ArrayList<Condition>();
        where.add(RecordTable.DELETED_AT.isNull());
        where.add(narrower);
        where.add(filters.exact(table, view.where()));
        request.filters().forEach((name, values) -> where.add(filter(table, rights, name, values, unmasked)));
        if (request.q() != null) {
            where.add(filters.words(table, request.q(), rights));
        }
        if (request.query() != null) {
            var query = queries.read(request.query(), table.definition(), rights);
            where.add(conditions.of(actor, table, query, unmasked));
        }
        var asked = DSL.and(where);
        var columns = columns(table.definition(), view, rights, request.columns());
        var made = view.formulas().stream().filter(columns::contains).toList();
        var order = order(table, view, rights, request.sort());
        return new Selection(
                table,
                asked.and(shown.records()),
                inOrder(order) ? shown.parts().stream().map(asked::and).toList() : List.of(),
                unmasked,
                order,
                branches(actor, view, request, table, order),
                columns,
                made,
                fields(table.definition(), columns, made),
                rights,
                today(request),
                request.moment());
    }

    /** Whether columns that make a record somebody's own have an index in this order. */
    private static boolean inOrder(KeysetOrder order) {
        return order.first().field().name().equals("created_at");
    }

    private Branches branches(
            Actor actor, ViewDefinition view, ListRequest request, RecordTable table, KeysetOrder order) {
        var asked = request.filters().get("status");
        var fixed = view.where().get("status");
        var statuses = asked != null
                ? asked
                : fixed instanceof List<?> many ? many : fixed == null ? List.of() : List.of(fixed);
        return Branches.of(
                table,
                view,
                order.first().field().name(),
                access.organisations(actor, table, view),
                statuses.stream().map(Object::toString).toList());
    }

    private Condition filter(
            RecordTable table, FieldRights rights, String name, List<String> values, Condition unmasked) {
        if (name.equals(RecordTable.ID.getName())) {
            return chosen(values);
        }
        int dot = name.indexOf('.');
        var field = filters.field(table, dot < 0 ? name : name.substring(0, dot));
        if (!rights.asks(field) || field.personal() && dot >= 0) {
            throw new Problem(HttpStatus.BAD_REQUEST, "registry.filter", name);
        }
        if (field.personal()) {
            return filters.oneOf(table, field, values).and(unmasked);
        }
        return switch (dot < 0 ? "" : name.substring(dot)) {
            case "" ->
                field.type().isText() && !RegistryDefinition.isStandard(field)
                        ? filters.contains(table, field, values.getFirst())
                        : filters.oneOf(table, field, values);
            case ".from" -> filters.range(table, field, values.getFirst(), null);
            case ".to" -> filters.range(table, field, null, values.getFirst());
            default -> throw new Problem(HttpStatus.BAD_REQUEST, "registry.filter", name);
        };
    }

    /** Rows that were chosen one by one. */
    private static Condition chosen(List<String> ids) {
        if (ids.size() > MOST_CHOSEN || !ids.stream().allMatch(id -> id.matches("[0-9]{1,18}"))) {
            throw new Problem(HttpStatus.BAD_REQUEST, "registry.filter", RecordTable.ID.getName());
        }
        return Conditions.oneOf(RecordTable.ID, ids.stream().map(Long::valueOf).toList());
    }

    private static KeysetOrder order(
            RecordTable table, ViewDefinition view, FieldRights rights, @Nullable String asked) {
        var keys = new ArrayList<KeysetOrder.Key>();
        for (var sort : (asked == null ? usual(view, rights) : asked).split(",")) {
            var name = sort.startsWith("-") ? sort.substring(1) : sort;
            var field = table.definition()
                    .column(name)
                    .filter(Sorting::possible)
                    .filter(rights::sees)
                    .orElseThrow(() -> new Problem(HttpStatus.BAD_REQUEST, "registry.sort", name));
            boolean twice = keys.stream().anyMatch(key -> key.field().equals(field));
            boolean unserved = keys.isEmpty() && !Sorting.served(table.definition(), view, name);
            if (twice || unserved || keys.size() == MOST_SORTS) {
                throw new Problem(HttpStatus.BAD_REQUEST, "registry.sort", name);
            }
            keys.add(new KeysetOrder.Key(field, table.column(name), sort.startsWith("-")));
        }
        return new KeysetOrder(keys.getFirst(), List.copyOf(keys.subList(1, keys.size())));
    }

    /** An order by what somebody does not see would tell it. */
    private static String usual(ViewDefinition view, FieldRights rights) {
        return rights.hidden().contains(view.sortedBy()) ? "-created_at" : view.sort();
    }

    private LocalDate today(ListRequest request) {
        var moment = request.moment();
        return moment == null
                ? LocalDate.now(clock.withZone(FieldValues.ZONE))
                : moment.atZoneSameInstant(FieldValues.ZONE).toLocalDate();
    }

    private static List<Field> columns(
            RegistryDefinition definition, ViewDefinition view, FieldRights rights, List<String> asked) {
        var names = asked.isEmpty() ? view.columns() : asked;
        var columns = new ArrayList<Field>();
        for (var name : new LinkedHashSet<>(names)) {
            var column = view.column(definition, name)
                    .filter(field -> field.type() != FieldType.TABLE && rights.sees(field));
            if (column.isPresent()) {
                columns.add(column.get());
            } else if (!asked.isEmpty()) {
                throw new Problem(HttpStatus.BAD_REQUEST, "registry.column", name);
            }
        }
        return columns;
    }

    private List<Field> fields(RegistryDefinition definition, List<Field> columns, List<Field> made) {
        var named = made.stream()
                .flatMap(formula -> formulas.fields(formula, definition).stream())
                .collect(Collectors.toSet());
        return definition.fields().stream()
                .filter(field -> columns.contains(field)
                        || named.contains(field)
                        || field.name().equals(definition.title()))
                .toList();
    }
}
