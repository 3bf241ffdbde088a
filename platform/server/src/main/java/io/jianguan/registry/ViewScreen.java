package io.jianguan.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jianguan.identity.Label;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.registry.RegistryDefinition.Status;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a screen needs to show a list: columns, searches, and what this person may do.
 *
 * @param actions buttons of the registry that the person may press, by whose names the next two go
 * @param rowActions as {@link ViewActions} has them of a row
 * @param bulkActions as {@link ViewActions} has them of many
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ViewScreen(
        String view,
        Label label,
        String registry,
        List<Column> columns,
        List<Search> searches,
        String sort,
        List<RegistryScreen.Action> actions,
        List<String> rowActions,
        List<String> bulkActions,
        boolean canCreate,
        @Nullable Label empty,
        List<Status> statuses,
        List<FieldChoice> choices) {

    /**
     * A field that people may show as a column, sort by or ask about.
     *
     * @param column may stand as a column
     * @param sortable as the first of several
     * @param orderable behind another
     * @param operators of conditions; empty: nobody may ask about it
     * @param panorama as of a column
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FieldChoice(
            String name,
            String type,
            Label label,
            boolean column,
            boolean sortable,
            boolean orderable,
            Set<Operator> operators,
            @Nullable String codes,
            @Nullable String registry,
            String align,
            @Nullable String panorama) {}

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

    /** @param whole found by the whole of the value only */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Search(
            String field,
            String type,
            Label label,
            boolean range,
            boolean whole,
            @Nullable String codes,
            @Nullable String registry) {}

    static ViewScreen of(
            ViewDefinition view,
            RegistryDefinition registry,
            List<RegistryScreen.Action> actions,
            List<String> rowActions,
            List<String> bulkActions,
            FieldRights rights,
            boolean canCreate,
            Predicate<String> panorama) {
        var sortable = Sorting.columns(registry, view);
        return new ViewScreen(
                view.view(),
                view.label(),
                view.registry(),
                view.columns().stream()
                        .flatMap(name -> view.column(registry, name).stream())
                        .filter(rights::sees)
                        .map(field -> column(field, sortable.contains(field.name()), panorama))
                        .toList(),
                view.searches().stream()
                        .filter(search -> registry.column(search.field())
                                .filter(rights::asks)
                                .isPresent())
                        .map(search -> search(registry, search))
                        .toList(),
                view.sort(),
                actions,
                rowActions,
                bulkActions,
                canCreate,
                view.empty(),
                statuses(registry, view),
                choices(registry, view, rights, sortable, panorama));
    }

    private static List<FieldChoice> choices(
            RegistryDefinition registry,
            ViewDefinition view,
            FieldRights rights,
            Set<String> sortable,
            Predicate<String> panorama) {
        var askable = QueryReader.fields(registry, rights);
        return Stream.of(registry.fields().stream(), QueryReader.standard(registry), view.formulas().stream())
                .flatMap(fields -> fields)
                .filter(rights::sees)
                .map(field -> new FieldChoice(
                        field.name(),
                        type(field),
                        field.label(),
                        field.type() != FieldType.TABLE,
                        sortable.contains(field.name()),
                        Sorting.possible(field) && !view.formulas().contains(field),
                        askable.contains(field) ? Operator.of(field) : Set.of(),
                        field.codes(),
                        field.registry(),
                        field.type().isNumber() ? "right" : "left",
                        page(field, panorama)))
                .toList();
    }

    private static Column column(Field field, boolean sortable, Predicate<String> panorama) {
        return new Column(
                field.name(),
                type(field),
                field.label(),
                sortable,
                field.codes(),
                field.type().isNumber() ? "right" : "left",
                page(field, panorama));
    }

    private static @Nullable String page(Field field, Predicate<String> panorama) {
        return field.type() == FieldType.REFERENCE && panorama.test(Objects.requireNonNull(field.registry()))
                ? field.registry()
                : null;
    }

    private static Search search(RegistryDefinition registry, ViewDefinition.Search search) {
        var field = registry.column(search.field()).orElseThrow();
        return new Search(
                field.name(),
                type(field),
                field.label(),
                search.range(),
                field.findable(),
                field.codes(),
                field.registry());
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
