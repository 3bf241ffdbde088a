package io.jianguan.notification;

import java.security.SecureRandom;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How people want to be told. */
@Component
class People {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Person get(String username) {
        return jdbc.sql("SELECT * FROM notification.person WHERE username = ?")
                .param(username)
                .query((row, number) -> new Person(
                        username,
                        row.getString("language"),
                        row.getString("email"),
                        row.getString("webhook_url"),
                        row.getString("webhook_secret"),
                        row.getObject("quiet_from", LocalTime.class),
                        row.getObject("quiet_until", LocalTime.class),
                        row.getObject("digest_at", LocalTime.class)))
                .optional()
                .orElseGet(() -> Person.unknown(username));
    }

    /** By kind and channel, {@code kind/channel}: {@code digest} or {@code off}; what is at once is left out. */
    Map<String, String> modes(String username) {
        var modes = new TreeMap<String, String>();
        jdbc.sql("SELECT kind, channel, mode FROM notification.preference WHERE username = ?")
                .param(username)
                .query(row -> {
                    modes.put(row.getString("kind") + "/" + row.getString("channel"), row.getString("mode"));
                });
        return modes;
    }

    /** A new webhook address gets a new secret. */
    @Transactional
    void save(Person person, Map<String, String> modes) {
        jdbc.sql("""
                INSERT INTO notification.person AS p
                    (username, language, email, webhook_url, webhook_secret, quiet_from, quiet_until, digest_at)
                VALUES (:username, :language, :email, :url, CASE WHEN CAST(:url AS text) IS NOT NULL THEN :secret END,
                    :from, :until, :digest)
                ON CONFLICT (username) DO UPDATE SET language = excluded.language, email = excluded.email,
                    webhook_url = excluded.webhook_url, webhook_secret = CASE
                        WHEN p.webhook_url IS NOT DISTINCT FROM excluded.webhook_url THEN p.webhook_secret
                        ELSE excluded.webhook_secret END,
                    quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
                    digest_at = excluded.digest_at
                """)
                .param("username", person.username())
                .param("language", person.language())
                .param("email", person.email())
                .param("url", person.webhookUrl())
                .param("secret", secret())
                .param("from", person.quietFrom())
                .param("until", person.quietUntil())
                .param("digest", person.digestAt())
                .update();
        jdbc.sql("DELETE FROM notification.preference WHERE username = ?")
                .param(person.username())
                .update();
        modes.forEach((way, mode) -> jdbc.sql("INSERT INTO notification.preference VALUES (?, ?, ?, ?)")
                .params(person.username(), part(way, 0), part(way, 1), mode)
                .update());
    }

    private static String part(String way, int index) {
        return way.split("/", 2)[index];
    }

    private static @Nullable String secret() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
