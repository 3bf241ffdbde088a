package io.jianguan.registry;

import io.jianguan.document.DocumentSearch;
import io.jianguan.fulltext.Snippet;
import io.jianguan.identity.Actors;
import io.jianguan.rest.Page;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One search over everything that a person may read. */
@RestController
@RequestMapping("/api/search")
class SearchController {
    private static final int LONGEST = 200;
    private final Actors actors;
    private final FullText text;
    private final BoundedQuery bounded;

    SearchController(Actors actors, FullText text, BoundedQuery bounded) {
        this.actors = actors;
        this.text = text;
        this.bounded = bounded;
    }

    /** Registries that hold the words, with counts up to 1,000. */
    @GetMapping
    List<FullText.SearchGroup> groups(@RequestParam String q) {
        var actor = actors.current();
        return bounded.within(() -> text.groups(actor, cut(q)));
    }

    /** Records of one registry, the newest first. */
    @GetMapping("/records")
    Page<FullText.RecordHit> records(
            @RequestParam String registry,
            @RequestParam String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var actor = actors.current();
        return bounded.within(() -> text.page(actor, registry, cut(q), cursor, ListRequest.limit(limit)));
    }

    /** A document and the record it hangs at. */
    record DocumentHit(
            String id,
            String type,
            long size,
            String registry,
            String recordId,
            @Nullable String recordTitle,
            OffsetDateTime attachedAt,
            Snippet name,
            Snippet text) {}

    @GetMapping("/documents")
    Page<DocumentHit> documents(
            @RequestParam String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var actor = actors.current();
        var page = bounded.within(() -> text.documents(actor, cut(q), cursor, ListRequest.limit(limit)));
        var titles = text.titles(page.rows());
        return new Page<>(
                page.rows().stream()
                        .map(hit -> answer(hit, titles.get(hit.registry() + ":" + hit.recordId())))
                        .toList(),
                page.next(),
                null);
    }

    private static DocumentHit answer(DocumentSearch.Hit hit, @Nullable String title) {
        return new DocumentHit(
                hit.id(),
                hit.type(),
                hit.size(),
                hit.registry(),
                String.valueOf(hit.recordId()),
                title,
                hit.attachedAt().atZoneSameInstant(FieldValues.ZONE).toOffsetDateTime(),
                hit.name(),
                hit.text());
    }

    private static String cut(String q) {
        return q.substring(0, Math.min(LONGEST, q.length()));
    }
}
