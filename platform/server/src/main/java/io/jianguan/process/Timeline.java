package io.jianguan.process;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What people and the system did in an instance, in the order of doing. */
@Component
public class Timeline {
    /** Beside a submission's values, where no field of a form can stand: its documents as they were then, by id. */
    public static final String FILES = "$files";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;

    Timeline(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    /**
     * @param kind what was done, for example {@code started, claimed, completed, returned, transferred, urged, ended}
     * @param username who; null for the system
     * @param opinion an opinion or a reason
     * @param values the submission as it was made; empty where there is none
     * @param onBehalfOf whom the person stood in for; null where nobody
     * @param people usernames of those it was done to: the new handler, added signers, readers of a copy
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
            Map<String, @Nullable Object> values,
            @Nullable String onBehalfOf,
            List<String> people) {

        public static Entry of(Instant at, String kind, @Nullable String elementId, @Nullable String username) {
            return new Entry(at, kind, elementId, username, null, null, null, null, Map.of(), null, List.of());
        }

        public Entry values(Map<String, @Nullable Object> told) {
            return new Entry(
                    at, kind, elementId, username, outcome, opinion, formId, formVersion, told, onBehalfOf, people);
        }

        public Entry opinion(String text) {
            return new Entry(
                    at, kind, elementId, username, outcome, text, formId, formVersion, values, onBehalfOf, people);
        }

        public Entry onBehalfOf(@Nullable String absent) {
            return new Entry(
                    at, kind, elementId, username, outcome, opinion, formId, formVersion, values, absent, people);
        }

        public Entry to(List<String> usernames) {
            return new Entry(
                    at,
                    kind,
                    elementId,
                    username,
                    outcome,
                    opinion,
                    formId,
                    formVersion,
                    values,
                    onBehalfOf,
                    usernames);
        }
    }

    /** What somebody may see who takes part but may not read the record: of what others filled in, their opinions. */
    static List<Entry> withoutOthers(List<Entry> entries, String username) {
        return entries.stream()
                .map(entry -> username.equals(entry.username()) ? entry : entry.values(Map.of()))
                .toList();
    }

    /** An entry and where it belongs. */
    public record Addition(long instanceKey, Entry entry) {}

    public void add(long instanceKey, Entry entry) {
        add(List.of(new Addition(instanceKey, entry)));
    }

    public void add(List<Addition> additions) {
        batches.batchUpdate(
                """
                INSERT INTO process.timeline (instance_key, at, kind, element_id, username, outcome, opinion, form_id,
                    form_version, values, on_behalf_of, people)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                """,
                additions.stream()
                        .map(addition -> parameters(addition.instanceKey(), addition.entry()))
                        .toList());
    }

    private @Nullable Object[] parameters(long instanceKey, Entry entry) {
        return new @Nullable Object[] {
            instanceKey,
            Timestamp.from(entry.at()),
            entry.kind(),
            entry.elementId(),
            entry.username(),
            entry.outcome(),
            entry.opinion(),
            entry.formId(),
            entry.formVersion(),
            json.writeValueAsString(entry.values()),
            entry.onBehalfOf(),
            entry.people().toArray(String[]::new)
        };
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
                        values(row.getString("values")),
                        row.getString("on_behalf_of"),
                        List.of((String[]) row.getArray("people").getArray())))
                .list();
    }

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> values(String text) {
        return json.readValue(text, Map.class);
    }
}
