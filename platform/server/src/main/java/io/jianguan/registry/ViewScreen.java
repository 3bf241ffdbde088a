package io.jianguan.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.registry.RegistryDefinition.Status;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a screen needs to show a list: columns, searches, and what this person may do. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ViewScreen(
        String view,
        Label label,
        String registry,
        List<Column> columns,
        List<Search> searches,
        String sort,
        List<RegistryScreen.Action> actions,
        boolean canCreate,
        boolean canExport,
        @Nullable Label empty,
        List<Status> statuses) {

    /**
     * @param align left or right
     * @param panorama registry on whose panorama the value stands; null where it is no such record
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Column(
            String name,
            String type,
            Label label,
            boolean sortable,
            @Nullable String codes,
            String align,
            @Nullable String panorama) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Search(
            String field,
            String type,
            Label label,
            boolean range,
            @Nullable String codes,
            @Nullable String registry) {}

    static ViewScreen of(
            ViewDefinition view,
            RegistryDefinition registry,
            List<RegistryScreen.Action> actions,
            FieldRights rights,
            boolean canCreate,
            boolean canExport,
            Predicate<String> panorama) {
        var sortable = Sorting.columns(registry, view);
        return new ViewScreen(
                view.view(),
                view.label(),
                view.registry(),
                view.columns().stream()
                        .filter(name -> !rights.hidden().contains(name))
                        .map(name -> column(registry.column(name).orElseThrow(), sortable.contains(name), panorama))
                        .toList(),
                view.searches().stream()
                        .filter(search -> !rights.hidden().contains(search.field()))
                        .map(search -> search(registry, search))
                        .toList(),
                view.sort(),
                actions,
                canCreate,
                canExport,
                view.empty(),
                statuses(registry, view));
    }

    private static Column column(Field field, boolean sortable, Predicate<String> panorama) {
        return new Column(
                field.name(),
                type(field),
                field.label(),
                sortable,
                field.codes(),
                field.type().isNumber() ? "right" : "left",
                field.type() == FieldType.REFERENCE && panorama.test(Objects.requireNonNull(field.registry()))
                        ? field.registry()
                        : null);
    }

    private static Search search(RegistryDefinition registry, ViewDefinition.Search search) {
        var field = registry.column(search.field()).orElseThrow();
        return new Search(field.name(), type(field), field.label(), search.range(), field.codes(), field.registry());
    }

    static String type(Field field) {
        return field.name().equals("status") && RegistryDefinition.isStandard(field)
                ? "status"
                : field.type().id();
    }

    /** Only those that the view can show. */
    private static List<Status> statuses(RegistryDefinition registry, ViewDefinition view) {
        return view.where().get("status") instanceof List<?> shown
                ? registry.statuses().stream()
                        .filter(status -> shown.contains(status.code()))
                        .toList()
                : registry.statuses();
    }
}
