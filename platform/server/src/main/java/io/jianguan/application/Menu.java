package io.jianguan.application;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Label;
import io.jianguan.identity.MenuSource;
import io.jianguan.registry.Views;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The menu of all installed applications, as far as a person may see the views it opens. */
@Component
class Menu implements MenuSource {
    private final Applications applications;
    private final Views views;

    Menu(Applications applications, Views views) {
        this.applications = applications;
        this.views = views;
    }

    @Override
    public List<MenuGroup> menu(Actor actor) {
        var visible = views.visible(actor).stream()
                .collect(Collectors.toMap(
                        Views.ViewSummary::view, view -> view, (one, other) -> one, LinkedHashMap::new));
        var groups = new LinkedHashMap<String, Group>();
        applications.all().reversed().stream()
                .flatMap(installed -> installed.manifest().menu().stream())
                .forEach(entry -> groups.computeIfAbsent(entry.label().zh(), name -> new Group(entry))
                        .add(entry.items().stream()
                                .map(item -> visible.get(item.view()))
                                .filter(Objects::nonNull)
                                .toList()));
        // Views made in the browser say themselves where they stand.
        visible.values().forEach(view -> {
            var menu = view.menu();
            if (menu != null) {
                groups.computeIfAbsent(menu.zh(), name -> new Group(menu, false))
                        .add(List.of(view));
            }
        });
        return groups.values().stream()
                .filter(group -> !group.items.isEmpty())
                .sorted(Comparator.comparing(group -> group.folded))
                .map(group -> new MenuGroup(group.label, List.copyOf(group.items), group.folded))
                .toList();
    }

    private static final class Group {
        private final Label label;
        private final Set<MenuItem> items = new LinkedHashSet<>();
        private final boolean folded;

        Group(Manifest.MenuEntry entry) {
            this(entry.label(), Boolean.TRUE.equals(entry.folded()));
        }

        Group(Label label, boolean folded) {
            this.label = label;
            this.folded = folded;
        }

        void add(List<Views.ViewSummary> views) {
            views.forEach(view -> items.add(new MenuItem(view.view(), view.label())));
        }
    }
}
