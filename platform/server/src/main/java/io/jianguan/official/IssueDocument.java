package io.jianguan.official;

import io.jianguan.engine.JobHandler;
import io.jianguan.process.JobContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code official.issue}: issues a document on the record that the process moves. Header {@code template}: FEEL that
 * gives a template's code; {@code when}: FEEL, issued only where it is true.
 */
@Component
class IssueDocument implements JobHandler {
    private final JobContext context;
    private final Issuing issuing;

    IssueDocument(JobContext context, Issuing issuing) {
        this.context = context;
        this.issuing = issuing;
    }

    @Override
    public String type() {
        return "official.issue";
    }

    @Override
    public Map<String, ? extends @Nullable Object> handle(Job job) {
        var record = context.record(job);
        var expressions = context.expressions(job, record);
        if (job.headers().containsKey("when") && !Boolean.TRUE.equals(context.header(job, "when", expressions))) {
            return Map.of();
        }
        var template = context.header(job, "template", expressions, String.class);
        issuing.issue(record, template, "job:" + job.key(), job.instanceKey());
        return Map.of();
    }
}
