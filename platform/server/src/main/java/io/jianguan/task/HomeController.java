package io.jianguan.task;

import io.jianguan.identity.Actors;
import io.jianguan.identity.Label;
import io.jianguan.registry.Views;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The figures of the work home. */
@RestController
class HomeController {
    private final Actors actors;
    private final Inbox inbox;
    private final Views views;

    HomeController(Actors actors, Inbox inbox, Views views) {
        this.actors = actors;
        this.inbox = inbox;
        this.views = views;
    }

    record ViewCount(String view, Label label, long count, boolean capped) {}

    record Home(long todo, long toClaim, long near, long overdue, long startedByMe, List<ViewCount> byView) {}

    @GetMapping("/api/home")
    Home home() {
        var actor = actors.current();
        return new Home(
                inbox.count(actor, Inbox.Scope.MINE, Inbox.Filter.NONE).value(),
                inbox.count(actor, Inbox.Scope.CANDIDATE, Inbox.Filter.NONE).value(),
                inbox.count(actor, Inbox.Scope.MINE, new Inbox.Filter(null, null, "near"))
                        .value(),
                inbox.count(actor, Inbox.Scope.MINE, new Inbox.Filter(null, null, "overdue"))
                        .value(),
                inbox.count(actor, Inbox.Scope.STARTED, Inbox.Filter.NONE).value(),
                views.visible(actor).stream()
                        .map(view -> {
                            var count = views.count(actor, view.view());
                            return new ViewCount(view.view(), view.label(), count.value(), count.capped());
                        })
                        .toList());
    }
}
