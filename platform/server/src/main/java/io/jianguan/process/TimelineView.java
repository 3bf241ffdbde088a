package io.jianguan.process;

import io.jianguan.document.Documents;
import io.jianguan.identity.Actors;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A timeline with the names of people, steps and documents in it. */
@Component
class TimelineView {
    private static final Pattern DOCUMENT_ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private final Actors actors;
    private final Documents documents;

    TimelineView(Actors actors, Documents documents) {
        this.actors = actors;
        this.documents = documents;
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
            List<Documents.Document> documents) {}

    List<Entry> of(List<Timeline.Entry> entries, Model model) {
        var usernames = entries.stream()
                .flatMap(entry ->
                        Stream.concat(Stream.of(entry.username(), entry.onBehalfOf()), entry.people().stream()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var names = actors.names(usernames);
        var ids = new LinkedHashSet<String>();
        entries.forEach(entry -> collect(entry.values(), ids));
        var found =
                documents.find(ids).stream().collect(Collectors.toMap(Documents.Document::id, document -> document));
        return entries.stream().map(entry -> entry(entry, model, names, found)).toList();
    }

    private static Entry entry(
            Timeline.Entry entry, Model model, Map<String, String> names, Map<String, Documents.Document> found) {
        var ids = new LinkedHashSet<String>();
        collect(entry.values(), ids);
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
                ids.stream().map(found::get).filter(Objects::nonNull).toList());
    }

    private static @Nullable Person person(@Nullable String username, Map<String, String> names) {
        return username == null ? null : new Person(username, names.getOrDefault(username, username));
    }

    /** Document ids stand in a submission as text, alone, in lists and in tables. */
    private static void collect(@Nullable Object value, Set<String> ids) {
        switch (value) {
            case String text when DOCUMENT_ID.matcher(text).matches() -> ids.add(text);
            case Collection<?> many -> many.forEach(one -> collect(one, ids));
            case Map<?, ?> fields -> fields.values().forEach(one -> collect(one, ids));
            case null, default -> {}
        }
    }
}
