package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actor.RoleGrant;
import io.jianguan.registry.RegistryDefinition.Right;
import io.jianguan.registry.RegistryDefinition.Scope;
import io.jianguan.rest.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one place that says who may do what with which records, as SQL predicates. */
@Component
class Access {

    /** @param action read, change, delete or export */
    Condition allowed(Actor actor, RecordTable table, String action) {
        return condition(actor, table, allowed(actor, table.definition(), action));
    }

    private static Set<Reach> allowed(Actor actor, RegistryDefinition registry, String action) {
        return reach(actor, registry.rights(), right -> right.actions().contains(action));
    }

    /** Records whose personal fields the actor sees in full. */
    Condition unmasked(Actor actor, RecordTable table) {
        var rights = table.definition().rights();
        return condition(
                actor,
                table,
                reach(
                        actor,
                        rights,
                        right -> right.unmasked() && right.actions().contains("read")));
    }

    /**
     * What a view shows to somebody.
     *
     * @param records of the registry
     * @param parts where it shows a person only their own: those by each of the columns that make a record theirs, which
     *     together are the records, and none twice; empty where it shows others, too
     */
    record Shown(Condition records, List<Condition> parts) {}

    /** A view narrows what the registry lets people read; it never widens it. */
    Shown viewed(Actor actor, RecordTable table, ViewDefinition view) {
        var readable = allowed(actor, table.definition(), "read");
        var shown = view.rights().isEmpty() ? readable : reach(actor, view.rights(), right -> true);
        var both = Reach.common(shown, readable);
        return new Shown(
                both.size() <= shown.size()
                        ? condition(actor, table, both)
                        : condition(actor, table, shown).and(condition(actor, table, readable)),
                both.size() == 1 ? parts(actor, table, both.iterator().next()) : List.of());
    }

    private static List<Condition> parts(Actor actor, RecordTable table, Reach reach) {
        return reach.self()
                ? ownParts(actor, table).stream()
                        .map(part -> narrowed(part, reach))
                        .toList()
                : List.of();
    }

    private static List<Condition> ownParts(Actor actor, RecordTable table) {
        var parts = new ArrayList<Condition>();
        var earlier = DSL.noCondition();
        for (var column : ownColumns(table)) {
            var own = own(actor, column);
            parts.add(own.and(earlier));
            earlier = earlier.and(column.isNull().or(own.not()));
        }
        return parts;
    }

    boolean sees(Actor actor, RegistryDefinition registry, ViewDefinition view) {
        boolean reads = holds(actor, registry, "read");
        return reads && (view.rights().isEmpty() || view.rights().stream().anyMatch(right -> actor.has(right.role())));
    }

    /** True where some right of the actor names the action, whatever its scope. */
    boolean holds(Actor actor, RegistryDefinition registry, String action) {
        return registry.rights().stream()
                .anyMatch(right -> right.actions().contains(action) && actor.has(right.role()));
    }

    /** @throws Problem {@code registry.forbidden} */
    void require(Actor actor, RegistryDefinition registry, String action) {
        if (!holds(actor, registry, action)) {
            throw Problem.forbidden(
                    "registry.forbidden",
                    registry.label().zh(),
                    registry.label().en());
        }
    }

    /** Organisations whose records alone a view shows; null where it shows others, too. */
    @Nullable
    Set<String> organisations(Actor actor, RecordTable table, ViewDefinition view) {
        var readable = organisations(
                actor, table.definition().rights(), right -> right.actions().contains("read"));
        if (view.rights().isEmpty()) {
            return readable;
        }
        var shown = organisations(actor, view.rights(), right -> true);
        return shown == null || readable != null && readable.size() < shown.size() ? readable : shown;
    }

    private static @Nullable Set<String> organisations(Actor actor, List<Right> rights, Predicate<Right> which) {
        var organisations = new LinkedHashSet<String>();
        for (var held : held(actor, rights, which)) {
            switch (held.right().scope()) {
                case ALL, SELF -> {
                    return null;
                }
                case DEPARTMENT -> organisations.add(held.grant().organisation());
                case SUBTREE -> organisations.addAll(subtree(actor, held.grant()));
            }
        }
        return organisations;
    }

    /** A right and the role that gives it to somebody. */
    private record Held(Right right, RoleGrant grant) {}

    private static List<Held> held(Actor actor, List<Right> rights, Predicate<Right> which) {
        var held = new ArrayList<Held>();
        rights.stream()
                .filter(which)
                .forEach(right -> actor.roles().stream()
                        .filter(grant -> grant.role().equals(right.role()))
                        .forEach(grant -> held.add(new Held(right, grant))));
        return held;
    }

    private static Set<Reach> reach(Actor actor, List<Right> rights, Predicate<Right> which) {
        var reached = new LinkedHashSet<Reach>();
        for (var held : held(actor, rights, which)) {
            var right = held.right();
            var owners = switch (right.scope()) {
                case ALL, SELF -> null;
                case DEPARTMENT -> List.of(held.grant().organisation());
                case SUBTREE -> subtree(actor, held.grant());
            };
            reached.add(new Reach(owners, right.scope() == Scope.SELF, right.statuses()));
        }
        return reached;
    }

    private static Condition condition(Actor actor, RecordTable table, Set<Reach> reached) {
        return reached.stream().anyMatch(Reach::isEverything)
                ? DSL.trueCondition()
                : DSL.or(reached.stream()
                        .map(reach -> condition(actor, table, reach))
                        .toList());
    }

    private static Condition condition(Actor actor, RecordTable table, Reach reach) {
        return narrowed(reach.self() ? self(actor, table) : DSL.noCondition(), reach);
    }

    private static Condition narrowed(Condition whose, Reach reach) {
        var owned = reach.owners() == null ? whose : whose.and(Conditions.oneOf(RecordTable.OWNER, reach.owners()));
        return reach.statuses().isEmpty() ? owned : owned.and(RecordTable.STATUS.in(reach.statuses()));
    }

    /** A role held elsewhere reaches that organisation only: what lies below it is not known of the actor. */
    private static List<String> subtree(Actor actor, RoleGrant grant) {
        return grant.organisation().equals(actor.organisation()) ? actor.subtree() : List.of(grant.organisation());
    }

    private static Condition self(Actor actor, RecordTable table) {
        return DSL.or(
                ownColumns(table).stream().map(column -> own(actor, column)).toList());
    }

    /** Columns with a person first, those with several last. */
    private static List<Field<Object>> ownColumns(RecordTable table) {
        var columns = new ArrayList<Field<Object>>();
        columns.add(table.column(RecordTable.CREATED_BY.getName()));
        table.definition().self().forEach(name -> columns.add(table.column(name)));
        columns.sort(Comparator.comparing(column -> column.getType().isArray()));
        return columns;
    }

    /** Of several in the statement's text: only so the database knows how many records name this person. */
    private static Condition own(Actor actor, Field<Object> column) {
        return column.getType().isArray()
                ? DSL.condition(
                        "{0} @> {1}", column, DSL.inline(new String[] {actor.username()}, SQLDataType.CLOB.array()))
                : column.eq(actor.username());
    }
}
