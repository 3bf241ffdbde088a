package io.jianguan.application;

import io.jianguan.identity.Actors;
import io.jianguan.identity.Label;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which applications are installed, and for those who administer them, what is wrong with which. */
@RestController
class ApplicationController {
    private static final List<String> ADMINISTRATORS = List.of("system-admin", "business-admin");
    private final Applications applications;
    private final Actors actors;

    ApplicationController(Applications applications, Actors actors) {
        this.applications = applications;
        this.actors = actors;
    }

    /**
     * @param version null: never installed
     * @param fault why its newest content is not installed
     */
    record Summary(
            String application,
            @Nullable String version,
            @Nullable Label label,
            @Nullable Instant installedAt,
            @Nullable String fault) {}

    @GetMapping("/api/applications")
    List<Summary> all() {
        var faults = ADMINISTRATORS.stream().anyMatch(actors.current()::has)
                ? new TreeMap<>(applications.faults())
                : new TreeMap<String, String>();
        var all = new ArrayList<Summary>();
        for (var one : applications.all()) {
            var fault = faults.remove(one.application());
            all.add(new Summary(one.application(), one.version(), one.label(), one.installedAt(), fault));
        }
        faults.forEach((application, fault) -> all.add(new Summary(application, null, null, null, fault)));
        return all;
    }
}
