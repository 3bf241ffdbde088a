package io.jianguan.draw;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Draws as the screens show them. */
@Component
class DrawView {
    private final Proofs proofs;
    private final DrawnList list;
    private final Entries entries;
    private final Actors actors;
    private final JsonMapper json;

    DrawView(Proofs proofs, DrawnList list, Entries entries, Actors actors, JsonMapper json) {
        this.proofs = proofs;
        this.list = list;
        this.entries = entries;
        this.actors = actors;
        this.json = json;
    }

    /** @param commitment null for draws made before there were any */
    record Summary(
            String id,
            @Nullable Long number,
            int attempt,
            @Nullable String reason,
            String state,
            Instant at,
            @Nullable String by,
            String algorithm,
            String source,
            @Nullable String sourceName,
            @Nullable String sourceRound,
            @Nullable Instant knownAt,
            @Nullable String word,
            @Nullable String commitment,
            @Nullable String seed,
            @Nullable Instant drawnAt,
            int wanted,
            int poolSize,
            int excluded,
            int officerCount,
            int drawn,
            JsonNode rules) {}

    /** @param seal whether the party handed in a seal; @param value what it gave; null so far */
    record Party(
            String username,
            String name,
            boolean seal,
            @Nullable String value,
            @Nullable Instant at) {}

    /**
     * @param parties of the source, with what they gave
     * @param asked what this person is asked for now: {@code seal}, {@code value}; null for nothing
     */
    record Detail(
            Summary draw,
            @Nullable String statement,
            Map<String, Integer> exclusions,
            Map<String, Integer> officerExclusions,
            List<Proofs.Stratum> strata,
            List<Party> parties,
            @Nullable String asked,
            List<Map<String, Object>> result) {}

    Summary summary(Draw draw) {
        var source = draw.source();
        return new Summary(
                draw.id().toString(),
                draw.number(),
                draw.attempt(),
                draw.reason(),
                draw.state().id(),
                draw.at(),
                draw.username(),
                draw.algorithm(),
                source.kind().id(),
                source.name(),
                source.round(),
                source.knownAt(),
                source.word(),
                draw.commitment(),
                draw.seed(),
                draw.drawnAt(),
                draw.wanted(),
                draw.poolSize(),
                draw.excluded(),
                draw.officerCount(),
                draw.drawn(),
                json.readTree(draw.rules()));
    }

    Detail detail(Draw draw, Actor actor) {
        var given = entries.of(draw.id());
        var names = actors.names(draw.source().parties());
        var parties = draw.source().parties().stream()
                .map(username -> party(username, names.getOrDefault(username, username), given))
                .toList();
        return new Detail(
                summary(draw),
                draw.statement(),
                proofs.exclusions(draw.id()),
                proofs.officerExclusions(draw.id()),
                proofs.strata(draw),
                parties,
                draw.isOpen() ? asked(draw, actor, parties) : null,
                list.of(draw.id()));
    }

    private static Party party(String username, String name, List<Entries.Entry> given) {
        var own = given.stream()
                .filter(entry -> entry.username().equals(username))
                .toList();
        var value = own.stream().filter(entry -> entry.kind().equals("value")).reduce((earlier, later) -> later);
        return new Party(
                username,
                name,
                own.stream().anyMatch(entry -> entry.kind().equals("seal")),
                value.map(Entries.Entry::content).orElse(null),
                own.isEmpty() ? null : own.getLast().at());
    }

    private static @Nullable String asked(Draw draw, Actor actor, List<Party> parties) {
        var own = parties.stream()
                .filter(party -> party.username.equals(actor.username()))
                .findFirst();
        if (own.isEmpty()) {
            return null;
        }
        if (draw.source().kind() == Source.Kind.PUBLIC) {
            return "value";
        }
        if (!own.get().seal) {
            return "seal";
        }
        return own.get().value == null && parties.stream().allMatch(Party::seal) ? "value" : null;
    }
}
