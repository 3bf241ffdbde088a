package io.jianguan.deadline;

import io.jianguan.registry.RulesOnTime;
import io.jianguan.rest.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The last days of periods, for dates that records hold. */
@Component
class LastDays implements RulesOnTime {
    private static final Logger log = LoggerFactory.getLogger(LastDays.class);
    private final Rules rules;
    private final WorkCalendar calendars;

    LastDays(Rules rules, WorkCalendar calendars) {
        this.rules = rules;
        this.calendars = calendars;
    }

    @Override
    public boolean isKnown(String rule) {
        return rules.isKnown(rule);
    }

    /** A record without the date is better than one that cannot be saved. */
    @Override
    public @Nullable LocalDate lastDay(String code, Instant start, @Nullable String office) {
        try {
            var rule = rules.inForce(code, Calendar.dayOf(start));
            var calendar = calendars.of(Objects.requireNonNullElse(office, WorkCalendar.ALL));
            var due = new Reckoning(rule.period(), Course.of(start), calendar).due();
            return due == null ? null : Calendar.dayOf(due);
        } catch (Problem missing) {
            log.error("No date by {}: {}", code, missing.getMessage());
            return null;
        }
    }
}
