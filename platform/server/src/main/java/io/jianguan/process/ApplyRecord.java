package io.jianguan.process;

import io.jianguan.engine.JobHandler;
import io.jianguan.registry.Records;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code records.apply}: sets fields and the status of the record that the process moves. */
@Component
class ApplyRecord implements JobHandler {
    private final JobContext context;
    private final Records records;

    ApplyRecord(JobContext context, Records records) {
        this.context = context;
        this.records = records;
    }

    @Override
    public String type() {
        return "records.apply";
    }

    @Override
    public Map<String, ? extends @Nullable Object> handle(Job job) {
        var record = context.record(job);
        var expressions = context.expressions(job, record);
        Map<String, @Nullable Object> values =
                job.headers().containsKey("values") ? context.values(job, "values", expressions) : Map.of();
        var status = context.header(job, "status", expressions);
        records.apply(
                record.registry(),
                record.id(),
                values,
                status == null ? null : status.toString(),
                new Records.Cause(null, job.elementId()));
        return Map.of();
    }
}
