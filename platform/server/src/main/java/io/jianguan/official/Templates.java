package io.jianguan.official;

import io.jianguan.audit.AuditLog;
import io.jianguan.registry.CodeTables;
import io.jianguan.registry.Registries;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Templates and their versions. A published version never changes: what was issued by it can be made again. */
@Component
public class Templates {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final AuditLog audit;
    private final DocxGuard guard;
    private final Registries registries;
    private final CodeTables codes;
    private final MessageSource messages;

    Templates(
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock,
            AuditLog audit,
            DocxGuard guard,
            Registries registries,
            CodeTables codes,
            MessageSource messages) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.audit = audit;
        this.guard = guard;
        this.registries = registries;
        this.codes = codes;
        this.messages = messages;
    }

    /** A template's file and what belongs to it. */
    record Version(
            TemplateSettings settings,
            int version,
            byte[] content,
            @Nullable String publishedBy,
            Instant publishedAt) {}

    /**
     * Publishes a template of an application; the same again changes nothing. What somebody published since stays, as
     * registries and lists do.
     *
     * @param yaml settings, as {@code platform/docs/official-documents.md} lists them
     * @throws Problem {@code official.template} with what is wrong
     */
    @Transactional
    public void publish(String yaml, byte[] docx) {
        TemplateSettings settings;
        try {
            settings = YAML.readValue(yaml, TemplateSettings.class);
        } catch (tools.jackson.core.JacksonException unreadable) {
            throw invalid("settings", "unreadable", String.valueOf(unreadable.getOriginalMessage()));
        }
        var latest = find(settings.template());
        if (latest.isEmpty() || latest.get().publishedBy() == null) {
            publish(settings, docx, null);
        }
    }

    /** @throws Problem {@code official.template} with every fault, {@code official.file} */
    @Transactional
    int publish(TemplateSettings settings, byte[] docx, @Nullable String username) {
        guard.check(docx);
        check(settings);
        var faults = scan(settings, docx).stream()
                .filter(found -> found.fault() != null && !found.warning())
                .map(found -> new FieldError(
                        found.tag(), String.valueOf(found.fault()), text("official.fault." + found.fault())))
                .toList();
        if (!faults.isEmpty()) {
            throw Problem.invalid("official.template", faults);
        }
        var hash = hash(docx, json.writeValueAsString(settings));
        var before = find(settings.template());
        if (before.isPresent()
                && hash.equals(hash(
                        before.get().content(),
                        json.writeValueAsString(before.get().settings())))) {
            return before.get().version();
        }
        var version = before.map(Version::version).orElse(0) + 1;
        jdbc.sql("""
                INSERT INTO official.template_version (template, version, registry, settings, content, hash,
                    published_by, published_at)
                VALUES (?, ?, ?, ?::jsonb, ?, ?, ?, ?)
                """)
                .params(
                        settings.template(),
                        version,
                        settings.registry(),
                        json.writeValueAsString(settings),
                        docx,
                        hash)
                .param(username)
                .param(Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("""
                INSERT INTO official.template (template, registry, version) VALUES (?, ?, ?)
                ON CONFLICT (template) DO UPDATE SET registry = excluded.registry, version = excluded.version
                """).params(settings.template(), settings.registry(), version).update();
        audit.record(
                username,
                "official.template-published",
                "official-template:" + settings.template(),
                Map.of("version", version, "hash", hash));
        return version;
    }

    List<Scan.FoundPlaceholder> scan(TemplateSettings settings, byte[] docx) {
        return Scan.of(docx, words(settings));
    }

    Vocabulary words(TemplateSettings settings) {
        return new Vocabulary(registries, codes, settings);
    }

    void check(TemplateSettings settings) {
        if (!settings.template().matches("[a-z][a-z0-9-]{1,59}")) {
            throw invalid("template", "code");
        }
        if (settings.label().zh().isBlank() || settings.label().zh().length() > 60) {
            throw invalid("label.zh", "name");
        }
        if (!registries.names().contains(settings.registry())) {
            throw invalid("registry", "registry");
        }
        if (!NumberRule.valid(settings.number())) {
            throw invalid("number", "number");
        }
        settings.lookups().forEach((name, lookup) -> {
            var known = registries.names().contains(lookup.registry())
                    && registries.get(lookup.registry()).field(lookup.field()).isPresent()
                    && registries.get(settings.registry()).field(lookup.of()).isPresent();
            if (!known) {
                throw invalid("lookups." + name, "lookup");
            }
        });
    }

    private Problem invalid(String field, String fault, Object... arguments) {
        return Problem.invalid(
                "official.template", List.of(new FieldError(field, fault, text("official.fault." + fault, arguments))));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    /** The newest version. */
    Optional<Version> find(String template) {
        return jdbc.sql("""
                SELECT v.* FROM official.template t JOIN official.template_version v USING (template, version)
                WHERE t.template = ?
                """).param(template).query(this::version).optional();
    }

    /** @throws Problem {@code official.template-unknown} */
    Version get(String template) {
        return find(template).orElseThrow(() -> Problem.notFound("official.template-unknown", template));
    }

    boolean isOffered(String template) {
        return jdbc.sql("SELECT offered FROM official.template WHERE template = ?")
                .param(template)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Those in use for a registry. */
    List<Version> offered(String registry) {
        return jdbc.sql("""
                SELECT v.* FROM official.template t JOIN official.template_version v USING (template, version)
                WHERE t.registry = ? AND t.offered ORDER BY t.template
                """).param(registry).query(this::version).list();
    }

    /** Newest first. */
    List<Version> versions(String template) {
        return jdbc.sql("SELECT * FROM official.template_version WHERE template = ? ORDER BY version DESC LIMIT 100")
                .param(template)
                .query(this::version)
                .list();
    }

    /** @param from the first code asked for */
    record TemplateSummary(
            String template,
            String labelZh,
            String labelEn,
            String registry,
            int version,
            boolean offered,
            boolean draft) {}

    List<TemplateSummary> list(String after, int limit) {
        return jdbc.sql("""
                SELECT template, coalesce(d.settings, v.settings) -> 'label' ->> 'zh' AS zh,
                    coalesce(d.settings, v.settings) -> 'label' ->> 'en' AS en,
                    coalesce(d.settings, v.settings) ->> 'registry' AS registry,
                    coalesce(t.version, 0) AS version, coalesce(t.offered, false) AS offered,
                    d.template IS NOT NULL AS draft
                FROM (SELECT template FROM official.template UNION SELECT template FROM official.draft) all_of
                LEFT JOIN official.template t USING (template)
                LEFT JOIN official.template_version v USING (template, version)
                LEFT JOIN official.draft d USING (template)
                WHERE template > ? ORDER BY template LIMIT ?
                """)
                .params(after, limit)
                .query((row, n) -> new TemplateSummary(
                        row.getString("template"),
                        row.getString("zh"),
                        row.getString("en"),
                        row.getString("registry"),
                        row.getInt("version"),
                        row.getBoolean("offered"),
                        row.getBoolean("draft")))
                .list();
    }

    @Transactional
    void offer(String template, boolean offered, String username) {
        get(template);
        jdbc.sql("UPDATE official.template SET offered = ? WHERE template = ?")
                .params(offered, template)
                .update();
        audit.record(
                username,
                offered ? "official.template-offered" : "official.template-withdrawn",
                "official-template:" + template,
                Map.of());
    }

    private Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                json.readValue(row.getString("settings"), TemplateSettings.class),
                row.getInt("version"),
                row.getBytes("content"),
                row.getString("published_by"),
                row.getTimestamp("published_at").toInstant());
    }

    static String hash(byte[]... contents) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            for (var content : contents) {
                sha256.update(content);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static String hash(byte[] docx, String settings) {
        return hash(docx, settings.getBytes(StandardCharsets.UTF_8));
    }
}
