package io.jianguan.registry;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What definitions ask of the rules on time, which another module keeps. */
public interface RulesOnTime {
    /** Whether there is any version of it. */
    boolean isKnown(String rule);

    /**
     * The day with which a period is over, by the calendar of an office and the version in force at its start.
     *
     * @param office code of the organisation; null: the calendar for all
     * @return null where no such rule is in force, or where it gives no length
     */
    @Nullable
    LocalDate lastDay(String rule, Instant start, @Nullable String office);
}
