package io.jianguan.draw;

import io.jianguan.draw.PublicDraws.DrawPublication;
import io.jianguan.identity.Actors;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Makes the draws of a record public, and takes them back. */
@RestController
@RequestMapping("/api/draws/publication")
class PublicationController {
    private final PublicDraws published;
    private final Actors actors;

    PublicationController(PublicDraws published, Actors actors) {
        this.published = published;
        this.actors = actors;
    }

    @GetMapping
    DrawPublication of(@RequestParam String registry, @RequestParam long recordId) {
        return published.of(actors.current(), registry, recordId);
    }

    @PutMapping
    DrawPublication publish(@RequestParam String registry, @RequestParam long recordId) {
        var actor = actors.current();
        published.publish(actor, registry, recordId);
        return published.of(actor, registry, recordId);
    }

    @DeleteMapping
    DrawPublication withdraw(@RequestParam String registry, @RequestParam long recordId) {
        var actor = actors.current();
        published.withdraw(actor, registry, recordId);
        return published.of(actor, registry, recordId);
    }
}
