package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.registry.RegistryDefinition.FieldAccess;
import io.jianguan.registry.RegistryDefinition.Right;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which fields of a registry a person does not see, and which they cannot change. Of several roles the most generous
 * counts.
 *
 * @param unmasked they see personal fields of some records in full
 */
record FieldRights(Set<String> hidden, Set<String> locked, boolean unmasked) {
    /** For processes, and where the registry says nothing. */
    static final FieldRights ALL = new FieldRights(Set.of(), Set.of(), true);

    static FieldRights of(Actor actor, RegistryDefinition definition) {
        boolean unmasked = definition.rights().stream()
                .anyMatch(right -> right.unmasked() && right.actions().contains("read") && actor.has(right.role()));
        if (definition.fields().stream().allMatch(field -> field.access().isEmpty())) {
            return new FieldRights(Set.of(), Set.of(), unmasked);
        }
        var roles =
                definition.rights().stream().map(Right::role).filter(actor::has).collect(Collectors.toSet());
        var hidden = new LinkedHashSet<String>();
        var locked = new LinkedHashSet<String>();
        for (var field : definition.fields()) {
            var access = access(field, roles);
            if (access == FieldAccess.HIDDEN) {
                hidden.add(field.name());
            }
            if (access != FieldAccess.WRITE) {
                locked.add(field.name());
            }
        }
        return new FieldRights(Set.copyOf(hidden), Set.copyOf(locked), unmasked);
    }

    private static FieldAccess access(Field field, Set<String> roles) {
        return roles.stream()
                .map(role -> field.access().getOrDefault(role, FieldAccess.WRITE))
                .max(Comparator.naturalOrder())
                .orElse(FieldAccess.HIDDEN);
    }

    /** The same, but these are hidden, too. */
    FieldRights without(Set<String> others) {
        var all = new LinkedHashSet<>(hidden);
        all.addAll(others);
        return new FieldRights(Set.copyOf(all), locked, unmasked);
    }

    boolean sees(Field field) {
        return !hidden.contains(field.name());
    }

    /**
     * Whether they may look for records by it. Of personal fields only by those that are findable, among the records
     * whose personal fields they see in full.
     */
    boolean asks(Field field) {
        return sees(field) && (!field.personal() || field.findable() && unmasked);
    }

    /** What a person may enter themselves. */
    boolean writes(Field field) {
        return !field.readOnly() && !locked.contains(field.name());
    }
}
