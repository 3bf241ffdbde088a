package io.jianguan.application;

import io.jianguan.identity.Label;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@code application.yaml} says.
 *
 * @param requires applications that must be there first
 * @param demo whether it is installed only where demo data is wanted
 */
record Manifest(
        String application,
        String version,
        Label label,
        List<String> requires,
        boolean demo,
        List<RoleEntry> roles,
        List<MenuEntry> menu,
        @Nullable Data data) {

    Manifest {
        Objects.requireNonNull(application, "application is missing");
        Objects.requireNonNull(version, "version is missing");
        Objects.requireNonNull(label, "label is missing");
        requires = Objects.requireNonNullElse(requires, List.of());
        roles = Objects.requireNonNullElse(roles, List.of());
        menu = Objects.requireNonNullElse(menu, List.of());
    }

    record RoleEntry(String role, Label label) {}

    /** @param folded whether the group is shut until somebody opens it, below those that are not */
    record MenuEntry(
            Label label, List<MenuItem> items, @Nullable Boolean folded) {}

    record MenuItem(String view) {}

    /**
     * Records that come with the application.
     *
     * @param owner organisation of rows that name none
     * @param registries in the order of loading
     */
    record Data(String owner, List<RegistryData> registries) {}

    /**
     * @param owner field that names a row's owning organisation
     * @param keys by reference field, the field of the other registry whose values stand in the file instead of ids
     */
    record RegistryData(
            String registry,
            @Nullable String owner,
            @Nullable Map<String, String> keys) {}
}
