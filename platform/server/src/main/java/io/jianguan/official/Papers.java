package io.jianguan.official;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code official.document}: what was issued. Nothing is ever deleted; what is void says so. */
@Repository
class Papers {
    private final JdbcClient jdbc;

    Papers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of the three forms. */
    record File(String id, String hash) {}

    /**
     * @param request names the wish that it came from: the same again is the same document
     * @param token in the address for checking
     */
    record Paper(
            long id,
            String request,
            String template,
            int version,
            String title,
            String registry,
            long recordId,
            @Nullable Long instanceKey,
            String organisation,
            String organisationName,
            String number,
            @Nullable String issuedBy,
            Instant issuedAt,
            LocalDate issuedOn,
            String token,
            File docx,
            File pdf,
            File ofd,
            @Nullable Instant voidedAt,
            @Nullable String voidedBy,
            @Nullable String voidReason) {}

    /** The next number of a series; none is left out, since it is taken back with everything else. */
    long next(String organisation, String series) {
        return jdbc.sql("""
                INSERT INTO official.number AS n (organisation, series, value) VALUES (?, ?, 1)
                ON CONFLICT (organisation, series) DO UPDATE SET value = n.value + 1
                RETURNING value
                """).params(organisation, series).query(Long.class).single();
    }

    void add(Paper paper) {
        jdbc.sql("""
                INSERT INTO official.document (request, template, version, title, registry, record_id, instance_key,
                    organisation, organisation_name, number, issued_by, issued_at, issued_on, token,
                    docx, pdf, ofd, docx_hash, pdf_hash, ofd_hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::uuid, ?::uuid, ?::uuid, ?, ?, ?)
                """)
                .params(paper.request(), paper.template(), paper.version(), paper.title())
                .params(paper.registry(), paper.recordId())
                .param(paper.instanceKey())
                .params(paper.organisation(), paper.organisationName(), paper.number())
                .param(paper.issuedBy())
                .params(Timestamp.from(paper.issuedAt()), paper.issuedOn(), paper.token())
                .params(paper.docx().id(), paper.pdf().id(), paper.ofd().id())
                .params(paper.docx().hash(), paper.pdf().hash(), paper.ofd().hash())
                .update();
    }

    Optional<Paper> byRequest(String request) {
        return jdbc.sql("SELECT * FROM official.document WHERE request = ?")
                .param(request)
                .query(Papers::row)
                .optional();
    }

    Optional<Paper> byToken(String token) {
        return jdbc.sql("SELECT * FROM official.document WHERE token = ?")
                .param(token)
                .query(Papers::row)
                .optional();
    }

    Optional<Paper> find(long id) {
        return jdbc.sql("SELECT * FROM official.document WHERE id = ?")
                .param(id)
                .query(Papers::row)
                .optional();
    }

    /** The newest first. */
    List<Paper> of(String registry, long recordId, long before, int limit) {
        return jdbc.sql("""
                SELECT * FROM official.document WHERE registry = ? AND record_id = ? AND id < ?
                ORDER BY id DESC LIMIT ?
                """)
                .params(registry, recordId, before, limit)
                .query(Papers::row)
                .list();
    }

    /** @return false where it was void already */
    boolean makeVoid(long id, Instant at, String username, String reason) {
        return jdbc.sql("""
                UPDATE official.document SET voided_at = ?, voided_by = ?, void_reason = ?
                WHERE id = ? AND voided_at IS NULL
                """).params(Timestamp.from(at), username, reason, id).update() == 1;
    }

    private static Paper row(ResultSet row, int n) throws SQLException {
        var voided = row.getTimestamp("voided_at");
        return new Paper(
                row.getLong("id"),
                row.getString("request"),
                row.getString("template"),
                row.getInt("version"),
                row.getString("title"),
                row.getString("registry"),
                row.getLong("record_id"),
                row.getObject("instance_key", Long.class),
                row.getString("organisation"),
                row.getString("organisation_name"),
                row.getString("number"),
                row.getString("issued_by"),
                row.getTimestamp("issued_at").toInstant(),
                row.getObject("issued_on", LocalDate.class),
                row.getString("token"),
                new File(row.getString("docx"), row.getString("docx_hash")),
                new File(row.getString("pdf"), row.getString("pdf_hash")),
                new File(row.getString("ofd"), row.getString("ofd_hash")),
                voided == null ? null : voided.toInstant(),
                row.getString("voided_by"),
                row.getString("void_reason"));
    }
}
