package io.jianguan.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A clock as it stands.
 *
 * @param taskId of a clock on a task; otherwise null
 * @param status of a clock on a stage of a record, the status that is the stage; otherwise null
 * @param supervisionId of a clock on a supervision item; otherwise null
 * @param calendarVersion that of the calendars by which it was reckoned last
 */
record LegalClock(
        long id,
        @Nullable Long taskId,
        @Nullable String registry,
        @Nullable Long recordId,
        @Nullable String status,
        @Nullable Long supervisionId,
        String owner,
        Rule rule,
        State state,
        Explanation explanation,
        long calendarVersion) {

    enum State {
        RUNNING,
        PAUSED,
        ENDED
    }

    @Nullable
    Instant due() {
        return explanation.due();
    }

    LegalClock as(State next, Explanation why, long calendar) {
        return new LegalClock(id, taskId, registry, recordId, status, supervisionId, owner, rule, next, why, calendar);
    }

    LegalClock of(String other) {
        return new LegalClock(
                id,
                taskId,
                registry,
                recordId,
                status,
                supervisionId,
                other,
                rule,
                state,
                explanation,
                calendarVersion);
    }

    static LegalClock of(ResultSet row, JsonMapper json) throws SQLException {
        return new LegalClock(
                row.getLong("id"),
                row.getObject("task_id", Long.class),
                row.getString("registry"),
                row.getObject("record_id", Long.class),
                row.getString("status"),
                row.getObject("supervision_id", Long.class),
                row.getString("owner_org"),
                json.readValue(row.getString("rule"), Rule.class),
                State.valueOf(row.getString("state").toUpperCase(java.util.Locale.ROOT)),
                json.readValue(row.getString("explanation"), Explanation.class),
                row.getLong("calendar_version"));
    }
}
