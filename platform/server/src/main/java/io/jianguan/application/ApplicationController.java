package io.jianguan.application;

import io.jianguan.identity.Label;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which applications are installed. */
@RestController
class ApplicationController {
    private final Applications applications;

    ApplicationController(Applications applications) {
        this.applications = applications;
    }

    record Summary(String application, String version, Label label, Instant installedAt) {}

    @GetMapping("/api/applications")
    List<Summary> all() {
        return applications.all().stream()
                .map(one -> new Summary(one.application(), one.version(), one.label(), one.installedAt()))
                .toList();
    }
}
