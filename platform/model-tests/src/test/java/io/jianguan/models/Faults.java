package io.jianguan.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is wrong, told at once, each with its place. */
final class Faults {
    private final List<String> found = new ArrayList<>();

    void when(boolean wrong, String place, String reason) {
        if (wrong) {
            found.add(place + ": " + reason);
        }
    }

    /** A reference that must lead somewhere; null and blank refer to nothing. */
    void unresolved(@Nullable String name, Collection<String> known, String place, String kind) {
        when(name != null && !name.isBlank() && !known.contains(name), place, "no " + kind + " '" + name + "'");
    }

    void none() {
        assertThat(found).isEmpty();
    }
}
