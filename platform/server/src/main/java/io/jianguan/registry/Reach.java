package io.jianguan.registry;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records that a right reaches.
 *
 * @param owners organisations that own them; null: all
 * @param self only those that are the actor's own
 * @param statuses that they have; empty: any
 */
record Reach(@Nullable List<String> owners, boolean self, List<String> statuses) {
    boolean isEverything() {
        return owners == null && !self && statuses.isEmpty();
    }

    /** What some of these and some of those reach, too: each pair that has records in common, none within another. */
    static Set<Reach> common(Set<Reach> these, Set<Reach> those) {
        var common = new LinkedHashSet<Reach>();
        these.forEach(one -> those.forEach(other -> {
            var both = one.and(other);
            if (both != null && common.stream().noneMatch(wider -> wider.covers(both))) {
                common.removeIf(both::covers);
                common.add(both);
            }
        }));
        return common;
    }

    /** Null where no record can be reached by both. */
    private @Nullable Reach and(Reach other) {
        var owning = owners == null ? other.owners : other.owners == null ? owners : shared(owners, other.owners);
        var being = statuses.isEmpty()
                ? other.statuses
                : other.statuses.isEmpty() ? statuses : shared(statuses, other.statuses);
        boolean never = owning != null && owning.isEmpty()
                || being.isEmpty() && !statuses.isEmpty() && !other.statuses.isEmpty();
        return never ? null : new Reach(owning, self || other.self, being);
    }

    private static List<String> shared(List<String> some, List<String> others) {
        var shared = new ArrayList<>(some);
        shared.retainAll(Set.copyOf(others));
        return shared;
    }

    /** Whether it reaches whatever the other does. */
    private boolean covers(Reach other) {
        return (!self || other.self)
                && (owners == null || other.owners != null && owners.containsAll(other.owners))
                && (statuses.isEmpty() || !other.statuses.isEmpty() && statuses.containsAll(other.statuses));
    }
}
