package io.jianguan.archive;

import io.jianguan.identity.Actors;
import io.jianguan.registry.Records;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Case files, for whoever may read the record. */
@RestController
class ArchiveController {
    private final CaseFiles files;
    private final Records records;
    private final Actors actors;

    ArchiveController(CaseFiles files, Records records, Actors actors) {
        this.files = files;
        this.records = records;
        this.actors = actors;
    }

    @GetMapping("/api/archives")
    List<CaseFiles.CaseFile> ofRecord(@RequestParam String registry, @RequestParam long recordId) {
        records.get(actors.current(), registry, recordId);
        return files.of(registry, recordId);
    }
}
