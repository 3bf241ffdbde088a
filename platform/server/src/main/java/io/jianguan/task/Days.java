package io.jianguan.task;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** Between which instants a task is due that is {@code overdue}, {@code near} or due {@code today}. */
record Days(Clock clock) {

    Timestamp from(@Nullable String due) {
        return switch (due) {
            case "near" -> Timestamp.from(clock.instant());
            case "today" -> Timestamp.from(midnight(0));
            case null, default -> new Timestamp(PGStatement.DATE_NEGATIVE_INFINITY);
        };
    }

    /** Not included. */
    Timestamp until(@Nullable String due) {
        return switch (due) {
            case "overdue" -> Timestamp.from(clock.instant());
            case "today" -> Timestamp.from(midnight(1));
            case null, default -> new Timestamp(PGStatement.DATE_POSITIVE_INFINITY);
        };
    }

    private Instant midnight(int days) {
        return LocalDate.now(clock).plusDays(days).atStartOfDay(clock.getZone()).toInstant();
    }
}
