package io.jianguan.operation;

import io.jianguan.audit.AuditLog;
import io.jianguan.engine.Rebuild;
import io.jianguan.identity.Actors;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How everything is doing, and the command that makes the read models again. */
@RestController
@RequestMapping("/api/operator")
class StateController {
    private final Conditions conditions;
    private final Alarms alarms;
    private final Rebuild rebuild;
    private final Actors actors;
    private final AuditLog audit;

    StateController(Conditions conditions, Alarms alarms, Rebuild rebuild, Actors actors, AuditLog audit) {
        this.conditions = conditions;
        this.alarms = alarms;
        this.rebuild = rebuild;
        this.actors = actors;
        this.audit = audit;
    }

    record State(Conditions.Figures figures, List<Alarms.Alarm> alarms, Rebuild.@Nullable Progress rebuild) {}

    @GetMapping("/state")
    State state(Locale locale) {
        return new State(
                conditions.figures(), alarms.list(locale), rebuild.latest().orElse(null));
    }

    @PostMapping("/projection/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Rebuild.Progress rebuild() {
        var username = actors.current().username();
        var progress = rebuild.request(username);
        audit.record(username, "operation.rebuild", "projection", Map.of("rebuild", progress.id()));
        return progress;
    }
}
