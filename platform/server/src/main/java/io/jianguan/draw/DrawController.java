package io.jianguan.draw;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.registry.Records;
import io.jianguan.rest.Page;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The draws of a record, for whoever may read the record. */
@RestController
class DrawController {
    private static final int LONGEST = 200;

    private final Draws draws;
    private final Proofs proofs;
    private final Entries entries;
    private final Making making;
    private final DrawView view;
    private final Rolls rolls;
    private final Records records;
    private final Actors actors;

    DrawController(
            Draws draws,
            Proofs proofs,
            Entries entries,
            Making making,
            DrawView view,
            Rolls rolls,
            Records records,
            Actors actors) {
        this.draws = draws;
        this.proofs = proofs;
        this.entries = entries;
        this.making = making;
        this.view = view;
        this.rolls = rolls;
        this.records = records;
        this.actors = actors;
    }

    record SealRequest(String seal) {}

    record ValueRequest(String value) {}

    @GetMapping("/api/draws")
    List<DrawView.Summary> ofRecord(@RequestParam String registry, @RequestParam long recordId) {
        records.get(actors.current(), registry, recordId);
        return draws.of(registry, recordId).stream().map(view::summary).toList();
    }

    @GetMapping("/api/draws/{id}")
    DrawView.Detail detail(@PathVariable UUID id) {
        var actor = actors.current();
        return view.detail(reach(actor, id), actor);
    }

    /** Who could be drawn, in the pool's own order. @param after a page's {@code next} @param q name or number */
    @GetMapping("/api/draws/{id}/pool")
    Page<Rolls.Member> pool(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String q) {
        return rolls.pool(reach(actors.current(), id), asked(after, limit, q));
    }

    /** Who is in range and could not be drawn, and why. */
    @GetMapping("/api/draws/{id}/exclusions")
    Page<Rolls.Excluded> exclusions(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String q) {
        return rolls.exclusions(reach(actors.current(), id), asked(after, limit, q));
    }

    /** Who could be sent. */
    @GetMapping("/api/draws/{id}/officers")
    Page<Rolls.Inspector> officers(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String q) {
        return rolls.officers(reach(actors.current(), id), asked(after, limit, q));
    }

    /** Officers in range who could not be sent, and why. */
    @GetMapping("/api/draws/{id}/officer-exclusions")
    Page<Rolls.Excluded> officerExclusions(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String q) {
        return rolls.officerExclusions(reach(actors.current(), id), asked(after, limit, q));
    }

    private static Rolls.Asked asked(int after, int limit, @Nullable String words) {
        return new Rolls.Asked(Math.max(0, after), Math.clamp(limit, 1, LONGEST), words);
    }

    /** The whole proof, for the verifier: of all attempts of the record. */
    @GetMapping("/api/draws/{id}/proof")
    ResponseEntity<Proofs.Proof> proof(@PathVariable UUID id) {
        var draw = reach(actors.current(), id);
        var name = "draw-" + draw.registry() + "-" + draw.recordId() + ".json";
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(proofs.proof(records.get(draw.registry(), draw.recordId())));
    }

    /** Hands in the seal of a value that is revealed once all have sealed theirs. */
    @PostMapping("/api/draws/{id}/seal")
    DrawView.Detail seal(@PathVariable UUID id, @RequestBody SealRequest request) {
        var actor = actors.current();
        reach(actor, id);
        entries.seal(actor, id, request.seal());
        return view.detail(draws.get(id), actor);
    }

    /** Reveals a sealed value, or enters a public one; the draw is made at once when it was the last. */
    @PostMapping("/api/draws/{id}/value")
    DrawView.Detail value(@PathVariable UUID id, @RequestBody ValueRequest request) {
        var actor = actors.current();
        reach(actor, id);
        entries.value(actor, id, request.value());
        making.make(id);
        return view.detail(draws.get(id), actor);
    }

    private Draw reach(Actor actor, UUID id) {
        var draw = draws.get(id);
        records.get(actor, draw.registry(), draw.recordId());
        return draw;
    }
}
