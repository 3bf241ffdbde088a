package io.jianguan.document;

import io.jianguan.document.DocumentController.DocumentSummary;
import io.jianguan.document.UploadSessions.Session;
import io.jianguan.identity.Actors;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Uploads in chunks. */
@RestController
@RequestMapping("/api/documents/uploads")
class UploadController {
    private final UploadSessions sessions;
    private final Actors actors;
    private final DocumentSettings settings;

    UploadController(UploadSessions sessions, Actors actors, DocumentSettings settings) {
        this.sessions = sessions;
        this.actors = actors;
        this.settings = settings;
    }

    /** @param fingerprint anything that tells this file from others of its name and size */
    record WantedUpload(String name, long size, String fingerprint) {}

    record UploadState(String id, long received, long size, long chunk) {}

    record EndedUpload(String sha256) {}

    @PostMapping
    ResponseEntity<UploadState> begin(@RequestBody WantedUpload wanted) {
        var session = sessions.begin(
                wanted.name(),
                wanted.size(),
                wanted.fingerprint(),
                actors.current().username());
        return ResponseEntity.created(URI.create("/api/documents/uploads/" + session.id()))
                .body(underway(session));
    }

    @GetMapping("/{id}")
    UploadState state(@PathVariable String id) {
        return underway(sessions.of(id, actors.current().username()));
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    UploadState add(@PathVariable String id, @RequestParam long offset, HttpServletRequest request) throws IOException {
        return underway(sessions.add(
                id, offset, request.getInputStream(), actors.current().username()));
    }

    @PostMapping("/{id}/complete")
    ResponseEntity<DocumentSummary> complete(@PathVariable String id, @RequestBody EndedUpload ended) {
        var document = sessions.complete(id, ended.sha256(), actors.current().username());
        return ResponseEntity.created(URI.create("/api/documents/" + document.id()))
                .body(new DocumentSummary(document));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable String id) {
        sessions.cancel(id, actors.current().username());
    }

    private UploadState underway(Session session) {
        return new UploadState(
                session.id(),
                session.received(),
                session.size(),
                settings.documents().uploads().chunk().toBytes());
    }
}
