package io.jianguan.form;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people have typed into forms so far, never overwritten unseen. Who may do so is for the module to say whose form
 * it is; it also names what it is a draft of, such as {@code task/4711}.
 */
@Component
public class TypedDrafts {
    private static final String COLUMNS =
            "subject, username, data, form, form_version, base_version, version, saved_at, saved_by";
    private final JdbcClient jdbc;
    private final Clock clock;

    TypedDrafts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What is typed and into what.
     *
     * @param owner username of whose draft it is
     * @param data as its module writes it
     * @param form the form it was typed into, with its version; null where its subject says that
     * @param base version of what it changes; null where that says nothing
     */
    public record Typed(
            String subject,
            String owner,
            String data,
            @Nullable String form,
            @Nullable Integer formVersion,
            @Nullable Integer base) {}

    /**
     * @param version counts savings
     * @param savedBy username: its owner, or somebody who stood in
     */
    public record Draft(Typed typed, int version, Instant savedAt, String savedBy) {}

    public Optional<Draft> find(String subject, String owner) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM form.typed_draft WHERE subject = ? AND username = ?")
                .params(subject, owner)
                .query(TypedDrafts::draft)
                .optional();
    }

    private static Draft draft(ResultSet row, int number) throws SQLException {
        return new Draft(
                new Typed(
                        row.getString("subject"),
                        row.getString("username"),
                        row.getString("data"),
                        row.getString("form"),
                        row.getObject("form_version", Integer.class),
                        row.getObject("base_version", Integer.class)),
                row.getInt("version"),
                row.getTimestamp("saved_at").toInstant(),
                row.getString("saved_by"));
    }

    /**
     * @param version the version it was based on; 0 where there was none
     * @param by username of whoever typed
     * @return empty where somebody saved or removed it meanwhile: another window, or another person
     */
    @Transactional
    public Optional<Draft> save(Typed typed, int version, String by) {
        return jdbc.sql("""
                INSERT INTO form.typed_draft AS d (%1$s)
                SELECT :subject, :owner, :data, :form, :formVersion, :base, 1, :now, :by WHERE :version = 0
                    OR EXISTS (SELECT FROM form.typed_draft WHERE subject = :subject AND username = :owner)
                ON CONFLICT (subject, username) DO UPDATE SET data = excluded.data, form = excluded.form,
                    form_version = excluded.form_version, base_version = excluded.base_version, version = d.version + 1, saved_at = excluded.saved_at,
                    saved_by = excluded.saved_by WHERE d.version = :version
                RETURNING %1$s
                """.formatted(COLUMNS))
                .param("subject", typed.subject())
                .param("owner", typed.owner())
                .param("data", typed.data())
                .param("form", typed.form())
                .param("formVersion", typed.formVersion(), Types.INTEGER)
                .param("base", typed.base(), Types.INTEGER)
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .param("version", version)
                .query(TypedDrafts::draft)
                .optional();
    }

    /** Over whatever there was. */
    @Transactional
    public void put(Typed typed, String by) {
        save(typed, find(typed.subject(), typed.owner()).map(Draft::version).orElse(0), by);
    }

    /** @param subject where the owner has one there, that one stays */
    public void handOn(String subject, String from, String to) {
        jdbc.sql("""
                UPDATE form.typed_draft d SET username = :to WHERE subject = :subject AND username = :from
                    AND NOT EXISTS (SELECT FROM form.typed_draft o WHERE o.subject = :subject AND o.username = :to)
                """)
                .param("to", to)
                .param("subject", subject)
                .param("from", from)
                .update();
    }

    /** Whoever's. */
    public boolean any(Collection<String> subjects) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM form.typed_draft WHERE subject = ANY (?))")
                .param(subjects.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /** Whoever's. */
    public void forget(Collection<String> subjects) {
        jdbc.sql("DELETE FROM form.typed_draft WHERE subject = ANY (?)")
                .param(subjects.toArray(String[]::new))
                .update();
    }

    /** @return false where there was none */
    public boolean forget(String subject, String owner) {
        return jdbc.sql("DELETE FROM form.typed_draft WHERE subject = ? AND username = ?")
                        .params(subject, owner)
                        .update()
                > 0;
    }

    /** Where a page of somebody's drafts begins: behind one that was saved then. */
    public record Place(Instant savedAt, String subject) {}

    /**
     * Somebody's drafts, the last saved first.
     *
     * @param kinds what their subjects begin with, such as {@code new/}
     * @param behind null: from the beginning
     */
    public List<Draft> of(String owner, Collection<String> kinds, @Nullable Place behind, int limit) {
        return jdbc.sql("""
                SELECT %s FROM form.typed_draft
                WHERE username = :owner AND subject ^@ ANY (:kinds)
                    AND (:at::timestamptz IS NULL OR (saved_at, subject) < (:at::timestamptz, :subject))
                ORDER BY saved_at DESC, subject DESC LIMIT :limit
                """.formatted(COLUMNS))
                .param("owner", owner)
                .param("kinds", kinds.toArray(String[]::new))
                .param("at", behind == null ? null : behind.savedAt().toString())
                .param("subject", behind == null ? null : behind.subject())
                .param("limit", limit)
                .query(TypedDrafts::draft)
                .list();
    }

    /** Those that nobody has gone on with. @return how many there were */
    public int expire(Collection<String> kinds, Instant before) {
        return jdbc.sql(
                        "DELETE FROM form.typed_draft WHERE saved_at < :before::timestamptz AND subject ^@ ANY (:kinds)")
                .param("before", before.toString())
                .param("kinds", kinds.toArray(String[]::new))
                .update();
    }
}
