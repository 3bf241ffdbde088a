package io.jianguan.archive;

import io.jianguan.document.Documents;
import io.jianguan.process.Timeline;
import io.jianguan.registry.Records;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sealed case files. */
@Component
class CaseFiles {
    private final JdbcClient jdbc;
    private final Timeline timeline;
    private final Documents documents;
    private final JsonMapper json;
    private final Clock clock;

    CaseFiles(JdbcClient jdbc, Timeline timeline, Documents documents, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.timeline = timeline;
        this.documents = documents;
        this.json = json;
        this.clock = clock;
    }

    /** What is sealed: the record as it is, every step with its submission, every document with its hash. */
    record Content(Records.Record record, List<Timeline.Entry> timeline, List<Documents.Document> documents) {}

    /** @param intact whether the content still has the hash it was sealed with */
    record CaseFile(
            String archiveNo, Instant sealedAt, String retention, String hash, boolean intact, JsonNode content) {}

    /** Seals the file of an instance; once. @return its archive number */
    String seal(Records.Record record, long instanceKey, String retention) {
        var entries = timeline.of(instanceKey);
        var ids = Documents.idsIn(
                List.of(entries.stream().map(Timeline.Entry::values).toList(), record.values()));
        var content = json.writeValueAsString(new Content(record, entries, documents.find(ids)));
        var now = clock.instant();
        var number = "DA%s%06d"
                .formatted(
                        LocalDate.ofInstant(now, ZoneId.of("Asia/Shanghai")).getYear(),
                        jdbc.sql("SELECT nextval('archive.number')")
                                .query(Long.class)
                                .single());
        jdbc.sql("""
                INSERT INTO archive.case_file (archive_no, registry, record_id, instance_key, sealed_at, retention,
                    content, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        number,
                        record.registry(),
                        record.id(),
                        instanceKey,
                        Timestamp.from(now),
                        retention,
                        content,
                        hash(content))
                .update();
        return number;
    }

    List<CaseFile> of(String registry, long recordId) {
        return jdbc.sql("SELECT * FROM archive.case_file WHERE registry = ? AND record_id = ? ORDER BY sealed_at DESC")
                .params(registry, recordId)
                .query((row, number) -> new CaseFile(
                        row.getString("archive_no"),
                        row.getTimestamp("sealed_at").toInstant(),
                        row.getString("retention"),
                        row.getString("hash"),
                        row.getString("hash").equals(hash(row.getString("content"))),
                        json.readTree(row.getString("content"))))
                .list();
    }

    private static String hash(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
