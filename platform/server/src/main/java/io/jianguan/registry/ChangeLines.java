package io.jianguan.registry;

import io.jianguan.registry.RecordIntake.Source;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The history of many records, as {@link History} would write it one by one. */
final class ChangeLines {
    static final String SQL =
            "COPY registry.change (registry, record_id, version, kind, at, username, reason, before, after) FROM STDIN";
    private final RegistryDefinition definition;
    private final PersonalData personal;
    private final OffsetDateTime at;
    private final String username;
    private final Source source;
    private final JsonMapper json;
    private final CopyText text;

    ChangeLines(
            RegistryDefinition definition,
            OffsetDateTime at,
            String username,
            Source source,
            JsonMapper json,
            PersonalData personal) {
        this.definition = definition;
        this.personal = personal;
        this.at = at;
        this.username = username;
        this.source = source;
        this.json = json;
        this.text = new CopyText(json);
    }

    void add(
            long row,
            long id,
            int version,
            RecordTrail.Deed deed,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {
        text.value(definition.registry());
        text.value(id);
        text.value(version);
        text.value(deed.name().toLowerCase(Locale.ROOT));
        text.value(at);
        text.value(username);
        text.value(source.reason().replace("{row}", String.valueOf(row)));
        text.value(json.writeValueAsString(personal.sealed(definition, before)));
        text.value(json.writeValueAsString(personal.sealed(definition, after)));
        text.end();
    }

    byte[] bytes() {
        return text.bytes();
    }
}
