package io.jianguan.deadline;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the events of a clock come to under a calendar.
 *
 * @param warnings when each stage of the rule warns; empty while it is paused
 */
record Reckoned(Explanation explanation, Map<String, Instant> warnings) {

    static Reckoned of(Rule rule, List<ClockEvent> events, Calendar calendar) {
        var explanation = ClockEvent.fold(rule, events, calendar);
        var warnings = new HashMap<String, Instant>();
        if (explanation.due() != null) {
            var reckoning = new Reckoning(rule.period(), ClockEvent.course(events), calendar);
            rule.warnings()
                    .forEach(stage -> warnings.put(stage.stage(), stage.offset().on(reckoning)));
        }
        return new Reckoned(explanation, warnings);
    }

    @Nullable
    Instant due() {
        return explanation.due();
    }

    /** When it begins to be near: the last warning before it is due. */
    @Nullable
    Instant near() {
        var due = due();
        return due == null
                ? null
                : warnings.values().stream()
                        .filter(at -> at.isBefore(due))
                        .max(Instant::compareTo)
                        .orElse(due);
    }
}
