package io.jianguan.draw;

import io.jianguan.identity.Actors;
import io.jianguan.registry.Records;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The draws of a record, for whoever may read the record. */
@RestController
class DrawController {
    private final Draws draws;
    private final Records records;
    private final Actors actors;

    DrawController(Draws draws, Records records, Actors actors) {
        this.draws = draws;
        this.records = records;
        this.actors = actors;
    }

    record Summary(
            String id,
            Instant at,
            @Nullable String by,
            String algorithm,
            String seed,
            int poolSize,
            String poolHash,
            int officerCount,
            int drawn,
            JsonNode rules) {
        static Summary of(Draws.Draw draw) {
            return new Summary(
                    draw.id().toString(),
                    draw.at(),
                    draw.username(),
                    draw.algorithm(),
                    draw.seed(),
                    draw.poolSize(),
                    draw.poolHash(),
                    draw.officerCount(),
                    draw.drawn(),
                    draw.rules());
        }
    }

    /** @param pool ids of the subjects drawn from; @param officers ids of the officers drawn from */
    record Proof(Summary draw, List<String> pool, List<String> officers, JsonNode result) {}

    @GetMapping("/api/draws")
    List<Summary> ofRecord(@RequestParam String registry, @RequestParam long recordId) {
        records.get(actors.current(), registry, recordId);
        return draws.of(registry, recordId).stream().map(Summary::of).toList();
    }

    @GetMapping("/api/draws/{id}")
    Proof proof(@PathVariable UUID id) {
        var proof = draws.proof(id);
        records.get(actors.current(), proof.draw().registry(), proof.draw().recordId());
        return new Proof(
                Summary.of(proof.draw()),
                proof.pool().stream().map(String::valueOf).toList(),
                proof.officers().stream().map(String::valueOf).toList(),
                proof.result());
    }
}
