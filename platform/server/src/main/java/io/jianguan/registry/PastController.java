package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a record was, and back to it. */
@RestController
@RequestMapping("/api/registries/{registry}/records/{id}")
class PastController {
    private final Actors actors;
    private final Registries registries;
    private final Records records;
    private final RecordReading reading;
    private final RecordPast past;
    private final Words words;

    PastController(
            Actors actors,
            Registries registries,
            Records records,
            RecordReading reading,
            RecordPast past,
            Words words) {
        this.actors = actors;
        this.registries = registries;
        this.records = records;
        this.reading = reading;
        this.past = past;
        this.words = words;
    }

    record Restoration(int version, @Nullable String reason) {}

    @GetMapping("/versions/{version}")
    RecordController.RecordAnswer version(
            @PathVariable String registry, @PathVariable long id, @PathVariable int version) {
        var row = row(actors.current(), registry, id, version);
        return answer(registry, row, past.since(registry, row));
    }

    /** @param asOf a date, meaning its end, or an instant */
    @GetMapping("/as-of")
    RecordController.RecordAnswer asOf(
            @PathVariable String registry, @PathVariable long id, @RequestParam String asOf) {
        var actor = actors.current();
        var table = registries.table(registry);
        var now = reading.rowOrDeleted(actor, table, id);
        var moment = ListRequest.moment(asOf);
        return answer(registry, then(actor, table, now, past.versionAt(table.definition(), now, moment)), moment);
    }

    /** The old values as a new version: what the actor may not change stays as it is. */
    @PostMapping("/restore")
    RecordController.RecordAnswer restore(
            @PathVariable String registry,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody Restoration request) {
        var actor = actors.current();
        var table = registries.table(registry);
        var definition = table.definition();
        var then = row(actor, registry, id, request.version());
        var rights = FieldRights.of(actor, definition);
        var values = new LinkedHashMap<String, @Nullable Object>();
        definition.fields().stream()
                .filter(rights::writes)
                .forEach(field -> values.put(
                        field.name(), FieldValues.json(field, then.values().get(field.name()))));
        var reason = words.text(
                "registry.restored",
                request.version(),
                request.reason() == null ? "" : request.reason().strip());
        records.change(actor, registry, id, RecordController.version(version), values, reason.strip());
        var seen = reading.written(actor, table, id);
        return RecordController.answer(
                reading.records(table, List.of(seen.row())).getFirst(), seen);
    }

    private Row row(Actor actor, String registry, long id, int version) {
        var table = registries.table(registry);
        return then(actor, table, reading.row(actor, table, id, false), version);
    }

    private Row then(Actor actor, RecordTable table, Row now, int version) {
        return past.at(table.definition(), FieldRights.of(actor, table.definition()), now, version);
    }

    private RecordController.RecordAnswer answer(String registry, Row row, @Nullable OffsetDateTime moment) {
        var record = reading.records(registries.table(registry), List.of(row), moment)
                .getFirst();
        return RecordController.answer(record, row);
    }
}
