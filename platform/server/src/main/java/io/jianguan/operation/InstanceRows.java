package io.jianguan.operation;

import io.jianguan.identity.Actors;
import io.jianguan.process.InstanceSearch;
import io.jianguan.process.Model;
import io.jianguan.process.Processes;
import io.jianguan.registry.Records;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Instances with the names of everything in them. */
@Component
class InstanceRows {
    private final InstanceSearch search;
    private final Processes processes;
    private final Records records;
    private final Actors actors;

    InstanceRows(InstanceSearch search, Processes processes, Records records, Actors actors) {
        this.search = search;
        this.processes = processes;
        this.records = records;
        this.actors = actors;
    }

    record Element(String id, String name) {}

    record Person(String username, String name) {}

    record RecordRef(String registry, String id, @Nullable String number, String title) {}

    /** @param at where its tokens are */
    record Row(
            String id,
            String process,
            String label,
            int version,
            RecordRef record,
            @Nullable Person startedBy,
            Instant startedAt,
            @Nullable Instant endedAt,
            String state,
            int incidents,
            List<Element> at) {}

    List<Row> of(List<InstanceSearch.Found> found) {
        var titles = titles(found);
        var names = actors.names(found.stream()
                .map(InstanceSearch.Found::startedBy)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var active = search.active(found.stream().map(InstanceSearch.Found::key).toList());
        return found.stream()
                .map(one -> row(one, titles, names, active.getOrDefault(one.key(), List.of())))
                .toList();
    }

    /** Those that are known, by id. */
    Map<String, Row> byId(List<Long> keys) {
        var filter = new InstanceSearch.Filter(null, null, null, null, null, null, null, keys, null);
        return of(search.find(filter)).stream().collect(Collectors.toMap(Row::id, Function.identity()));
    }

    private Row row(
            InstanceSearch.Found found, Map<String, RecordRef> titles, Map<String, String> names, List<String> active) {
        var model = processes.model(found.process(), found.version());
        var by = found.startedBy();
        return new Row(
                String.valueOf(found.key()),
                found.process(),
                model.name(),
                found.version(),
                titles.getOrDefault(
                        found.registry() + ":" + found.recordId(),
                        new RecordRef(
                                found.registry(), String.valueOf(found.recordId()), null, "#" + found.recordId())),
                by == null ? null : new Person(by, names.getOrDefault(by, by)),
                found.startedAt(),
                found.endedAt(),
                found.state(),
                found.incidents(),
                elements(active, model));
    }

    private static List<Element> elements(List<String> ids, Model model) {
        return ids.stream()
                .distinct()
                .map(id -> new Element(id, model.nameOf(id)))
                .toList();
    }

    private Map<String, RecordRef> titles(List<InstanceSearch.Found> found) {
        return found.stream()
                .collect(Collectors.groupingBy(
                        InstanceSearch.Found::registry,
                        Collectors.mapping(InstanceSearch.Found::recordId, Collectors.toSet())))
                .entrySet()
                .stream()
                .flatMap(one -> records.get(one.getKey(), one.getValue()).stream())
                .map(one -> new RecordRef(one.registry(), String.valueOf(one.id()), one.number(), one.title()))
                .collect(Collectors.toMap(one -> one.registry() + ":" + one.id(), one -> one));
    }
}
