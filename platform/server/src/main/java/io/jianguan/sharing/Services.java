package io.jianguan.sharing;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Label;
import io.jianguan.registry.ChangeCapture;
import io.jianguan.registry.SliceRows;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Data services: drafts, publication in versions, retirement. */
@Component
class Services {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,62}");
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ServiceCheck check;
    private final SliceRows rows;
    private final ChangeCapture capture;
    private final Feed feed;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Services(
            JdbcClient jdbc,
            JsonMapper json,
            ServiceCheck check,
            SliceRows rows,
            ChangeCapture capture,
            Feed feed,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.check = check;
        this.rows = rows;
        this.capture = capture;
        this.feed = feed;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param state {@code draft} (never published), {@code published} or {@code retired}
     * @param version published last; 0: none
     * @param draft null where nothing waits to be published
     * @param draftVersion counts savings; the value for If-Match
     */
    record Service(
            String service,
            String state,
            int version,
            @Nullable ServiceDefinition published,
            @Nullable Instant publishedAt,
            @Nullable String publishedBy,
            @Nullable ServiceDefinition draft,
            int draftVersion) {

        ServiceDefinition shown() {
            var newest = draft == null ? published : draft;
            if (newest == null) {
                throw new IllegalStateException("Service " + service + " is nothing");
            }
            return newest;
        }
    }

    private static final String SELECT = """
            SELECT s.service, s.state, s.version, s.draft::text AS draft, s.draft_version, v.definition::text AS published,
                v.published_at, v.published_by
            FROM sharing.service s LEFT JOIN sharing.version v ON v.service = s.service AND v.version = s.version
            """;

    private Service service(ResultSet row, int n) throws SQLException {
        var published = row.getString("published");
        var draft = row.getString("draft");
        var at = row.getObject("published_at", OffsetDateTime.class);
        return new Service(
                row.getString("service"),
                row.getString("state"),
                row.getInt("version"),
                published == null ? null : json.readValue(published, ServiceDefinition.class),
                at == null ? null : at.toInstant(),
                row.getString("published_by"),
                draft == null ? null : json.readValue(draft, ServiceDefinition.class),
                row.getInt("draft_version"));
    }

    /** In order of code, behind {@code after}. */
    List<Service> list(@Nullable String after, boolean publishedOnly, int limit) {
        return jdbc.sql(SELECT + " WHERE s.service > :after AND (NOT :only OR s.state = 'published')"
                        + " ORDER BY s.service LIMIT :limit")
                .param("after", after == null ? "" : after)
                .param("only", publishedOnly)
                .param("limit", limit)
                .query(this::service)
                .list();
    }

    /** @throws Problem {@code sharing.service-unknown} */
    Service get(String service) {
        return find(service).orElseThrow(() -> Problem.notFound("sharing.service-unknown", service));
    }

    private Optional<Service> find(String service) {
        return jdbc.sql(SELECT + " WHERE s.service = ?")
                .param(service)
                .query(this::service)
                .optional();
    }

    /** Of one that is published. */
    ServiceDefinition required(Service service) {
        var published = service.published();
        if (published == null) {
            throw Problem.notFound("sharing.service-unknown", service.service());
        }
        return published;
    }

    /** What holds now. @throws Problem {@code sharing.service-unknown}, also where it is not published */
    ServiceDefinition published(String service) {
        return find(service)
                .filter(found -> found.state().equals("published"))
                .map(Service::published)
                .orElseThrow(() -> Problem.notFound("sharing.service-unknown", service));
    }

    @Transactional
    void create(String username, String service, String registry, Label label) {
        if (!CODE.matcher(service).matches()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "sharing.service-code");
        }
        var made = jdbc.sql("""
                INSERT INTO sharing.service (service, draft, saved_by, saved_at) VALUES (?, ?::jsonb, ?, ?)
                ON CONFLICT DO NOTHING
                """)
                .params(service, json.writeValueAsString(ServiceCheck.first(registry, label)), username, now())
                .update();
        if (made == 0) {
            throw Problem.conflict("sharing.service-taken", service);
        }
        audit.record(username, "sharing.service-created", "service:" + service, Map.of("registry", registry));
    }

    /** @throws Problem {@code sharing.stale} where somebody saved since */
    @Transactional
    void save(String username, String service, int version, ServiceDefinition draft) {
        var registry = get(service).shown().registry();
        if (!registry.equals(draft.registry())) {
            throw Problem.conflict("sharing.other-registry");
        }
        var saved = jdbc.sql("""
                UPDATE sharing.service SET draft = ?::jsonb, draft_version = draft_version + 1, saved_by = ?, saved_at = ?
                WHERE service = ? AND draft_version = ?
                """)
                .params(json.writeValueAsString(draft), username, now(), service, version)
                .update();
        if (saved == 0) {
            throw Problem.conflict("sharing.stale");
        }
    }

    /**
     * Publishes the draft. Whoever follows a service whose rows or fields become others has to begin anew.
     *
     * @throws Problem {@code sharing.invalid} with every fault, {@code sharing.stale}
     */
    void publish(String username, String service, int draftVersion) {
        var found = get(service);
        var draft = found.draft();
        if (draft == null || found.draftVersion() != draftVersion) {
            throw Problem.conflict("sharing.stale");
        }
        List<FieldError> faults = check.faults(draft);
        if (!faults.isEmpty()) {
            throw Problem.invalid("sharing.invalid", faults);
        }
        rows.index(draft.slice(), draft.filters());
        transaction.executeWithoutResult(status -> {
            feed.alone();
            if (draft.changes()) {
                // before it is published: what happens from now on can be followed
                capture.follow(draft.registry());
            }
            int version = found.version() + 1;
            jdbc.sql("""
                    INSERT INTO sharing.version (service, version, definition, published_by, published_at)
                    VALUES (?, ?, ?::jsonb, ?, ?)
                    """)
                    .params(service, version, json.writeValueAsString(draft), username, now())
                    .update();
            var done = jdbc.sql("""
                    UPDATE sharing.service SET state = 'published', version = ?, draft = NULL,
                        draft_version = draft_version + 1 WHERE service = ? AND draft_version = ?
                    """).params(version, service, draftVersion).update();
            if (done == 0) {
                throw Problem.conflict("sharing.stale");
            }
            var before = found.state().equals("published") ? found.published() : null;
            feed.published(service, before != null && draft.continues(before));
            audit.record(
                    username,
                    "sharing.service-published",
                    "service:" + service,
                    Map.of("version", version, "clear", cleared(draft)));
        });
        uncapture(draft.registry());
    }

    private static List<String> cleared(ServiceDefinition definition) {
        var cleared = new ArrayList<String>();
        definition.fields().stream()
                .filter(ServiceDefinition.SharedField::clear)
                .forEach(field -> cleared.add(field.name() + ": " + field.reason()));
        return cleared;
    }

    /** From now on nobody reads it; it can be published again. */
    void retire(String username, String service) {
        var found = get(service);
        transaction.executeWithoutResult(status -> {
            feed.alone();
            jdbc.sql("""
                    UPDATE sharing.service s SET state = 'retired', draft = coalesce(s.draft,
                        (SELECT definition FROM sharing.version v WHERE v.service = s.service AND v.version = s.version))
                    WHERE s.service = :service AND s.state = 'published'
                    """).param("service", service).update();
            feed.ended(service);
            audit.record(username, "sharing.service-retired", "service:" + service, Map.of("version", found.version()));
        });
        uncapture(found.shown().registry());
    }

    /** Catching changes that nobody follows costs every writer something. */
    private void uncapture(String registry) {
        transaction.executeWithoutResult(status -> {
            feed.alone();
            if (followed().stream().noneMatch(one -> one.definition().registry().equals(registry))) {
                capture.leave(registry);
            }
        });
    }

    record Followed(String service, ServiceDefinition definition) {}

    /** Those that can be followed now. */
    List<Followed> followed() {
        return jdbc
                .sql("""
                SELECT s.service, v.definition::text AS definition FROM sharing.service s
                JOIN sharing.version v ON v.service = s.service AND v.version = s.version
                JOIN sharing.feed f ON f.service = s.service
                WHERE s.state = 'published' AND f.error IS NULL ORDER BY s.service
                """)
                .query((row, n) -> new Followed(
                        row.getString("service"), json.readValue(row.getString("definition"), ServiceDefinition.class)))
                .list()
                .stream()
                .filter(one -> one.definition().changes())
                .toList();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
