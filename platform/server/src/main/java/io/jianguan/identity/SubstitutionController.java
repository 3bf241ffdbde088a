package io.jianguan.identity;

import io.jianguan.rest.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Absences and who stands in. */
@RestController
@RequestMapping("/api/substitutions")
class SubstitutionController {
    private final Absences absences;
    private final Actors actors;

    SubstitutionController(Absences absences, Actors actors) {
        this.absences = absences;
        this.actors = actors;
    }

    /**
     * @param person whose; without it, the caller's
     * @param as {@code absent}: who stands in for the person; {@code substitute}: for whom the person stands in
     */
    @GetMapping
    Page<Substitution> list(
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(defaultValue = "absent") String as,
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return absences.of(actors.current(), person, !as.equals("substitute"), cursor, Math.clamp(limit, 1, 200));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Substitution plan(@RequestBody Absences.Plan plan) {
        return absences.plan(actors.current(), plan);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable long id) {
        absences.end(actors.current(), id);
    }
}
