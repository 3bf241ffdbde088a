package io.jianguan.official;

import io.jianguan.rest.Problem;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What anybody who holds a document may know of it. Nothing of what stands in it, nobody's name. */
@RestController
class VerificationController {
    private final Papers papers;

    VerificationController(Papers papers) {
        this.papers = papers;
    }

    /** @param docx SHA-256 of the file, hex, as the other two */
    record Verification(
            String number,
            String title,
            String organisation,
            LocalDate issuedOn,
            String docx,
            String pdf,
            String ofd,
            @Nullable LocalDate voidedOn) {}

    @GetMapping("/api/portal/official-documents/{token}")
    Verification verify(@PathVariable String token) {
        var paper = papers.byToken(token).orElseThrow(() -> Problem.notFound("official.unknown"));
        var voided = paper.voidedAt();
        return new Verification(
                paper.number(),
                paper.title(),
                paper.organisationName(),
                paper.issuedOn(),
                paper.docx().hash(),
                paper.pdf().hash(),
                paper.ofd().hash(),
                voided == null ? null : LocalDate.ofInstant(voided, Issuing.ZONE));
    }
}
