package io.jianguan.document;

import io.jianguan.document.reader.ReadFile;
import io.jianguan.fulltext.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What is still to be read, and what was: in the database, so that a restart forgets nothing. */
@Component
class ReadingQueue {
    /** PostgreSQL keeps at most 1 MB of lexemes in one vector. */
    private static final int MOST_TOKEN_BYTES = 900_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ReadingQueue(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** @param attempts this one included */
    record Taken(String hash, int attempts) {}

    /**
     * In the caller's transaction. What was read before is not read again.
     *
     * @param scan what the virus scanner says of it
     */
    void add(String hash, String scan) {
        jdbc.sql("""
                INSERT INTO document.content (hash, queued_at, scan) VALUES (:hash, :now, :scan)
                ON CONFLICT (hash) DO UPDATE SET scan = :scan WHERE content.scan <> 'infected' AND :scan <> 'off'""")
                .param("hash", hash)
                .param("scan", scan)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** @param lease after which another server takes it, if this one is gone */
    Optional<Taken> take(Duration lease) {
        var now = OffsetDateTime.now(clock);
        return jdbc.sql("""
                UPDATE document.content SET taken_until = :until, attempts = attempts + 1
                WHERE hash = (
                  SELECT hash FROM document.content
                  WHERE state = 'waiting' AND (taken_until IS NULL OR taken_until < :now)
                  ORDER BY queued_at FOR UPDATE SKIP LOCKED LIMIT 1)
                RETURNING hash, attempts""")
                .param("now", now)
                .param("until", now.plus(lease))
                .query(Taken.class)
                .optional();
    }

    /** It was nobody's fault. */
    void giveBack(Taken taken, Duration pause) {
        jdbc.sql("""
                UPDATE document.content SET taken_until = :until, attempts = attempts - 1
                WHERE hash = :hash AND state = 'waiting'""")
                .param("hash", taken.hash())
                .param("until", OffsetDateTime.now(clock).plus(pause))
                .update();
    }

    /** To be tried once more, in a process that has read nothing else. */
    void again(Taken taken) {
        jdbc.sql("UPDATE document.content SET taken_until = NULL WHERE hash = :hash AND state = 'waiting'")
                .param("hash", taken.hash())
                .update();
    }

    /** @param reason code; the messages say it in words */
    void unreadable(String hash, String reason) {
        jdbc.sql("""
                UPDATE document.content SET state = 'unreadable', reason = :reason, read_at = :now, taken_until = NULL
                WHERE hash = :hash""")
                .param("hash", hash)
                .param("reason", reason)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    @Transactional
    void read(String hash, ReadFile file) {
        var tokens = new LinkedHashSet<String>();
        var body = searchable(Markups.plain(file.text()), tokens);
        jdbc.sql("""
                UPDATE document.content SET state = 'read', reason = NULL, type = :type, body = :body, cut = :cut,
                  words = array_to_tsvector(:words), markup = :markup, properties = :properties::jsonb,
                  read_at = :now, taken_until = NULL
                WHERE hash = :hash AND scan <> 'infected'""")
                .param("hash", hash)
                .param("type", file.type())
                .param("body", body)
                .param("cut", file.cut() || body.length() < file.text().length())
                .param("words", tokens.toArray(String[]::new))
                .param("markup", file.markup().isEmpty() ? null : Markups.words(file.markup()))
                .param("properties", json.writeValueAsString(file.properties()))
                .param("now", OffsetDateTime.now(clock))
                .update();
        // what its first bytes did not tell; what a browser may show is never decided here
        jdbc.sql("""
                UPDATE document.document SET type = :type
                WHERE hash = :hash AND :type LIKE 'application/%'
                  AND type IN ('application/octet-stream', 'application/zip', 'application/x-tika-msoffice',
                               'application/x-tika-ooxml', 'text/plain')""").param("hash", hash).param("type", file.type()).update();
    }

    /** Names of documents that came before names were searched. @return whether there may be more */
    boolean nameSome() {
        var unnamed = jdbc.sql("SELECT id::text AS id, name FROM document.document WHERE name_words IS NULL LIMIT 200")
                .query((row, n) -> new String[] {row.getString("id"), row.getString("name")})
                .list();
        unnamed.forEach(one -> jdbc.sql(
                        "UPDATE document.document SET name_words = array_to_tsvector(:words) WHERE id = :id::uuid")
                .param("id", one[0])
                .param("words", Tokens.of(one[1]).toArray(String[]::new))
                .update());
        return unnamed.size() == 200;
    }

    /** As much of the text as its tokens leave room for: what is kept is found. */
    private static String searchable(String text, Set<String> tokens) {
        int bytes = 0;
        for (int start = 0; start < text.length(); ) {
            int end = Math.min(text.length(), start + 2_000);
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            // one more at each side: the pair across the edge
            for (var token : Tokens.of(text.substring(start, Math.min(text.length(), end + 2)))) {
                if (tokens.add(token)) {
                    bytes += token.getBytes(StandardCharsets.UTF_8).length;
                }
            }
            if (bytes > MOST_TOKEN_BYTES) {
                return text.substring(0, end);
            }
            start = end;
        }
        return text;
    }
}
