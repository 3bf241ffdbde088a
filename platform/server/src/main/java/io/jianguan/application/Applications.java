package io.jianguan.application;

import io.jianguan.identity.Label;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The applications that are installed. */
@Component
class Applications {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final DemoSettings demo;

    Applications(JdbcClient jdbc, JsonMapper json, Clock clock, DemoSettings demo) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.demo = demo;
    }

    record Installed(String application, String version, Label label, Instant installedAt, Manifest manifest) {}

    /** True where exactly this content is installed. */
    boolean has(Package application) {
        return jdbc.sql("SELECT count(*) FROM application.application WHERE application = ? AND hash = ?")
                        .params(application.name(), hash(application))
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
                        hash(application),
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

    /** The size of made data is a part of what is installed. */
    private String hash(Package application) {
        return application.manifest().demo() ? application.hash() + " " + demo.size() : application.hash();
    }

    /** True where others may build on it: installed, in its newest content. */
    boolean isSound(String application) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM application.application WHERE application = :application)
                  AND NOT EXISTS (SELECT FROM application.fault WHERE application = :application)
                """)
                .param("application", application)
                .query(Boolean.class)
                .single();
    }

    /** Remembers why; what was installed before goes on as it is. */
    void failed(String application, String message) {
        jdbc.sql("""
                INSERT INTO application.fault (application, message, at) VALUES (?, ?, ?)
                ON CONFLICT (application) DO UPDATE SET message = excluded.message, at = excluded.at
                """)
                .params(application, message, Timestamp.from(clock.instant()))
                .update();
    }

    void recovered(String application) {
        jdbc.sql("DELETE FROM application.fault WHERE application = ?")
                .param(application)
                .update();
    }

    /** What is wrong, by application. */
    Map<String, String> faults() {
        var faults = new TreeMap<String, String>();
        jdbc.sql("SELECT application, message FROM application.fault").query(row -> {
            faults.put(row.getString(1), row.getString(2));
        });
        return faults;
    }
}
