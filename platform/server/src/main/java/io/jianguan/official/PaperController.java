package io.jianguan.official;

import io.jianguan.identity.Actors;
import io.jianguan.identity.Label;
import io.jianguan.official.Papers.Paper;
import io.jianguan.registry.Records;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Documents of a record, for whoever may read the record. */
@RestController
@RequestMapping("/api/official-documents")
class PaperController {
    private static final int PAGE = 50;
    private final Issuing issuing;
    private final Offers offers;
    private final Papers papers;
    private final Templates templates;
    private final Records records;
    private final Actors actors;

    PaperController(
            Issuing issuing, Offers offers, Papers papers, Templates templates, Records records, Actors actors) {
        this.issuing = issuing;
        this.offers = offers;
        this.papers = papers;
        this.templates = templates;
        this.records = records;
        this.actors = actors;
    }

    /**
     * @param docx id of the document in this form, as the other two
     * @param verify path of the public page
     * @param voidable whether this person may make it void
     */
    record OfficialDocument(
            String id,
            String title,
            String number,
            String organisation,
            @Nullable String issuedBy,
            Instant issuedAt,
            String docx,
            String pdf,
            String ofd,
            String verify,
            @Nullable Instant voidedAt,
            @Nullable String voidedBy,
            @Nullable String voidReason,
            boolean voidable) {}

    record OfficialDocumentOffer(String template, Label label) {}

    record OfficialDocumentRequest(String template, String registry, String recordId) {}

    record VoidReason(String reason) {}

    @GetMapping
    Page<OfficialDocument> list(
            @RequestParam String registry,
            @RequestParam long recordId,
            @RequestParam(required = false) @Nullable String after) {
        var actor = actors.current();
        records.get(actor, registry, recordId);
        var found = papers.of(registry, recordId, Cursor.number(after, Long.MAX_VALUE), PAGE + 1);
        var page = Page.of(found, PAGE, paper -> Cursor.of(paper.id()));
        var names = names(page.rows());
        return page.map(paper -> line(paper, names));
    }

    @GetMapping("/offers")
    List<OfficialDocumentOffer> offers(@RequestParam String registry, @RequestParam long recordId) {
        var actor = actors.current();
        return offers.of(actor, records.get(actor, registry, recordId)).stream()
                .map(version -> new OfficialDocumentOffer(
                        version.settings().template(), version.settings().label()))
                .toList();
    }

    @PostMapping("/preview")
    Rendering.DocumentPages preview(@RequestBody OfficialDocumentRequest request) {
        return issuing.preview(actors.current(), request.registry(), number(request.recordId()), request.template());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    OfficialDocument issue(
            @RequestBody OfficialDocumentRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        if (key != null && !key.matches("[\\w-]{8,80}")) {
            throw new Problem(HttpStatus.BAD_REQUEST, "official.key");
        }
        var paper = issuing.issue(
                actors.current(),
                request.registry(),
                number(request.recordId()),
                request.template(),
                key == null ? UUID.randomUUID().toString() : key);
        return line(paper, names(List.of(paper)));
    }

    @PostMapping("/{id}/void")
    OfficialDocument makeVoid(@PathVariable long id, @RequestBody VoidReason request) {
        var paper = issuing.makeVoid(actors.current(), id, request.reason() == null ? "" : request.reason());
        return line(paper, names(List.of(paper)));
    }

    private OfficialDocument line(Paper paper, Map<String, String> names) {
        return new OfficialDocument(
                String.valueOf(paper.id()),
                paper.title(),
                paper.number(),
                paper.organisationName(),
                name(paper.issuedBy(), names),
                paper.issuedAt(),
                paper.docx().id(),
                paper.pdf().id(),
                paper.ofd().id(),
                "/verify/" + paper.token(),
                paper.voidedAt(),
                name(paper.voidedBy(), names),
                paper.voidReason(),
                paper.voidedAt() == null
                        && templates
                                .find(paper.template())
                                .map(version -> offers.may(actors.current(), version.settings()))
                                .orElse(false));
    }

    private Map<String, String> names(List<Paper> list) {
        return actors.names(list.stream()
                .flatMap(paper -> Stream.of(paper.issuedBy(), paper.voidedBy()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }

    private static @Nullable String name(@Nullable String username, Map<String, String> names) {
        return username == null ? null : names.getOrDefault(username, username);
    }

    private static long number(@Nullable String text) {
        try {
            return Long.parseLong(String.valueOf(text));
        } catch (NumberFormatException none) {
            throw Problem.notFound("official.unknown");
        }
    }
}
