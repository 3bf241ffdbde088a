package io.jianguan.identity;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tree of organisations: everybody reads it, system administrators change it. */
@RestController
@RequestMapping("/api/organisations")
class OrganisationController {
    private final Organisations organisations;

    OrganisationController(Organisations organisations) {
        this.organisations = organisations;
    }

    record Draft(
            @Nullable String code,
            @Nullable String parentCode,
            @Nullable String name,
            @Nullable String kind,
            @Nullable String region,
            @Nullable Boolean active) {

        Organisation organisation(@Nullable String named) {
            return new Organisation(
                    text(named),
                    orNull(parentCode),
                    text(name),
                    text(kind),
                    orNull(region),
                    !Boolean.FALSE.equals(active));
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value.strip();
        }

        private static @Nullable String orNull(@Nullable String value) {
            return value == null || value.isBlank() ? null : value.strip();
        }
    }

    @GetMapping
    List<Organisation> all() {
        return organisations.all();
    }

    @PostMapping
    ResponseEntity<Organisation> create(@RequestBody Draft draft) {
        var organisation = draft.organisation(draft.code());
        organisations.create(organisation);
        return ResponseEntity.created(URI.create("/api/organisations/" + organisation.code()))
                .body(organisation);
    }

    @PutMapping("/{code}")
    Organisation change(@PathVariable String code, @RequestBody Draft draft) {
        var organisation = draft.organisation(code);
        organisations.change(organisation);
        return organisation;
    }
}
