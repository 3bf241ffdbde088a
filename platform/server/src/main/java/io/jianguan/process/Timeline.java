package io.jianguan.process;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What people and the system did in an instance, in the order of doing. */
@Component
public class Timeline {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Timeline(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * @param kind {@code started, claimed, unclaimed, completed, system, ended}
     * @param username who; null for the system
     * @param values the submission as it was made; empty where there is none
     */
    public record Entry(
            Instant at,
            String kind,
            @Nullable String elementId,
            @Nullable String username,
            @Nullable String outcome,
            @Nullable String opinion,
            @Nullable String formId,
            @Nullable Integer formVersion,
            Map<String, @Nullable Object> values) {

        public static Entry of(Instant at, String kind, @Nullable String elementId, @Nullable String username) {
            return new Entry(at, kind, elementId, username, null, null, null, null, Map.of());
        }

        public Entry opinion(String text) {
            return new Entry(at, kind, elementId, username, outcome, text, formId, formVersion, values);
        }
    }

    public void add(long instanceKey, Entry entry) {
        jdbc.sql("""
                INSERT INTO process.timeline (instance_key, at, kind, element_id, username, outcome, opinion, form_id,
                    form_version, values)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                """)
                .param(instanceKey)
                .param(Timestamp.from(entry.at()))
                .param(entry.kind())
                .param(entry.elementId())
                .param(entry.username())
                .param(entry.outcome())
                .param(entry.opinion())
                .param(entry.formId())
                .param(entry.formVersion())
                .param(json.writeValueAsString(entry.values()))
                .update();
    }

    public List<Entry> of(long instanceKey) {
        return jdbc.sql("SELECT * FROM process.timeline WHERE instance_key = ? ORDER BY id")
                .param(instanceKey)
                .query((row, number) -> new Entry(
                        row.getTimestamp("at").toInstant(),
                        row.getString("kind"),
                        row.getString("element_id"),
                        row.getString("username"),
                        row.getString("outcome"),
                        row.getString("opinion"),
                        row.getString("form_id"),
                        row.getObject("form_version", Integer.class),
                        values(row.getString("values"))))
                .list();
    }

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> values(String text) {
        return json.readValue(text, Map.class);
    }
}
