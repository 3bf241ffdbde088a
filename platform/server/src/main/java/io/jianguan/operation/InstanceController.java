package io.jianguan.operation;

import io.jianguan.engine.ParkedEvents;
import io.jianguan.process.Course;
import io.jianguan.process.InstanceSearch;
import io.jianguan.process.Processes;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All instances, for operators. */
@RestController
@RequestMapping("/api/operator")
class InstanceController {
    private final InstanceSearch search;
    private final InstanceQuery query;
    private final InstanceRows rows;
    private final InstancePage page;
    private final Course course;
    private final Processes processes;
    private final ParkedEvents parked;

    InstanceController(
            InstanceSearch search,
            InstanceQuery query,
            InstanceRows rows,
            InstancePage page,
            Course course,
            Processes processes,
            ParkedEvents parked) {
        this.search = search;
        this.query = query;
        this.rows = rows;
        this.page = page;
        this.course = course;
        this.processes = processes;
        this.parked = parked;
    }

    record Version(int version, Instant deployedAt, int running) {}

    record Process(String id, String label, List<Version> versions, List<InstanceRows.Element> elements) {}

    @GetMapping("/processes")
    List<Process> processes() {
        var versions = course.versions();
        return versions.stream()
                .map(Course.Version::process)
                .distinct()
                .map(id -> new Process(
                        id,
                        processes.latest(id).name(),
                        versions.stream()
                                .filter(one -> one.process().equals(id))
                                .map(one -> new Version(one.version(), one.deployedAt(), one.running()))
                                .toList(),
                        InstancePage.places(processes.latest(id))))
                .toList();
    }

    @GetMapping("/instances")
    Page<InstanceRows.Row> list(
            @RequestParam(required = false) @Nullable String process,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Boolean incident,
            @RequestParam(required = false) @Nullable String element,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var asked = new InstanceQuery.Asked(process, version, state, incident, element, q, from, until);
        var found = search.page(query.filter(asked), blankToNull(cursor), Math.clamp(limit, 1, 200));
        return new Page<>(rows.of(found.rows()), found.next(), found.count());
    }

    @GetMapping("/instances/{key}")
    InstancePage.Detail get(@PathVariable long key, Locale locale) {
        return page.of(find(key), parked.holds(key), locale);
    }

    @GetMapping(path = "/instances/{key}/diagram", produces = MediaType.APPLICATION_XML_VALUE)
    String diagram(@PathVariable long key) {
        var instance = find(key);
        return course.bpmn(instance.process(), instance.version());
    }

    private InstanceSearch.Found find(long key) {
        var filter = new InstanceSearch.Filter(null, null, null, null, null, null, null, List.of(key), null);
        return search.page(filter, null, 1).rows().stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("process.instance-unknown", String.valueOf(key)));
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
