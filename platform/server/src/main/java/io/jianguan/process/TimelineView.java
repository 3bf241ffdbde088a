package io.jianguan.process;

import io.jianguan.document.Documents;
import io.jianguan.document.Documents.Document;
import io.jianguan.identity.Actors;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A timeline with the names of people, steps and documents in it. */
@Component
class TimelineView {
    private final Actors actors;
    private final Documents documents;
    private final JsonMapper json;

    TimelineView(Actors actors, Documents documents, JsonMapper json) {
        this.actors = actors;
        this.documents = documents;
        this.json = json;
    }

    record Person(String username, String name) {}

    record Entry(
            Instant at,
            String kind,
            @Nullable String elementId,
            @Nullable String elementName,
            @Nullable Person person,
            @Nullable Person onBehalfOf,
            List<Person> people,
            @Nullable String outcome,
            @Nullable String opinion,
            @Nullable String formId,
            @Nullable Integer formVersion,
            Map<String, @Nullable Object> values,
            List<Document> documents) {}

    List<Entry> of(List<Timeline.Entry> entries, Model model) {
        var usernames = entries.stream()
                .flatMap(entry ->
                        Stream.concat(Stream.of(entry.username(), entry.onBehalfOf()), entry.people().stream()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var names = actors.names(usernames);
        var ids = Documents.idsIn(entries.stream().map(Timeline.Entry::values).toList());
        var found = documents.find(ids).stream().collect(Collectors.toMap(Document::id, document -> document));
        return entries.stream().map(entry -> entry(entry, model, names, found)).toList();
    }

    private Entry entry(Timeline.Entry entry, Model model, Map<String, String> names, Map<String, Document> found) {
        return new Entry(
                entry.at(),
                entry.kind(),
                entry.elementId(),
                entry.elementId() == null ? null : model.nameOf(entry.elementId()),
                person(entry.username(), names),
                person(entry.onBehalfOf(), names),
                entry.people().stream()
                        .map(one -> new Person(one, names.getOrDefault(one, one)))
                        .toList(),
                entry.outcome(),
                entry.opinion(),
                entry.formId(),
                entry.formVersion(),
                entry.values(),
                documents(entry.values(), found));
    }

    /** As they were then; of what was submitted before that was kept, as they are now. */
    private List<Document> documents(Map<String, @Nullable Object> values, Map<String, Document> now) {
        var then = values.get(Timeline.FILES) instanceof Map<?, ?> files ? files : Map.of();
        return Documents.idsIn(values).stream()
                .map(id -> then.containsKey(id) ? json.convertValue(then.get(id), Document.class) : now.get(id))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Person person(@Nullable String username, Map<String, String> names) {
        return username == null ? null : new Person(username, names.getOrDefault(username, username));
    }
}
