package io.jianguan.process;

import io.jianguan.engine.JobHandler.Job;
import io.jianguan.expression.Feel;
import io.jianguan.expression.FeelFunction;
import io.jianguan.registry.Records;
import io.jianguan.rest.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What the headers of a service task see, and the record that its process moves. */
@Component
public class JobContext {
    private final Records records;
    private final Feel feel;
    private final Clock clock;

    JobContext(Records records, Feel feel, Clock clock) {
        this.records = records;
        this.feel = feel.with(new FeelFunction("lookup", List.of("registry", "ids"), this::lookup));
        this.clock = clock;
    }

    /** The record that the job's process moves. */
    public Records.Record record(Job job) {
        return records.get(variable(job, "registry"), Long.parseLong(variable(job, "recordId")));
    }

    /** Who started the job's process, known without waiting for the projection; null for the system. */
    public @Nullable String starter(Job job) {
        var starter = job.variables().get("starter");
        return starter == null ? null : starter.toString();
    }

    /** {@code lookup(registry, ids)}: the records of a list of ids, or the record of one id. */
    private Object lookup(List<@Nullable Object> arguments) {
        var registry = String.valueOf(arguments.getFirst());
        var ids = Objects.requireNonNull(arguments.getLast());
        if (ids instanceof Collection<?> many) {
            var keys = many.stream().map(id -> Long.valueOf(id.toString())).toList();
            return records.get(registry, keys).stream().map(Processes::context).toList();
        }
        return Processes.context(records.get(registry, Long.parseLong(ids.toString())));
    }

    /** {@code record, variables, now, today}, for the headers' expressions. */
    public Map<String, @Nullable Object> expressions(Job job, Records.Record record) {
        var context = new HashMap<String, @Nullable Object>();
        context.put("record", Processes.context(record));
        context.put("variables", job.variables());
        context.put("now", clock.instant().toString());
        context.put("today", LocalDate.now(clock));
        return context;
    }

    /**
     * Evaluates a header.
     *
     * @return null if the model does not have the header
     */
    public @Nullable Object header(Job job, String name, Map<String, ? extends @Nullable Object> context) {
        var text = job.headers().get(name);
        return text == null ? null : evaluate(text, context);
    }

    /** Evaluates an expression of a header that is asked more than once. */
    public @Nullable Object evaluate(String text, Map<String, ? extends @Nullable Object> context) {
        return feel.evaluate(text, context);
    }

    /** @throws Problem {@code process.header} if the model does not have the header, or it is not of that kind */
    public <T> T header(Job job, String name, Map<String, ? extends @Nullable Object> context, Class<T> kind) {
        var value = header(job, name, context);
        if (kind.isInstance(value)) {
            return kind.cast(value);
        }
        throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "process.header", job.elementId(), name);
    }

    /** A FEEL context as field values. */
    @SuppressWarnings("unchecked")
    public Map<String, @Nullable Object> values(Job job, String name, Map<String, ? extends @Nullable Object> context) {
        return (Map<String, @Nullable Object>) header(job, name, context, Map.class);
    }

    private static String variable(Job job, String name) {
        var value = job.variables().get(name);
        if (value == null) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "process.header", job.elementId(), name);
        }
        return value.toString();
    }
}
