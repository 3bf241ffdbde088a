package io.jianguan.official;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.identity.Roles;
import io.jianguan.rest.Problem;
import java.io.IOException;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Marks and pictures of seals, for the system's administrators. */
@RestController
@RequestMapping("/api/official-issuers")
class IssuerController {
    private static final long MOST_BYTES = 2_000_000;
    private final Issuers issuers;
    private final Actors actors;

    IssuerController(Issuers issuers, Actors actors) {
        this.issuers = issuers;
        this.actors = actors;
    }

    /** @param sealWidth in millimetres */
    record IssuerChange(String mark, double sealWidth, int revision) {}

    @GetMapping
    List<Issuers.IssuerEntry> list() {
        admin();
        return issuers.all();
    }

    @PutMapping("/{organisation}")
    void save(@PathVariable String organisation, @RequestBody IssuerChange change) {
        issuers.save(
                new Issuers.IssuerEntry(organisation, change.mark(), false, change.sealWidth(), change.revision()),
                admin().username());
    }

    @PutMapping(path = "/{organisation}/seal", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    void seal(@PathVariable String organisation, MultipartHttpServletRequest request) throws IOException {
        var actor = admin();
        var file = request.getFile("file");
        if (file == null || file.getSize() > MOST_BYTES) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "official.seal");
        }
        issuers.saveSeal(organisation, file.getBytes(), actor.username());
    }

    @DeleteMapping("/{organisation}/seal")
    void remove(@PathVariable String organisation) {
        issuers.saveSeal(organisation, null, admin().username());
    }

    @GetMapping("/{organisation}/seal")
    ResponseEntity<byte[]> picture(@PathVariable String organisation) {
        admin();
        var seal = issuers.seal(organisation);
        if (seal == null) {
            throw Problem.notFound("official.issuer-unknown", organisation);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.noStore())
                .body(seal);
    }

    private Actor admin() {
        var actor = actors.current();
        if (!actor.has(Roles.SYSTEM_ADMIN)) {
            throw Problem.forbidden("official.admins-only");
        }
        return actor;
    }
}
