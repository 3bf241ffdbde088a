package io.jianguan.process;

import io.jianguan.engine.JobHandler;
import io.jianguan.registry.Records;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code records.create}: makes a record for each item of a list, and starts a process on each. */
@Component
class CreateRecords implements JobHandler {
    private final JobContext context;
    private final Records records;
    private final Processes processes;

    CreateRecords(JobContext context, Records records, Processes processes) {
        this.context = context;
        this.records = records;
        this.processes = processes;
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
        for (var item : items) {
            expressions.put("item", item);
            var created = records.create(
                    registry,
                    owner,
                    context.values(job, "values", expressions),
                    new Records.Cause(startedBy, job.elementId()));
            if (process != null) {
                processes.start(process, created, startedBy);
            }
        }
        return Map.of("createdCount", items.size());
    }
}
