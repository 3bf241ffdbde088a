package io.jianguan.registry;

import io.jianguan.identity.Actors;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists that are written into files in the background, each person's own. */
@RestController
@RequestMapping("/api/exports")
class RecordExportController {
    private final Actors actors;
    private final RecordExports exports;

    RecordExportController(Actors actors, RecordExports exports) {
        this.actors = actors;
        this.exports = exports;
    }

    /** @param parameters of the list's address */
    record RecordExportRequest(
            String view, String format, @Nullable Map<String, List<String>> parameters) {}

    /**
     * @param state also {@code waiting}: no server works on it yet
     * @param total rows it will have; null: not counted yet
     * @param size in bytes
     */
    record RecordExportAnswer(
            String id,
            String view,
            String fileName,
            String format,
            Map<String, List<String>> parameters,
            String state,
            boolean running,
            @Nullable Long total,
            long rows,
            @Nullable Long size,
            @Nullable String failure,
            OffsetDateTime requestedAt,
            @Nullable OffsetDateTime finishedAt,
            @Nullable OffsetDateTime expiresAt) {}

    @PostMapping
    ResponseEntity<RecordExportAnswer> start(@RequestBody RecordExportRequest request) {
        var list = ListRequest.of(request.parameters() == null ? Map.of() : request.parameters());
        var one = exports.start(actors.current(), request.view(), list, Export.format(request.format()));
        return ResponseEntity.created(URI.create("/api/exports/" + one.id())).body(answer(one));
    }

    @GetMapping
    Page<RecordExportAnswer> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        int most = ListRequest.limit(limit);
        var found = exports.newest(actors.current(), Cursor.number(cursor, Long.MAX_VALUE), most + 1);
        return Page.of(found, most, one -> Cursor.of(one.id())).map(RecordExportController::answer);
    }

    @GetMapping("/{id}")
    RecordExportAnswer get(@PathVariable long id) {
        return answer(exports.get(actors.current(), id));
    }

    @PostMapping("/{id}/cancel")
    RecordExportAnswer cancel(@PathVariable long id) {
        return answer(exports.cancel(actors.current(), id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        exports.delete(actors.current(), id);
    }

    @GetMapping("/{id}/file")
    ResponseEntity<Resource> file(@PathVariable long id) {
        var file = exports.fetch(actors.current(), id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Export.type(file.format())))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file.content());
    }

    private static RecordExportAnswer answer(RecordExport one) {
        boolean running = one.state() == RecordExport.State.RUNNING;
        return new RecordExportAnswer(
                String.valueOf(one.id()),
                one.view(),
                one.fileName(),
                one.format(),
                one.parameters(),
                running && !one.taken() ? "waiting" : one.state().id(),
                running,
                one.total(),
                one.rows(),
                one.size(),
                one.failure(),
                one.requestedAt(),
                one.finishedAt(),
                one.expiresAt());
    }
}
