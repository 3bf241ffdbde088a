package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.RegistryDefinition.Action;
import io.jianguan.rest.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What a list offers to do with a row, and with the rows that are chosen or found: of what its definition names, or of
 * all there is, what the person has the right to. Buttons of the registry go by their own names.
 */
@Component
class ViewActions {
    static final String CHANGE = "change";
    static final String STATUS = "status";
    static final String DELETE = "delete";
    static final String EXPORT = "export";
    private static final String EDIT = "edit";
    private static final List<String> OF_A_ROW = List.of(EDIT, STATUS, DELETE);
    private static final List<String> OF_MANY = List.of(CHANGE, STATUS, DELETE, EXPORT);
    private final Access access;

    ViewActions(Access access) {
        this.access = access;
    }

    static List<String> possibleForARow(RegistryDefinition registry) {
        return Stream.concat(OF_A_ROW.stream(), registry.actions().stream().map(Action::action))
                .toList();
    }

    static List<String> possibleForMany(RegistryDefinition registry) {
        return Stream.concat(OF_MANY.stream(), starts(registry)).toList();
    }

    private static Stream<String> starts(RegistryDefinition registry) {
        return registry.actions().stream()
                .filter(action -> action.process() != null)
                .map(Action::action);
    }

    /** In the order in which they are shown. */
    List<String> ofARow(Actor actor, ViewDefinition view, RegistryDefinition registry) {
        var named = view.rowActions();
        return allowed(actor, registry, named == null ? all(EDIT, registry, STATUS, DELETE) : named);
    }

    /** In the order in which they are shown. */
    List<String> ofMany(Actor actor, ViewDefinition view, RegistryDefinition registry) {
        var named = view.bulkActions();
        return allowed(actor, registry, named == null ? all(CHANGE, registry, DELETE, EXPORT) : named);
    }

    private static List<String> all(String first, RegistryDefinition registry, String... others) {
        var all = new ArrayList<>(List.of(first));
        starts(registry).forEach(all::add);
        all.addAll(List.of(others));
        return all;
    }

    private List<String> allowed(Actor actor, RegistryDefinition registry, List<String> named) {
        var buttons = RegistryScreen.actions(registry, actor).stream()
                .map(RegistryScreen.Action::action)
                .toList();
        return named.stream()
                .filter(name -> switch (name) {
                    case EDIT, CHANGE, STATUS -> access.holds(actor, registry, "change");
                    case DELETE -> access.holds(actor, registry, "delete");
                    case EXPORT -> access.holds(actor, registry, "export");
                    default -> buttons.contains(name);
                })
                .toList();
    }

    /** @throws Problem {@code registry.action-not-offered} */
    void requireForMany(Actor actor, ViewDefinition view, RegistryDefinition registry, String action) {
        if (!ofMany(actor, view, registry).contains(action)) {
            throw Problem.forbidden("registry.action-not-offered", action);
        }
    }
}
