package io.jianguan.operation;

import io.jianguan.process.Course;
import io.jianguan.process.InstanceSearch;
import io.jianguan.process.Processes;
import io.jianguan.registry.Records;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From what an operator types to what is looked for. */
@Component
class InstanceQuery {
    private static final int RECORDS = 500;

    private final Records records;
    private final Course course;
    private final Processes processes;

    InstanceQuery(Records records, Course course, Processes processes) {
        this.records = records;
        this.course = course;
        this.processes = processes;
    }

    /** @param q an instance's key, or words or the number of a record; the newest 500 records of a registry are meant */
    record Asked(
            @Nullable String process,
            @Nullable Integer version,
            @Nullable String state,
            @Nullable Boolean incident,
            @Nullable String element,
            @Nullable String q,
            @Nullable Instant from,
            @Nullable Instant until) {}

    InstanceSearch.Filter filter(Asked asked) {
        var q = asked.q() == null ? "" : asked.q().strip();
        var isKey = q.matches("\\d{13,18}");
        return new InstanceSearch.Filter(
                blank(asked.process()),
                asked.version(),
                blank(asked.state()),
                asked.incident(),
                blank(asked.element()),
                asked.from(),
                asked.until(),
                isKey ? List.of(Long.valueOf(q)) : null,
                q.isEmpty() || isKey ? null : records(q));
    }

    private Map<String, List<Long>> records(String words) {
        var found = new HashMap<String, List<Long>>();
        var moved = new HashSet<String>();
        course.versions().forEach(version -> {
            var registry = processes.model(version.process(), version.version()).property("registry");
            if (registry != null && moved.add(registry)) {
                found.put(registry, records.search(registry, words, RECORDS));
            }
        });
        return found;
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
