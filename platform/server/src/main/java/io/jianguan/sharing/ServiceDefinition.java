package io.jianguan.sharing;

import io.jianguan.identity.Label;
import io.jianguan.registry.Slice;
import io.jianguan.registry.Slice.Criterion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a data service gives of a registry.
 *
 * @param where rows that are given: all must hold
 * @param organisations codes: rows of these and of all below; empty: everybody's
 * @param changes the service can be followed
 * @param statistics the service can be counted, by people too
 * @param pageSize the most rows of one answer
 */
record ServiceDefinition(
        String registry,
        Label label,
        Label description,
        List<SharedField> fields,
        List<Criterion> where,
        List<String> organisations,
        boolean changes,
        boolean statistics,
        int pageSize) {

    /**
     * @param field of the registry, or a standard column
     * @param name outside
     * @param clear personal data that is not masked
     * @param reason law and article by which it may be given in clear
     * @param filter may be searched by
     * @param dimension may be grouped by
     * @param measure may be summed
     */
    record SharedField(
            String field,
            String name,
            boolean clear,
            @Nullable String reason,
            boolean filter,
            boolean dimension,
            boolean measure) {}

    Slice slice() {
        return new Slice(
                registry,
                where,
                organisations,
                fields.stream().map(SharedField::field).toList(),
                fields.stream()
                        .filter(SharedField::clear)
                        .map(SharedField::field)
                        .collect(Collectors.toSet()));
    }

    Optional<SharedField> named(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    List<String> filters() {
        return fields.stream()
                .filter(SharedField::filter)
                .map(SharedField::field)
                .toList();
    }

    /** Whether whoever followed the other has seen the same rows with the same fields. */
    boolean continues(ServiceDefinition other) {
        return changes && other.changes && outside().equals(other.outside());
    }

    private record Outside(String registry, Set<String> fields, Set<Criterion> where, Set<String> organisations) {}

    private Outside outside() {
        return new Outside(
                registry,
                fields.stream()
                        .map(field -> field.field() + " " + field.name() + " " + field.clear())
                        .collect(Collectors.toSet()),
                Set.copyOf(where),
                Set.copyOf(organisations));
    }
}
