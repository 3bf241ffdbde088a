package io.jianguan.process;

import io.jianguan.identity.Actors;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The processes that there are, to choose from. */
@RestController
class ProcessList {
    private final Processes processes;
    private final Actors actors;

    ProcessList(Processes processes, Actors actors) {
        this.processes = processes;
        this.actors = actors;
    }

    record Named(String id, String label) {}

    /** Not for the supervised: it says how the administration works. */
    @GetMapping("/api/processes")
    List<Named> all() {
        return actors.current().isOutsider()
                ? List.of()
                : processes.all().stream()
                        .map(model -> new Named(model.id(), model.name()))
                        .toList();
    }

    /** What people do in a process, in the order of its model. */
    @GetMapping("/api/processes/{process}/steps")
    List<Named> steps(@PathVariable String process) {
        return actors.current().isOutsider()
                ? List.of()
                : processes.latest(process).elements().values().stream()
                        .filter(node -> node.type().equals("userTask"))
                        .map(node -> new Named(node.id(), node.name().isBlank() ? node.id() : node.name()))
                        .toList();
    }
}
