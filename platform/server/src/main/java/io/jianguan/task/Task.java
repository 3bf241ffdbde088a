package io.jianguan.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A piece of work for a person. */
record Task(
        long id,
        long instanceKey,
        String processId,
        int version,
        String elementId,
        String name,
        String processName,
        String registry,
        long recordId,
        @Nullable String recordNumber,
        String recordTitle,
        @Nullable String recordStatus,
        String owner,
        String formId,
        int formVersion,
        State state,
        @Nullable String assignee,
        @Nullable Instant claimedAt,
        Instant createdAt,
        @Nullable Instant dueAt,
        @Nullable String dueExplanation,
        int priority,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        @Nullable Instant nearAt,
        boolean paused,
        @Nullable String dueExplanationEn,
        Kind kind,
        @Nullable Long parentId,
        @Nullable Long elementInstanceKey,
        @Nullable String onBehalfOf,
        List<String> returnTo,
        @Nullable String ending,
        @Nullable String startedBy) {

    /** The engine's own task, or a part of one that somebody else works on. */
    enum Kind {
        MAIN,
        SIGNER,
        DELEGATE
    }

    /**
     * {@code WAITING}: others are at work on parts of it. {@code COMPLETING}: accepted and safe, the engine has not yet
     * confirmed.
     */
    enum State {
        OPEN,
        WAITING,
        COMPLETING,
        DONE,
        CANCELED
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    boolean isMain() {
        return kind == Kind.MAIN;
    }

    boolean isHeldBy(String username) {
        return username.equals(assignee);
    }

    static Task of(ResultSet row, int number) throws SQLException {
        return new Task(
                row.getLong("id"),
                row.getLong("instance_key"),
                row.getString("process_id"),
                row.getInt("version"),
                row.getString("element_id"),
                row.getString("name"),
                row.getString("process_name"),
                row.getString("registry"),
                row.getLong("record_id"),
                row.getString("record_number"),
                row.getString("record_title"),
                row.getString("record_status"),
                row.getString("owner_org"),
                row.getString("form_id"),
                row.getInt("form_version"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("assignee"),
                instant(row, "claimed_at"),
                row.getTimestamp("created_at").toInstant(),
                orNull(row, "due_at"),
                row.getString("due_explanation"),
                row.getInt("priority"),
                row.getString("ended_by"),
                instant(row, "ended_at"),
                orNull(row, "near_at"),
                row.getBoolean("paused"),
                row.getString("due_explanation_en"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getObject("parent_id", Long.class),
                row.getObject("element_instance_key", Long.class),
                row.getString("on_behalf_of"),
                List.of((String[]) row.getArray("return_to").getArray()),
                row.getString("ending"),
                row.getString("started_by"));
    }

    private static @Nullable Instant orNull(ResultSet row, String column) throws SQLException {
        return "infinity".equals(row.getString(column)) ? null : instant(row, column);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
