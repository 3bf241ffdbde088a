package io.jianguan.document;

import io.jianguan.document.Abouts.About;
import io.jianguan.document.DocumentController.DocumentSummary;
import io.jianguan.document.Versions.Version;
import io.jianguan.identity.Actors;
import io.jianguan.rest.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One document: what is known of it, its text, its page, its versions. */
@RestController
@RequestMapping("/api/documents/{id}")
class DetailController {
    private final DocumentRights rights;
    private final Abouts abouts;
    private final Texts texts;
    private final OfficePages pages;
    private final Versions versions;
    private final Serving serving;
    private final Actors actors;

    DetailController(
            DocumentRights rights,
            Abouts abouts,
            Texts texts,
            OfficePages pages,
            Versions versions,
            Serving serving,
            Actors actors) {
        this.rights = rights;
        this.abouts = abouts;
        this.texts = texts;
        this.pages = pages;
        this.versions = versions;
        this.serving = serving;
        this.actors = actors;
    }

    /** @param version none: the one in force; so for its text and its page */
    @GetMapping("/about")
    About about(@PathVariable String id, @RequestParam(required = false) @Nullable Integer version, Locale locale) {
        var actor = actors.current();
        var document = rights.readable(actor, id);
        return abouts.of(actor, versions.of(document, version), document.version(), locale);
    }

    @GetMapping("/text")
    Texts.DocumentText text(@PathVariable String id, @RequestParam(required = false) @Nullable Integer version) {
        return texts.of(versions.of(rights.readable(actors.current(), id), version));
    }

    /** An office file as a page that runs nothing and loads nothing. */
    @GetMapping("/page")
    ResponseEntity<byte[]> page(@PathVariable String id, @RequestParam(required = false) @Nullable Integer version) {
        var document = versions.of(rights.readable(actors.current(), id), version);
        serving.refuseInfected(document);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", Serving.PAGE_POLICY)
                .body(pages.of(document).getBytes(StandardCharsets.UTF_8));
    }

    /** @param madeBy name of the person */
    record DocumentVersion(
            int version,
            String name,
            String type,
            long size,
            String madeBy,
            String madeAt,
            @Nullable String note) {}

    @GetMapping("/versions")
    List<DocumentVersion> versions(@PathVariable String id) {
        var all = versions.of(rights.readable(actors.current(), id));
        var names = actors.names(all.stream().map(Version::madeBy).toList());
        return all.stream()
                .map(one -> new DocumentVersion(
                        one.version(),
                        one.name(),
                        one.type(),
                        one.size(),
                        names.getOrDefault(one.madeBy(), one.madeBy()),
                        one.madeAt().toInstant().toString(),
                        one.note()))
                .toList();
    }

    @GetMapping("/versions/{version}")
    ResponseEntity<Resource> version(@PathVariable String id, @PathVariable int version) {
        return serving.content(versions.of(rights.readable(actors.current(), id), version), true);
    }

    /** @param upload id of the document that was uploaded to take the place */
    record NewDocumentVersion(String upload, @Nullable String note) {}

    @PostMapping("/versions")
    ResponseEntity<DocumentSummary> replace(
            @PathVariable String id,
            @RequestHeader("If-Match") String expected,
            @RequestBody NewDocumentVersion version) {
        var document = versions.replace(actors.current(), id, number(expected), version.upload(), version.note());
        return ResponseEntity.status(HttpStatus.CREATED).body(new DocumentSummary(document));
    }

    private static int number(String tag) {
        try {
            return Integer.parseInt(tag.replace("W/", "").replace("\"", ""));
        } catch (NumberFormatException none) {
            throw new Problem(HttpStatus.BAD_REQUEST, "document.version-changed");
        }
    }
}
