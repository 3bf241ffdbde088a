package io.jianguan.draw;

import io.jianguan.registry.Records;
import io.jianguan.rest.Page;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For everybody, without sign-in: the register of commitments, published draws, and the program that checks them. */
@RestController
@RequestMapping("/api/portal/draws")
class PublicDrawController {
    private static final int PAGE = 1_000;
    private static final int LONGEST = 200;
    private static final String VERIFIER = "verify_draw.py";
    /** Larger ones are none. */
    private static final String NUMBER = "/{number:\\d{1,18}}";

    private final Commitments commitments;
    private final PublicDraws published;
    private final PublicDrawView view;
    private final Proofs proofs;
    private final Records records;

    PublicDrawController(
            Commitments commitments, PublicDraws published, PublicDrawView view, Proofs proofs, Records records) {
        this.commitments = commitments;
        this.published = published;
        this.view = view;
        this.proofs = proofs;
        this.records = records;
    }

    /** All commitments in the order of publication, so that anybody can keep a copy. */
    @GetMapping
    Page<Commitments.Registered> register(@RequestParam(defaultValue = "0") long after) {
        return commitments.register(after, PAGE);
    }

    /** The program that checks a proof; it needs Python 3 and nothing else. */
    @GetMapping("/verifier")
    ResponseEntity<Resource> verifier() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + VERIFIER + "\"")
                .contentType(MediaType.TEXT_PLAIN)
                .body(new ClassPathResource("draw-verifier/" + VERIFIER));
    }

    /** @param number in the register, of any attempt */
    @GetMapping(NUMBER)
    PublicDrawView.PublicDraw draw(@PathVariable long number) {
        return view.of(number);
    }

    /** Who was drawn in an attempt, in the order drawn. @param after a page's {@code next} */
    @GetMapping(NUMBER + "/subjects")
    Page<PublicDrawView.PublicSubject> subjects(
            @PathVariable long number,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "50") int limit) {
        return view.subjects(number, Math.max(0, after), Math.clamp(limit, 1, LONGEST));
    }

    /** For the verifier: of all attempts, without officers. */
    @GetMapping(NUMBER + "/proof")
    ResponseEntity<Proofs.Proof> proof(@PathVariable long number) {
        var draw = published.attempts(number).getFirst();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"draw-" + number + ".json\"")
                .body(proofs.open(records.get(draw.registry(), draw.recordId())));
    }
}
