package io.jianguan.draw;

import io.jianguan.engine.JobHandler;
import io.jianguan.process.JobContext;
import io.jianguan.process.Timeline;
import io.jianguan.registry.Records;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * {@code draw.commit}: freezes who can be drawn and publishes the commitment.
 *
 * <p>Headers: {@code subjects} and {@code officers} name range and size; {@code rule} other than {@code uniform} has
 * {@code weight} asked of each subject; {@code exclude} gives the reason why a subject is left out, {@code stratum} its
 * stratum, {@code caps} a list of records that a subject may have so many of; {@code eligible} is true of an officer or
 * the reason why not; {@code words} says in two languages what these mean; {@code source} says where chance comes from; {@code reason} why it is drawn again.
 *
 * <p>Result variable {@code drawSource}: {@code server}, {@code public}, {@code parties}, or {@code refused} where the
 * source cannot be one, as the timeline then says.
 */
@Component
class CommitHandler implements JobHandler {
    private final JobContext context;
    private final Freezing freezing;
    private final Commitments commitments;
    private final Witnesses witnesses;
    private final Timeline timeline;
    private final MessageSource messages;
    private final Clock clock;

    CommitHandler(
            JobContext context,
            Freezing freezing,
            Commitments commitments,
            Witnesses witnesses,
            Timeline timeline,
            MessageSource messages,
            Clock clock) {
        this.context = context;
        this.freezing = freezing;
        this.commitments = commitments;
        this.witnesses = witnesses;
        this.timeline = timeline;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String type() {
        return "draw.commit";
    }

    @Override
    public Map<String, ? extends @Nullable Object> handle(Job job) {
        var record = context.record(job);
        var headers = DrawHeaders.of(job, context, record);
        var fault = headers.source().fault(clock.instant());
        if (fault != null) {
            tell(job, fault);
            return Map.of("drawSource", "refused");
        }
        publish(job, record, headers);
        if (headers.source().waits()) {
            tell(job, "draw.waits." + headers.source().kind().id());
            witnesses.tell(record, headers.source());
        }
        return Map.of("drawSource", headers.source().kind().id());
    }

    UUID publish(Job job, Records.Record record, DrawHeaders headers) {
        return commitments.publish(
                new Commitments.Occasion(record, job.elementId(), context.starter(job), headers.reason()),
                headers.source(),
                freezing.freeze(job, record, headers));
    }

    private void tell(Job job, String code) {
        var text = messages.getMessage(code, null, Locale.SIMPLIFIED_CHINESE);
        timeline.add(
                job.instanceKey(),
                Timeline.Entry.of(clock.instant(), "system", job.elementId(), null)
                        .opinion(text));
    }
}
