package io.jianguan.draw;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actor;
import io.jianguan.rest.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the parties of a draw give once it is promised: seals, then the values that they seal; or a public value. */
@Component
class Entries {
    private static final Pattern SEAL = Pattern.compile("[0-9a-f]{64}");
    /** Long enough that nobody finds it from its seal. */
    private static final Pattern SEALED = Pattern.compile("[0-9a-f]{32,128}");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final Draws draws;
    private final AuditLog audit;
    private final Clock clock;

    Entries(JdbcClient jdbc, Draws draws, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.draws = draws;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param kind {@code seal} or {@code value} */
    record Entry(String username, String kind, String content, Instant at) {}

    List<Entry> of(UUID draw) {
        return jdbc.sql("SELECT username, kind, content, at FROM draw.entry WHERE draw_id = ? ORDER BY id")
                .param(draw)
                .query((row, n) -> new Entry(
                        row.getString("username"),
                        row.getString("kind"),
                        row.getString("content"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** @throws Problem {@code draw.sealed} the second time; as {@link #value} */
    @Transactional
    void seal(Actor actor, UUID id, String seal) {
        var draw = open(actor, id);
        if (draw.source().kind() != Source.Kind.PARTIES || !SEAL.matcher(seal).matches()) {
            throw Problem.invalid("draw.seal", List.of());
        }
        if (latest(of(id), "seal").containsKey(actor.username())) {
            throw Problem.conflict("draw.sealed");
        }
        add(draw, actor, "seal", seal);
    }

    /**
     * @throws Problem {@code draw.closed} where it waits for nothing, {@code draw.not-party}, {@code draw.too-early}
     *     before a public value is known or before all have sealed theirs, {@code draw.seal-differs}
     */
    @Transactional
    void value(Actor actor, UUID id, String text) {
        var draw = open(actor, id);
        var value = Source.value(text);
        if (value == null || value.length() > LONGEST) {
            throw Problem.invalid("draw.value", List.of());
        }
        if (draw.source().kind() == Source.Kind.PARTIES) {
            requireSealed(draw, actor.username(), value);
        } else if (clock.instant().isBefore(Objects.requireNonNull(draw.source().knownAt()))) {
            throw Problem.conflict("draw.too-early", TIME.format(draw.source().knownAt()));
        }
        add(draw, actor, "value", value);
    }

    private Draw open(Actor actor, UUID id) {
        var draw = draws.lock(id);
        if (!draw.isOpen() || !draw.source().waits()) {
            throw Problem.conflict("draw.closed");
        }
        if (!draw.source().parties().contains(actor.username())) {
            throw Problem.forbidden("draw.not-party");
        }
        return draw;
    }

    private void requireSealed(Draw draw, String party, String value) {
        var seals = latest(of(draw.id()), "seal");
        if (!seals.keySet().containsAll(draw.source().parties())) {
            throw Problem.conflict("draw.unsealed");
        }
        if (!SEALED.matcher(value).matches() || !Seed.seal(party, value).equals(seals.get(party))) {
            throw Problem.invalid("draw.seal-differs", List.of());
        }
    }

    private void add(Draw draw, Actor actor, String kind, String content) {
        jdbc.sql("INSERT INTO draw.entry (draw_id, username, kind, content, at) VALUES (?, ?, ?, ?, ?)")
                .param(draw.id())
                .param(actor.username())
                .param(kind)
                .param(content)
                .param(Timestamp.from(clock.instant()))
                .update();
        audit.record(
                actor.username(),
                "draw." + kind,
                draw.registry() + ":" + draw.recordId(),
                Map.of("draw", draw.id().toString()));
    }

    /** The seed's lines, once every value is there; a public value once two parties give the same. */
    Optional<List<String>> lines(Draw draw, String secret) {
        return switch (draw.source().kind()) {
            case SERVER -> Optional.of(Seed.server(secret, draw.source().word()));
            case PUBLIC ->
                Optional.ofNullable(agreed(latest(of(draw.id()), "value"))).map(value -> Seed.published(secret, value));
            case PARTIES ->
                Optional.of(latest(of(draw.id()), "value"))
                        .filter(values ->
                                values.keySet().containsAll(draw.source().parties()))
                        .map(values -> Seed.parties(secret, values));
        };
    }

    private static @Nullable String agreed(Map<String, String> values) {
        var seen = new HashSet<String>();
        return values.values().stream()
                .filter(value -> !seen.add(value))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> latest(List<Entry> entries, String kind) {
        var latest = new HashMap<String, String>();
        entries.stream()
                .filter(entry -> entry.kind().equals(kind))
                .forEach(entry -> latest.put(entry.username(), entry.content()));
        return latest;
    }
}
