package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actor.RoleGrant;
import io.jianguan.registry.RegistryDefinition.Right;
import io.jianguan.rest.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one place that says who may do what with which records, as SQL predicates. */
@Component
class Access {

    /** @param action read, change, delete or export */
    Condition allowed(Actor actor, RecordTable table, String action) {
        return any(
                actor,
                table,
                table.definition().rights(),
                right -> right.actions().contains(action));
    }

    /** Records whose personal fields the actor sees in full. */
    Condition unmasked(Actor actor, RecordTable table) {
        return any(
                actor,
                table,
                table.definition().rights(),
                right -> right.unmasked() && right.actions().contains("read"));
    }

    /** A view narrows what the registry lets people read; it never widens it. */
    Condition viewed(Actor actor, RecordTable table, ViewDefinition view) {
        var readable = allowed(actor, table, "read");
        if (view.rights().isEmpty()) {
            return readable;
        }
        var shown = any(actor, table, view.rights(), right -> true);
        return shown.equals(readable) ? shown : shown.and(readable);
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

    private static Condition any(Actor actor, RecordTable table, List<Right> rights, Predicate<Right> which) {
        var reached = new LinkedHashSet<Condition>();
        held(actor, rights, which).forEach(held -> reached.add(reached(actor, table, held.right(), held.grant())));
        return reached.contains(DSL.trueCondition()) ? DSL.trueCondition() : DSL.or(reached);
    }

    private static Condition reached(Actor actor, RecordTable table, Right right, RoleGrant grant) {
        var scope = switch (right.scope()) {
            case ALL -> DSL.trueCondition();
            case DEPARTMENT -> RecordTable.OWNER.eq(grant.organisation());
            case SUBTREE -> Conditions.oneOf(RecordTable.OWNER, subtree(actor, grant));
            case SELF -> self(actor, table);
        };
        return right.statuses().isEmpty() ? scope : scope.and(RecordTable.STATUS.in(right.statuses()));
    }

    /** A role held elsewhere reaches that organisation only: what lies below it is not known of the actor. */
    private static List<String> subtree(Actor actor, RoleGrant grant) {
        return grant.organisation().equals(actor.organisation()) ? actor.subtree() : List.of(grant.organisation());
    }

    private static Condition self(Actor actor, RecordTable table) {
        var mine = new ArrayList<Condition>();
        mine.add(RecordTable.CREATED_BY.eq(actor.username()));
        for (var name : table.definition().self()) {
            boolean many = table.definition().field(name).orElseThrow().type().many();
            Field<Object> column = table.column(name);
            mine.add(many ? Conditions.containsAny(column, List.of(actor.username())) : column.eq(actor.username()));
        }
        return DSL.or(mine);
    }
}
