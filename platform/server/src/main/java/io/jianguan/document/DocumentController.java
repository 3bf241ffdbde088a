package io.jianguan.document;

import io.jianguan.document.Documents.Document;
import io.jianguan.identity.Actors;
import io.jianguan.rest.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
    private final Uploads uploads;
    private final DocumentRights rights;
    private final FileStore files;
    private final Previews previews;
    private final Actors actors;
    private final DocumentSettings settings;

    DocumentController(
            Uploads uploads,
            DocumentRights rights,
            FileStore files,
            Previews previews,
            Actors actors,
            DocumentSettings settings) {
        this.uploads = uploads;
        this.rights = rights;
        this.files = files;
        this.previews = previews;
        this.actors = actors;
        this.settings = settings;
    }

    record Summary(String id, String name, String type, long size) {
        Summary(Document document) {
            this(document.id(), document.name(), document.type(), document.size());
        }
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Summary> upload(MultipartHttpServletRequest request) throws IOException {
        var actor = actors.current();
        var file = file(request);
        try (var content = file.getInputStream()) {
            var document = uploads.upload(content, file.getOriginalFilename(), actor.username());
            return ResponseEntity.created(URI.create("/api/documents/" + document.id()))
                    .body(new Summary(document));
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
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "document.too-large",
                    settings.documents().maxSize().toMegabytes());
        }
    }

    @GetMapping
    List<Summary> list(@RequestParam List<String> ids) {
        return rights.readable(actors.current(), ids).stream().map(Summary::new).toList();
    }

    @GetMapping("/{id}")
    ResponseEntity<Resource> content(@PathVariable String id, @RequestParam(required = false) boolean download) {
        var document = rights.readable(actors.current(), id);
        var picture = MediaTypes.isPicture(document.type());
        var disposition = picture && !download ? ContentDisposition.inline() : ContentDisposition.attachment();
        var answer = answer(document.hash())
                .contentType(MediaType.parseMediaType(document.type()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(document.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString());
        if (!picture) {
            // whatever a browser makes of it, it runs nothing and belongs to nobody
            answer.header("Content-Security-Policy", "sandbox; default-src 'none'");
        }
        return answer.body(new FileSystemResource(files.file(document.hash())));
    }

    @GetMapping("/{id}/preview")
    ResponseEntity<Resource> preview(@PathVariable String id, @RequestParam(defaultValue = "240") int size) {
        var document = rights.readable(actors.current(), id);
        if (size != 240 && size != 1200) {
            throw new Problem(HttpStatus.BAD_REQUEST, "document.preview-size");
        }
        if (!MediaTypes.isPicture(document.type())) {
            throw Previews.none();
        }
        var preview = previews.of(document, size);
        return answer(document.hash() + "-" + size)
                .contentType(MediaType.IMAGE_JPEG)
                .body(new FileSystemResource(preview));
    }

    /** Rights are asked for again every time; the content, once seen, is not sent again. */
    private static ResponseEntity.BodyBuilder answer(String tag) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag("\"" + tag + "\"");
    }
}
