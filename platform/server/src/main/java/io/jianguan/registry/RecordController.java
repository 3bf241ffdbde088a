package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.registry.RecordEntry.ThroughForm;
import io.jianguan.registry.RecordReading.Written;
import io.jianguan.registry.Records.Record;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/registries/{registry}/records")
class RecordController {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([0-9]{1,9})\"");
    private final Actors actors;
    private final Records records;
    private final RecordEntry entry;
    private final Registries registries;
    private final RecordReading reading;
    private final History history;

    RecordController(
            Actors actors,
            Records records,
            RecordEntry entry,
            Registries registries,
            RecordReading reading,
            History history) {
        this.actors = actors;
        this.records = records;
        this.entry = entry;
        this.registries = registries;
        this.reading = reading;
        this.history = history;
    }

    /**
     * @param rights what this person may do with this record; after it was handed on perhaps not even read it again
     * @param following statuses that they may give it
     */
    record RecordAnswer(
            String registry,
            String id,
            int version,
            @Nullable String number,
            String title,
            @Nullable String status,
            String owner,
            Map<String, @Nullable Object> values,
            Map<String, Object> labels,
            OffsetDateTime createdAt,
            OffsetDateTime updatedAt,
            Rights rights,
            List<String> following) {}

    record Rights(boolean read, boolean change, boolean delete) {}

    /** @param form through which it was entered; null: through none, as by other programs */
    record Creation(
            @Nullable Map<String, @Nullable Object> values,
            @Nullable ThroughForm form) {}

    record Change(
            @Nullable Map<String, @Nullable Object> values,
            @Nullable String reason,
            @Nullable ThroughForm form) {}

    record Turn(String status, @Nullable String reason) {}

    /** @param despite others referring to it, which whoever deletes it has seen */
    record Deletion(@Nullable String reason, @Nullable Boolean despite) {}

    @PostMapping
    ResponseEntity<RecordAnswer> create(@PathVariable String registry, @RequestBody Creation creation) {
        var actor = actors.current();
        Map<String, @Nullable Object> values = creation.values() == null ? Map.of() : creation.values();
        var record = entry.create(actor, registry, values, creation.form());
        var at = URI.create("/api/registries/%s/records/%d".formatted(registry, record.id()));
        return written(ResponseEntity.created(at), actor, registry, record.id());
    }

    @GetMapping("/{id}")
    ResponseEntity<RecordAnswer> get(@PathVariable String registry, @PathVariable long id) {
        var actor = actors.current();
        var row = reading.row(actor, registries.table(registry), id, false);
        return answer(ResponseEntity.ok(), actor, registry, new Written(row, true));
    }

    @PatchMapping("/{id}")
    ResponseEntity<RecordAnswer> change(
            @PathVariable String registry,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody Change change) {
        var actor = actors.current();
        Map<String, @Nullable Object> values = change.values() == null ? Map.of() : change.values();
        entry.change(actor, registry, id, version(version), values, change.reason(), change.form());
        return written(ResponseEntity.ok(), actor, registry, id);
    }

    @PostMapping("/{id}/status")
    ResponseEntity<RecordAnswer> turn(
            @PathVariable String registry,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody Turn turn) {
        var actor = actors.current();
        records.turn(actor, registry, id, version(version), turn.status(), turn.reason());
        return written(ResponseEntity.ok(), actor, registry, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @PathVariable String registry,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody(required = false) @Nullable Deletion deletion) {
        records.delete(
                actors.current(),
                registry,
                id,
                version(version),
                deletion == null ? null : deletion.reason(),
                deletion != null && Boolean.TRUE.equals(deletion.despite()));
    }

    @GetMapping("/{id}/history")
    Page<History.Entry> history(
            @PathVariable String registry,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var table = registries.table(registry);
        var actor = actors.current();
        var row = reading.row(actor, table, id, false);
        return history.page(
                table.definition(), FieldRights.of(actor, table.definition()), row, cursor, ListRequest.limit(limit));
    }

    static int version(@Nullable String tag) {
        var matcher = TAG.matcher(tag == null ? "" : tag);
        if (!matcher.matches()) {
            throw new Problem(HttpStatus.PRECONDITION_REQUIRED, "registry.version");
        }
        return Integer.parseInt(matcher.group(1));
    }

    private ResponseEntity<RecordAnswer> written(
            ResponseEntity.BodyBuilder response, Actor actor, String registry, long id) {
        return answer(response, actor, registry, reading.written(actor, registries.table(registry), id));
    }

    private ResponseEntity<RecordAnswer> answer(
            ResponseEntity.BodyBuilder response, Actor actor, String registry, Written seen) {
        var table = registries.table(registry);
        var record = reading.records(table, List.of(seen.row())).getFirst();
        var following = table.definition().following(record.status(), actor);
        return response.eTag("\"" + record.version() + "\"").body(answer(record, seen, following));
    }

    /** Of a record that is only looked at. */
    static RecordAnswer answer(Record record, Row row) {
        return answer(record, new Written(row, true));
    }

    static RecordAnswer answer(Record record, Written seen) {
        return answer(record, seen, List.of());
    }

    private static RecordAnswer answer(Record record, Written seen, List<String> following) {
        boolean changeable = seen.readable() && seen.row().changeable();
        return new RecordAnswer(
                record.registry(),
                String.valueOf(record.id()),
                record.version(),
                record.number(),
                record.title(),
                record.status(),
                record.owner(),
                record.values(),
                record.labels(),
                record.createdAt().atZone(FieldValues.ZONE).toOffsetDateTime(),
                record.updatedAt().atZone(FieldValues.ZONE).toOffsetDateTime(),
                new Rights(
                        seen.readable(),
                        changeable,
                        seen.readable() && seen.row().deletable()),
                changeable ? following : List.of());
    }
}
