package io.jianguan.registry;

import io.jianguan.identity.Actors;
import io.jianguan.registry.Bin.BinEntry;
import io.jianguan.registry.Bin.Deleted;
import io.jianguan.registry.RecordController.RecordAnswer;
import io.jianguan.rest.Page;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What uses a record, and records that were deleted. */
@RestController
@RequestMapping("/api/registries/{registry}")
class BinController {
    private final Actors actors;
    private final Registries registries;
    private final RecordReading reading;
    private final Uses uses;
    private final Bin bin;

    BinController(Actors actors, Registries registries, RecordReading reading, Uses uses, Bin bin) {
        this.actors = actors;
        this.registries = registries;
        this.reading = reading;
        this.uses = uses;
        this.bin = bin;
    }

    /** Where a record is used. */
    @GetMapping("/records/{id}/uses")
    List<Uses.RecordUsage> uses(@PathVariable String registry, @PathVariable long id) {
        var actor = actors.current();
        reading.row(actor, registries.table(registry), id, false);
        return uses.of(actor, registry, id);
    }

    /** @param byName of who deleted it; null where a process did */
    record DeletedAnswer(
            RecordAnswer record,
            BinEntry deletion,
            @Nullable String byName) {}

    @GetMapping("/deleted")
    Page<DeletedAnswer> list(
            @PathVariable String registry,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var page = bin.page(actors.current(), registry, cursor, ListRequest.limit(limit));
        var names = actors.names(page.rows().stream()
                .map(one -> one.deletion().by())
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return new Page<>(page.rows().stream().map(one -> answer(one, names)).toList(), page.next(), null);
    }

    @GetMapping("/deleted/{id}")
    ResponseEntity<DeletedAnswer> get(@PathVariable String registry, @PathVariable long id) {
        var one = bin.get(actors.current(), registry, id);
        var by = one.deletion().by();
        var names = by == null ? Map.<String, String>of() : actors.names(List.of(by));
        return ResponseEntity.ok().eTag("\"" + one.record().version() + "\"").body(answer(one, names));
    }

    private static DeletedAnswer answer(Deleted one, Map<String, String> names) {
        var by = one.deletion().by();
        return new DeletedAnswer(
                RecordController.answer(one.record(), one.row()),
                one.deletion(),
                by == null ? null : names.getOrDefault(by, by));
    }

    record Revival(@Nullable String reason) {}

    @PostMapping("/deleted/{id}/restore")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void restore(
            @PathVariable String registry,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody(required = false) @Nullable Revival revival) {
        bin.restore(
                actors.current(),
                registry,
                id,
                RecordController.version(version),
                revival == null ? null : revival.reason());
    }
}
