package io.jianguan.registry;

import io.jianguan.identity.Actors;
import io.jianguan.registry.RecordController.RecordAnswer;
import io.jianguan.rest.Problem;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Finds records that mean the same, and makes one of two. */
@RestController
@RequestMapping("/api/registries/{registry}")
class MergeController {
    private final Actors actors;
    private final Registries registries;
    private final RecordReading reading;
    private final Duplicates duplicates;
    private final Merges merges;
    private final MergeStore store;
    private final Uses uses;

    MergeController(
            Actors actors,
            Registries registries,
            RecordReading reading,
            Duplicates duplicates,
            Merges merges,
            MergeStore store,
            Uses uses) {
        this.actors = actors;
        this.registries = registries;
        this.reading = reading;
        this.duplicates = duplicates;
        this.merges = merges;
        this.store = store;
        this.uses = uses;
    }

    /** @param same fields that say the same and seldom do */
    record DuplicateAnswer(String id, @Nullable String number, String title, double likeness, List<String> same) {}

    @GetMapping("/records/{id}/duplicates")
    List<DuplicateAnswer> duplicates(@PathVariable String registry, @PathVariable long id) {
        return duplicates.of(actors.current(), registry, id).stream()
                .map(one -> new DuplicateAnswer(
                        String.valueOf(one.record().id()),
                        one.record().number(),
                        one.record().title(),
                        one.likeness(),
                        one.same()))
                .toList();
    }

    @GetMapping("/duplicates")
    List<Duplicates.DuplicateGroup> groups(@PathVariable String registry) {
        return duplicates.groups(actors.current(), registry);
    }

    /**
     * Two records side by side.
     *
     * @param takeable names of the fields whose value may be taken from the other
     * @param uses what refers to the loser and will refer to the winner
     */
    record MergeComparison(
            RecordAnswer winner, RecordAnswer loser, List<String> takeable, List<Uses.RecordUsage> uses) {}

    @GetMapping("/merge")
    MergeComparison compare(@PathVariable String registry, @RequestParam long winner, @RequestParam long loser) {
        var actor = actors.current();
        var table = registries.table(registry);
        var first = reading.row(actor, table, winner, false);
        var second = reading.row(actor, table, loser, false);
        var records = reading.records(table, List.of(first, second));
        var rights = FieldRights.of(actor, table.definition());
        return new MergeComparison(
                RecordController.answer(records.getFirst(), first),
                RecordController.answer(records.getLast(), second),
                table.definition().fields().stream()
                        .filter(field -> Merges.takeable(field, rights))
                        .map(RegistryDefinition.Field::name)
                        .toList(),
                uses.of(actor, registry, loser));
    }

    /**
     * @param take fields whose value the winner takes from the loser
     * @param winnerVersion, loserVersion as they were compared; refused where one has moved on
     */
    record MergeRequest(
            String winner,
            int winnerVersion,
            String loser,
            int loserVersion,
            @Nullable List<String> take,
            @Nullable String reason) {}

    record MergeMade(String id) {}

    @PostMapping("/merges")
    ResponseEntity<MergeMade> merge(@PathVariable String registry, @RequestBody MergeRequest request) {
        var order = new Merges.Order(
                id(request.winner()),
                request.winnerVersion(),
                id(request.loser()),
                request.loserVersion(),
                request.take() == null ? List.of() : request.take(),
                request.reason());
        long id = merges.merge(actors.current(), registry, order);
        return ResponseEntity.created(URI.create("/api/registries/%s/merges/%d".formatted(registry, id)))
                .body(new MergeMade(String.valueOf(id)));
    }

    private static long id(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw Problem.notFound("registry.record-unknown", "", text);
        }
        return Long.parseLong(text);
    }

    @PostMapping("/merges/{id}/undo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undo(@PathVariable String registry, @PathVariable long id) {
        merges.undo(actors.current(), registry, id);
    }

    /** @param loser id of the record that was merged into this one */
    record MergeSummary(String id, String loser, String reason, String byName, OffsetDateTime at) {}

    /** What was merged into a record. */
    @GetMapping("/records/{id}/merges")
    List<MergeSummary> into(@PathVariable String registry, @PathVariable long id) {
        reading.row(actors.current(), registries.table(registry), id, false);
        var found = store.into(registry, id);
        Map<String, String> names =
                actors.names(found.stream().map(MergeStore.Merge::mergedBy).collect(Collectors.toSet()));
        return found.stream()
                .map(one -> new MergeSummary(
                        String.valueOf(one.id()),
                        String.valueOf(one.loser()),
                        one.reason(),
                        names.getOrDefault(one.mergedBy(), one.mergedBy()),
                        one.mergedAt()))
                .toList();
    }
}
