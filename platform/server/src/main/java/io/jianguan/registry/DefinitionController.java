package io.jianguan.registry;

import io.jianguan.registry.DefinitionPages.DefinitionAnswer;
import io.jianguan.registry.DefinitionPages.DefinitionList;
import io.jianguan.registry.DefinitionPages.DraftAnswer;
import io.jianguan.registry.DefinitionPages.VersionAnswer;
import io.jianguan.registry.Publications.Publication;
import io.jianguan.rest.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
import tools.jackson.databind.JsonNode;

/** Definitions, their drafts and versions; {@code kind} is registries or views. */
@RestController
@RequestMapping("/api/definitions")
class DefinitionController {
    private final DefinitionRights rights;
    private final DefinitionPages pages;
    private final DefinitionDrafts drafts;
    private final DefinitionVersions versions;
    private final Publications publications;
    private final Publishing publishing;

    DefinitionController(
            DefinitionRights rights,
            DefinitionPages pages,
            DefinitionDrafts drafts,
            DefinitionVersions versions,
            Publications publications,
            Publishing publishing) {
        this.rights = rights;
        this.pages = pages;
        this.drafts = drafts;
        this.versions = versions;
        this.publications = publications;
        this.publishing = publishing;
    }

    @GetMapping
    DefinitionList all() {
        rights.definer();
        return pages.all();
    }

    @GetMapping("/{kind}/{name}")
    DefinitionAnswer one(@PathVariable String kind, @PathVariable String name) {
        rights.definer();
        return pages.one(DefinitionKind.of(kind), name);
    }

    /** @param version of the draft that was worked on; 0 where there was none */
    record Saving(JsonNode source, int version) {}

    @PutMapping("/{kind}/{name}/draft")
    DraftAnswer save(@PathVariable String kind, @PathVariable String name, @RequestBody Saving saving) {
        var actor = rights.definer();
        return pages.save(DefinitionKind.of(kind), name, saving.source(), saving.version(), actor.username());
    }

    @DeleteMapping("/{kind}/{name}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable String kind, @PathVariable String name) {
        rights.definer();
        drafts.delete(DefinitionKind.of(kind), name);
    }

    /** @param version of the draft to be published */
    record Publishable(int version) {}

    @PostMapping("/{kind}/{name}/publications")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Publication publish(@PathVariable String kind, @PathVariable String name, @RequestBody Publishable asked) {
        var actor = rights.definer();
        long id = pages.request(DefinitionKind.of(kind), name, asked.version(), actor.username());
        publishing.start(id);
        return publications.get(id);
    }

    @GetMapping("/publications/{id}")
    Publication publication(@PathVariable long id) {
        rights.definer();
        return publications.get(id);
    }

    @GetMapping("/{kind}/{name}/versions")
    Page<VersionAnswer> versions(
            @PathVariable String kind,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String cursor) {
        rights.definer();
        return pages.versions(DefinitionKind.of(kind), name, cursor);
    }

    record SourceAnswer(JsonNode source) {}

    @GetMapping("/{kind}/{name}/versions/{version}")
    SourceAnswer version(@PathVariable String kind, @PathVariable String name, @PathVariable int version) {
        rights.definer();
        return new SourceAnswer(pages.source(
                versions.get(DefinitionKind.of(kind), name, version).source()));
    }

    /** As a file of an application. */
    @GetMapping("/{kind}/{name}/versions/{version}/file")
    ResponseEntity<String> file(@PathVariable String kind, @PathVariable String name, @PathVariable int version) {
        rights.definer();
        var found = versions.get(DefinitionKind.of(kind), name, version);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/yaml;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(found.name() + ".yaml")
                                .build()
                                .toString())
                .body(found.source());
    }
}
