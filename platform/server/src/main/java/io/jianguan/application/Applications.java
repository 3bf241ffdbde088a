package io.jianguan.application;

import io.jianguan.identity.Label;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The applications that are installed. */
@Component
class Applications {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Applications(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    record Installed(String application, String version, Label label, Instant installedAt, Manifest manifest) {}

    boolean has(Package application) {
        return jdbc.sql("SELECT count(*) FROM application.application WHERE application = ? AND hash = ?")
                        .params(application.name(), application.hash())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void save(Package application) {
        jdbc.sql("""
                INSERT INTO application.application (application, version, hash, manifest, installed_at)
                VALUES (?, ?, ?, ?::jsonb, ?)
                ON CONFLICT (application) DO UPDATE SET version = excluded.version, hash = excluded.hash,
                    manifest = excluded.manifest, installed_at = excluded.installed_at
                """)
                .params(
                        application.name(),
                        application.manifest().version(),
                        application.hash(),
                        json.writeValueAsString(application.manifest()),
                        Timestamp.from(clock.instant()))
                .update();
    }

    /** In the order in which they were first installed. */
    List<Installed> all() {
        return jdbc.sql("SELECT version, manifest, installed_at FROM application.application ORDER BY id")
                .query((row, number) -> {
                    var manifest = json.readValue(row.getString("manifest"), Manifest.class);
                    return new Installed(
                            manifest.application(),
                            row.getString("version"),
                            manifest.label(),
                            row.getTimestamp("installed_at").toInstant(),
                            manifest);
                })
                .list();
    }
}
