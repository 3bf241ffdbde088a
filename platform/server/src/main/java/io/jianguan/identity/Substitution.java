package io.jianguan.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody acts for somebody who is away.
 *
 * @param from first day
 * @param until last day
 * @param processes BPMN process ids it holds for; empty for all
 * @param endedAt when it was ended before its last day
 */
public record Substitution(
        String id,
        Person absent,
        Person substitute,
        LocalDate from,
        LocalDate until,
        List<String> processes,
        @Nullable String reason,
        Person createdBy,
        Instant createdAt,
        @Nullable Instant endedAt,
        State state) {

    /** {@code PLANNED}: its first day is still to come. */
    public enum State {
        PLANNED,
        IN_FORCE,
        OVER
    }

    public record Person(String username, String name) {}
}
