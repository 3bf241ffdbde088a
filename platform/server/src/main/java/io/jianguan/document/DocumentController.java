package io.jianguan.document;

import io.jianguan.document.Documents.Document;
import io.jianguan.identity.Actors;
import io.jianguan.rest.Problem;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Uploads and what becomes of them. */
@RestController
@RequestMapping("/api/documents")
class DocumentController {
    private static final int LAST_PAGE = 10_000;
    private final Uploads uploads;
    private final DocumentRights rights;
    private final Versions versions;
    private final Serving serving;
    private final Previews previews;
    private final Actors actors;
    private final DocumentSettings settings;

    DocumentController(
            Uploads uploads,
            DocumentRights rights,
            Versions versions,
            Serving serving,
            Previews previews,
            Actors actors,
            DocumentSettings settings) {
        this.uploads = uploads;
        this.rights = rights;
        this.versions = versions;
        this.serving = serving;
        this.previews = previews;
        this.actors = actors;
        this.settings = settings;
    }

    /** @param hash by which a page sees that it holds the same file twice */
    record DocumentSummary(String id, String name, String type, long size, String hash, int version) {
        DocumentSummary(Document document) {
            this(document.id(), document.name(), document.type(), document.size(), document.hash(), document.version());
        }
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<DocumentSummary> upload(MultipartHttpServletRequest request) throws IOException {
        var actor = actors.current();
        var file = file(request);
        try (var content = file.getInputStream()) {
            var document = uploads.upload(content, file.getOriginalFilename(), actor.username());
            return ResponseEntity.created(URI.create("/api/documents/" + document.id()))
                    .body(new DocumentSummary(document));
        }
    }

    /** Parsed only here, so that an upload that is too large is told so in the caller's language. */
    private MultipartFile file(MultipartHttpServletRequest request) {
        try {
            var file = request.getFile("file");
            if (file == null) {
                throw new Problem(HttpStatus.BAD_REQUEST, "document.missing");
            }
            return file;
        } catch (MaxUploadSizeExceededException tooLarge) {
            throw Uploads.tooLarge(settings.documents().maxRequestSize());
        }
    }

    @GetMapping
    List<DocumentSummary> list(@RequestParam List<String> ids) {
        return rights.readable(actors.current(), ids).stream()
                .map(DocumentSummary::new)
                .toList();
    }

    /** @param version none: the one in force */
    @GetMapping("/{id}")
    ResponseEntity<Resource> content(
            @PathVariable String id,
            @RequestParam(required = false) boolean download,
            @RequestParam(required = false) @Nullable Integer version) {
        return serving.content(versions.of(rights.readable(actors.current(), id), version), download);
    }

    /** @param version none: the one in force */
    @GetMapping("/{id}/preview")
    ResponseEntity<Resource> preview(
            @PathVariable String id,
            @RequestParam(defaultValue = "240") int size,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @Nullable Integer version) {
        var document = versions.of(rights.readable(actors.current(), id), version);
        if (size != 240 && size != 1200 || page < 1 || page > LAST_PAGE) {
            throw new Problem(HttpStatus.BAD_REQUEST, "document.preview-size");
        }
        if (!MediaTypes.hasPreview(document.type()) || page > 1 && !MediaTypes.hasPages(document.type())) {
            throw Previews.none();
        }
        serving.refuseInfected(document);
        var preview = previews.of(document, page, size);
        return Serving.answer(document.hash() + "-" + size + "-" + page)
                .contentType(MediaType.IMAGE_JPEG)
                .body(new FileSystemResource(preview));
    }
}
