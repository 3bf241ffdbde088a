package io.jianguan.registry;

import io.jianguan.identity.Actors;
import io.jianguan.identity.Label;
import io.jianguan.registry.DefinitionDrafts.Draft;
import io.jianguan.registry.DefinitionVersions.Version;
import io.jianguan.registry.Publications.Publication;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** What the pages of those who define show, and their savings and orders. */
@Component
class DefinitionPages {
    private static final int PAGE = 50;
    private final DefinitionVersions versions;
    private final DefinitionDrafts drafts;
    private final Publications publications;
    private final Actors actors;
    private final Words words;

    DefinitionPages(
            DefinitionVersions versions,
            DefinitionDrafts drafts,
            Publications publications,
            Actors actors,
            Words words) {
        this.versions = versions;
        this.drafts = drafts;
        this.publications = publications;
        this.actors = actors;
        this.words = words;
    }

    record DefinitionList(List<Summary> registries, List<Summary> views) {}

    /**
     * @param registry that a view shows
     * @param version null: never published
     * @param publishedBy null: by an application
     */
    record Summary(
            String name,
            Label label,
            @Nullable String registry,
            @Nullable Integer version,
            @Nullable OffsetDateTime publishedAt,
            @Nullable String publishedBy,
            @Nullable String draftBy,
            @Nullable OffsetDateTime draftAt) {}

    DefinitionList all() {
        var all = drafts.all();
        return new DefinitionList(summaries(DefinitionKind.REGISTRY, all), summaries(DefinitionKind.VIEW, all));
    }

    private List<Summary> summaries(DefinitionKind kind, List<Draft> all) {
        var published = versions.newest(kind).stream().collect(Collectors.toMap(Version::name, version -> version));
        var draft = new TreeMap<String, Draft>();
        all.stream().filter(one -> one.kind() == kind).forEach(one -> draft.put(one.name(), one));
        var names = new TreeSet<>(published.keySet());
        names.addAll(draft.keySet());
        var people = new ArrayList<String>();
        published.values().stream()
                .map(Version::publishedBy)
                .filter(Objects::nonNull)
                .forEach(people::add);
        draft.values().stream().map(Draft::savedBy).filter(Objects::nonNull).forEach(people::add);
        var known = actors.names(people);
        return names.stream()
                .map(name -> summary(name, published.get(name), draft.get(name), known))
                .toList();
    }

    private Summary summary(String name, @Nullable Version version, @Nullable Draft draft, Map<String, String> people) {
        var source = source(version == null ? Objects.requireNonNull(draft).source() : version.source());
        return new Summary(
                name,
                new Label(
                        source.at("/label/zh").asString(""),
                        source.at("/label/en").asString("")),
                source.path("registry").asString(null),
                version == null ? null : version.version(),
                version == null ? null : shown(version.publishedAt()),
                version == null ? null : named(version.publishedBy(), people),
                draft == null ? null : named(draft.savedBy(), people),
                draft == null ? null : shown(draft.savedAt()));
    }

    private static @Nullable String named(@Nullable String username, Map<String, String> people) {
        return username == null ? null : people.getOrDefault(username, username);
    }

    private static OffsetDateTime shown(OffsetDateTime time) {
        return time.atZoneSameInstant(FieldValues.ZONE).toOffsetDateTime();
    }

    record DraftAnswer(
            JsonNode source, int version, @Nullable String savedBy, OffsetDateTime savedAt) {}

    /**
     * @param source as published; null where it never was
     * @param publication that runs
     */
    record DefinitionAnswer(
            String name,
            @Nullable Integer version,
            @Nullable JsonNode source,
            @Nullable DraftAnswer draft,
            @Nullable Publication publication) {}

    /** @throws Problem {@code registry.definition-unknown} */
    DefinitionAnswer one(DefinitionKind kind, String name) {
        var version = versions.newest(kind, name).orElse(null);
        var draft = drafts.find(kind, name).orElse(null);
        if (version == null && draft == null) {
            throw Problem.notFound("registry.definition-unknown", name);
        }
        return new DefinitionAnswer(
                name,
                version == null ? null : version.version(),
                version == null ? null : source(version.source()),
                draft == null ? null : answer(draft),
                publications.running(kind, name).orElse(null));
    }

    private DraftAnswer answer(Draft draft) {
        var by = draft.savedBy();
        return new DraftAnswer(
                source(draft.source()),
                draft.version(),
                by == null ? null : named(by, actors.names(List.of(by))),
                shown(draft.savedAt()));
    }

    JsonNode source(String text) {
        return Source.of(text, Faults.ofDefinition(words)).node();
    }

    @Transactional
    DraftAnswer save(DefinitionKind kind, String name, JsonNode source, int version, String username) {
        var faults = Faults.ofDefinition(words);
        var named = Source.of(source, faults).identifier(kind.id());
        faults.raise("registry.definition", name);
        if (!named.equals(name)) {
            throw Problem.invalid("registry.definition-renamed", List.of(), name, named);
        }
        return answer(drafts.save(kind, name, source.toString(), version, username));
    }

    /** @throws Problem {@code registry.draft-stale} where the draft is no longer the one that was looked at */
    @Transactional
    long request(DefinitionKind kind, String name, int version, String username) {
        var draft = drafts.find(kind, name).orElse(null);
        if (draft == null || draft.version() != version) {
            var by = draft == null || draft.savedBy() == null ? "—" : draft.savedBy();
            throw Problem.conflict("registry.draft-stale", name, by);
        }
        return publications.request(
                draft, versions.newest(kind, name).map(Version::version).orElse(0), username);
    }

    /** @param number the rule of its numbers; null where records have none */
    record VersionAnswer(
            int version,
            OffsetDateTime publishedAt,
            @Nullable String publishedBy,
            @Nullable String number) {}

    Page<VersionAnswer> versions(DefinitionKind kind, String name, @Nullable String cursor) {
        int below = (int) Cursor.number(cursor, Integer.MAX_VALUE);
        var page = Page.of(versions.some(kind, name, below, PAGE + 1), PAGE, one -> Cursor.of(one.version()));
        var people = actors.names(page.rows().stream()
                .map(Version::publishedBy)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return page.map(one -> new VersionAnswer(
                one.version(),
                shown(one.publishedAt()),
                named(one.publishedBy(), people),
                source(one.source()).path("number").stringValue(null)));
    }
}
