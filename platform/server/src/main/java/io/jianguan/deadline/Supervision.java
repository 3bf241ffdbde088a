package io.jianguan.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 督办: a leader's demand about a task, to be answered in time.
 *
 * @param processId of the task's process
 * @param addressee who has to reply
 * @param username the leader who made it
 * @param overseer who follows it up: the leader, or whoever took over from them
 * @param repliedBy who replied: the addressee, or whoever stood in for them
 * @param state open, replied or closed
 */
record Supervision(
        long id,
        long taskId,
        long instanceKey,
        String processId,
        String elementId,
        String taskName,
        String recordTitle,
        String owner,
        String addressee,
        String username,
        String overseer,
        Instant at,
        String demand,
        String state,
        @Nullable String reply,
        @Nullable Instant repliedAt,
        @Nullable String repliedBy,
        @Nullable String opinion,
        @Nullable String closedBy,
        @Nullable Instant closedAt) {

    static Supervision of(ResultSet row, int number) throws SQLException {
        return new Supervision(
                row.getLong("id"),
                row.getLong("task_id"),
                row.getLong("instance_key"),
                row.getString("process_id"),
                row.getString("element_id"),
                row.getString("task_name"),
                row.getString("record_title"),
                row.getString("owner_org"),
                row.getString("addressee"),
                row.getString("username"),
                row.getString("overseer"),
                row.getTimestamp("at").toInstant(),
                row.getString("demand"),
                row.getString("state"),
                row.getString("reply"),
                instant(row.getTimestamp("replied_at")),
                row.getString("replied_by"),
                row.getString("opinion"),
                row.getString("closed_by"),
                instant(row.getTimestamp("closed_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
