package io.jianguan.form;

import io.jianguan.form.FormDrafts.Draft;
import io.jianguan.form.FormUses.Use;
import io.jianguan.form.FormVersions.Published;
import io.jianguan.identity.Actors;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the pages of those who design forms show. */
@Component
class FormPages {
    private static final int PAGE = 50;
    private final FormVersions versions;
    private final FormDrafts drafts;
    private final FormDesign design;
    private final Actors actors;
    private final JsonMapper json;

    FormPages(FormVersions versions, FormDrafts drafts, FormDesign design, Actors actors, JsonMapper json) {
        this.versions = versions;
        this.drafts = drafts;
        this.design = design;
        this.actors = actors;
        this.json = json;
    }

    /**
     * @param label what the form calls itself; empty where it does not
     * @param version null: never published
     * @param publishedBy null: by an application
     */
    record FormSummary(
            String id,
            String label,
            @Nullable Integer version,
            @Nullable OffsetDateTime publishedAt,
            @Nullable String publishedBy,
            @Nullable String draftBy,
            @Nullable OffsetDateTime draftAt,
            List<FormUse> uses) {}

    record FormUse(
            @Nullable String process,
            @Nullable String processName,
            @Nullable String step,
            String registry,
            String registryName) {}

    private static FormUse answer(Use use) {
        return new FormUse(use.process(), use.processName(), use.step(), use.registry(), use.registryName());
    }

    List<FormSummary> all() {
        var published = byId(versions.newest(), Published::id);
        var drafted = byId(drafts.all(), Draft::id);
        var uses = design.uses().stream().collect(Collectors.groupingBy(Use::form));
        var people = names(Stream.concat(
                        published.values().stream().map(Published::publishedBy),
                        drafted.values().stream().map(Draft::savedBy))
                .toList());
        var ids = new TreeSet<>(published.keySet());
        ids.addAll(drafted.keySet());
        return ids.stream()
                .map(id -> {
                    var version = Optional.ofNullable(published.get(id));
                    var draft = Optional.ofNullable(drafted.get(id));
                    var schema = version.map(Published::schema)
                            .or(() -> draft.map(Draft::schema))
                            .orElse("{}");
                    return new FormSummary(
                            id,
                            json.readTree(schema).path("label").asString(""),
                            version.map(Published::version).orElse(null),
                            version.map(Published::publishedAt).orElse(null),
                            version.map(one -> named(one.publishedBy(), people)).orElse(null),
                            draft.map(one -> named(one.savedBy(), people)).orElse(null),
                            draft.map(Draft::savedAt).orElse(null),
                            uses.getOrDefault(id, List.of()).stream()
                                    .map(FormPages::answer)
                                    .toList());
                })
                .toList();
    }

    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        return all.stream().collect(Collectors.toMap(id, one -> one));
    }

    private Map<String, String> names(Collection<@Nullable String> usernames) {
        return actors.names(
                usernames.stream().filter(Objects::nonNull).distinct().toList());
    }

    private static @Nullable String named(@Nullable String username, Map<String, String> people) {
        return username == null ? null : people.getOrDefault(username, username);
    }

    record FormDraft(JsonNode schema, int version, @Nullable String savedBy, OffsetDateTime savedAt) {}

    /**
     * @param schema as published; null where it never was
     * @param names what of the records the form may be filled with
     */
    record FormWork(
            String id,
            @Nullable Integer version,
            @Nullable JsonNode schema,
            @Nullable FormDraft draft,
            List<FormUse> uses,
            List<String> names) {}

    /** @throws Problem {@code form.unknown} */
    FormWork one(String id) {
        var version = versions.latest(id);
        var draft = drafts.find(id);
        if (version.isEmpty() && draft.isEmpty()) {
            throw Problem.notFound("form.unknown", id);
        }
        var uses = design.uses(id);
        return new FormWork(
                id,
                version.map(Forms.FormVersion::version).orElse(null),
                version.map(one -> json.readTree(one.schema())).orElse(null),
                draft.map(this::answer).orElse(null),
                uses.stream().map(FormPages::answer).toList(),
                uses.stream()
                        .flatMap(use -> use.names().stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    FormDraft answer(Draft draft) {
        var by = draft.savedBy();
        return new FormDraft(
                json.readTree(draft.schema()),
                draft.version(),
                by == null ? null : named(by, actors.names(List.of(by))),
                draft.savedAt());
    }

    record FormVersionAnswer(
            int version,
            OffsetDateTime publishedAt,
            @Nullable String publishedBy) {}

    Page<FormVersionAnswer> versions(String id, @Nullable String cursor) {
        int below = (int) Cursor.number(cursor, Integer.MAX_VALUE);
        var page = Page.of(versions.some(id, below, PAGE + 1), PAGE, one -> Cursor.of(one.version()));
        var people = names(page.rows().stream().map(Published::publishedBy).toList());
        return page.map(
                one -> new FormVersionAnswer(one.version(), one.publishedAt(), named(one.publishedBy(), people)));
    }
}
