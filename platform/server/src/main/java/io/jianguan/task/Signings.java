package io.jianguan.task;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Who was asked in a task, and what they answered. */
@Repository
class Signings {
    static final String BEFORE = "before";
    static final String AFTER = "after";
    static final String NODE = "node";
    static final String DELEGATE = "delegate";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Signings(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * @param phase {@code node, before, after, delegate}
     * @param state {@code planned, open, closed}
     */
    record Signing(long id, long taskId, String phase, Ballot ballot, String state) {
        boolean isSequence() {
            return ballot.mode().equals("sequence");
        }
    }

    record Signer(
            int seq,
            String username,
            BigDecimal weight,
            @Nullable String addedBy,
            @Nullable String reason,
            @Nullable Long childId,
            @Nullable String outcome,
            @Nullable String opinion,
            @Nullable Instant answeredAt) {}

    /** The one that is planned or at work. */
    Optional<Signing> current(long taskId) {
        return jdbc.sql("SELECT * FROM task.signing WHERE task_id = ? AND state <> 'closed' ORDER BY id DESC LIMIT 1")
                .param(taskId)
                .query(Signings::signing)
                .optional();
    }

    /** Those of a task that are over or at work, the last first. */
    List<Signing> of(long taskId) {
        return jdbc.sql("SELECT * FROM task.signing WHERE task_id = ? ORDER BY id DESC")
                .param(taskId)
                .query(Signings::signing)
                .list();
    }

    Signing create(long taskId, String phase, Ballot ballot, String state) {
        return jdbc.sql("""
                INSERT INTO task.signing (task_id, phase, mode, ratio, veto, agree, state)
                VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING *
                """)
                .params(taskId, phase, ballot.mode(), ballot.ratio(), ballot.veto(), ballot.agree(), state)
                .query(Signings::signing)
                .single();
    }

    void state(Signing signing, String state) {
        jdbc.sql("UPDATE task.signing SET state = ? WHERE id = ?")
                .params(state, signing.id())
                .update();
    }

    void keep(Signing signing, Map<String, @Nullable Object> variables) {
        jdbc.sql("UPDATE task.signing SET variables = ?::jsonb WHERE id = ?")
                .params(json.writeValueAsString(variables), signing.id())
                .update();
    }

    @SuppressWarnings("unchecked")
    Map<String, @Nullable Object> kept(Signing signing) {
        return jdbc.sql("SELECT coalesce(variables, '{}') FROM task.signing WHERE id = ?")
                .param(signing.id())
                .query((row, number) -> (Map<String, @Nullable Object>) json.readValue(row.getString(1), Map.class))
                .single();
    }

    /**
     * @param addedBy null: the model names them
     * @param reason what they are asked for; null: not said
     */
    void add(Signing signing, String username, BigDecimal weight, @Nullable String addedBy, @Nullable String reason) {
        jdbc.sql("""
                INSERT INTO task.signer (signing_id, seq, username, weight, added_by, reason)
                SELECT :signing, coalesce(max(seq), 0) + 1, :username, :weight, :by, :reason FROM task.signer
                WHERE signing_id = :signing
                """)
                .param("signing", signing.id())
                .param("username", username)
                .param("weight", weight)
                .param("by", addedBy)
                .param("reason", reason)
                .update();
    }

    List<Signer> signers(Signing signing) {
        return jdbc.sql("SELECT * FROM task.signer WHERE signing_id = ? AND NOT removed ORDER BY seq")
                .param(signing.id())
                .query(Signings::signer)
                .list();
    }

    void opened(Signing signing, Signer signer, long child) {
        jdbc.sql("UPDATE task.signer SET child_id = ? WHERE signing_id = ? AND seq = ?")
                .params(child, signing.id(), signer.seq())
                .update();
    }

    void answered(long child, String username, String outcome, @Nullable String opinion, Instant at) {
        jdbc.sql("""
                UPDATE task.signer SET username = ?, outcome = ?, opinion = ?, answered_at = ? WHERE child_id = ?
                """)
                .param(username)
                .param(outcome)
                .param(opinion)
                .param(Timestamp.from(at))
                .param(child)
                .update();
    }

    void handedOn(long child, String username) {
        jdbc.sql("UPDATE task.signer SET username = ? WHERE child_id = ?")
                .params(username, child)
                .update();
    }

    void remove(Signing signing, Signer signer) {
        jdbc.sql("UPDATE task.signer SET removed = true WHERE signing_id = ? AND seq = ?")
                .params(signing.id(), signer.seq())
                .update();
    }

    private static Signing signing(ResultSet row, int number) throws SQLException {
        return new Signing(
                row.getLong("id"),
                row.getLong("task_id"),
                row.getString("phase"),
                new Ballot(
                        row.getString("mode"),
                        row.getBigDecimal("ratio"),
                        row.getBoolean("veto"),
                        row.getString("agree")),
                row.getString("state"));
    }

    private static Signer signer(ResultSet row, int number) throws SQLException {
        var at = row.getTimestamp("answered_at");
        return new Signer(
                row.getInt("seq"),
                row.getString("username"),
                row.getBigDecimal("weight"),
                row.getString("added_by"),
                row.getString("reason"),
                row.getObject("child_id", Long.class),
                row.getString("outcome"),
                row.getString("opinion"),
                at == null ? null : at.toInstant());
    }
}
