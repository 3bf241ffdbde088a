package io.jianguan.process;

import io.jianguan.engine.JobHandler;
import io.jianguan.registry.Records;
import io.jianguan.registry.Registries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code records.create}: makes a record for each item of a list, and starts a process on each. What was made is noted in
 * the reference field of the process' own record that the header {@code into} names.
 */
@Component
class CreateRecords implements JobHandler {
    private final JobContext context;
    private final Records records;
    private final Processes processes;
    private final Registries registries;

    CreateRecords(JobContext context, Records records, Processes processes, Registries registries) {
        this.context = context;
        this.records = records;
        this.processes = processes;
        this.registries = registries;
    }

    @Override
    public String type() {
        return "records.create";
    }

    @Override
    public Map<String, ? extends @Nullable Object> handle(Job job) {
        var record = context.record(job);
        var expressions = context.expressions(job, record);
        var registry = context.header(job, "registry", expressions, String.class);
        var process = job.headers().get("process");
        var startedBy = context.starter(job);
        var owner = context.header(job, "owner", expressions) instanceof String named ? named : record.owner();
        List<?> items = context.header(job, "forEach", expressions, List.class);
        var made = new ArrayList<String>();
        for (var item : items) {
            expressions.put("item", item);
            var created = records.create(
                    registry,
                    owner,
                    context.values(job, "values", expressions),
                    new Records.Cause(startedBy, job.elementId()));
            made.add(String.valueOf(created.id()));
            if (process != null) {
                processes.start(process, created, startedBy);
            }
        }
        var into = job.headers().get("into");
        if (into != null && !made.isEmpty()) {
            var field = registries.get(record.registry()).field(into).orElseThrow();
            var value = field.type().many() ? made : made.getFirst();
            records.write(
                    record.registry(),
                    record.id(),
                    Map.of(into, value),
                    null,
                    new Records.Cause(startedBy, job.elementId()));
        }
        return Map.of("createdCount", items.size());
    }
}
