package io.jianguan.application;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Label;
import io.jianguan.identity.MenuSource;
import io.jianguan.registry.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
                        Views.ViewSummary::view,
                        view -> new Label(view.label().zh(), view.label().en())));
        return applications.all().reversed().stream()
                .flatMap(installed -> installed.manifest().menu().stream())
                .map(group -> new MenuGroup(group.label(), items(group, visible)))
                .filter(group -> !group.items().isEmpty())
                .toList();
    }

    private static List<MenuItem> items(Manifest.MenuEntry group, Map<String, Label> visible) {
        var items = new ArrayList<MenuItem>();
        for (var item : group.items()) {
            var label = visible.get(item.view());
            if (label != null) {
                items.add(new MenuItem(item.view(), label));
            }
        }
        return items;
    }
}
