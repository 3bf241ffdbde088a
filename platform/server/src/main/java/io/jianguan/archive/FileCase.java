package io.jianguan.archive;

import io.jianguan.engine.JobHandler;
import io.jianguan.process.JobContext;
import io.jianguan.registry.Records;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code archive.file}: seals the case file of the record that the process moves. */
@Component
class FileCase implements JobHandler {
    private final JobContext context;
    private final Records records;
    private final CaseFiles files;
    private final Clock clock;

    FileCase(JobContext context, Records records, CaseFiles files, Clock clock) {
        this.context = context;
        this.records = records;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public String type() {
        return "archive.file";
    }

    @Override
    public Map<String, ? extends @Nullable Object> handle(Job job) {
        var record = context.record(job);
        var expressions = context.expressions(job, record);
        var status = context.header(job, "status", expressions);
        var retention = context.header(job, "retention", expressions, String.class);
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("archive_no", files.seal(record, job.instanceKey(), retention));
        values.put("archived_at", clock.instant().toString());
        records.apply(
                record.registry(),
                record.id(),
                values,
                status == null ? null : status.toString(),
                new Records.Cause(null, job.elementId()));
        return Map.of();
    }
}
