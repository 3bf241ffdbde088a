package io.jianguan.draw;

import io.jianguan.engine.JobHandler;
import io.jianguan.identity.Actors;
import io.jianguan.process.JobContext;
import io.jianguan.process.Timeline;
import io.jianguan.registry.Records;
import io.jianguan.registry.Registries;
import io.jianguan.registry.RegistryDefinition;
import io.jianguan.rest.Problem;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * {@code draw}: makes the draw that {@code draw.commit} promised, and writes the list into the table field {@code into}
 * of the record, as far as the table has columns for it: {@code no, subject, object_name, uscc, officers, officer_ids,
 * officer_names}. {@code values} are further fields of the record, which may name {@code draw.number, attempt,
 * pool_size, pool_hash, excluded, algorithm, commitment, value, seed, witnesses}. With the headers of
 * {@code draw.commit} it does both at once.
 *
 * <p>Where {@code publish} is true, anybody may look at the draw from then on, if whoever had it drawn may publish it.
 *
 * <p>Result variables: {@code drawnCount}; {@code drawState} is {@code drawn}, or {@code waiting} while values are
 * missing.
 */
@Component
class DrawHandler implements JobHandler {
    private final JobContext context;
    private final Records records;
    private final Registries registries;
    private final Actors actors;
    private final CommitHandler commit;
    private final Draws draws;
    private final Making making;
    private final DrawnList list;
    private final PublicDraws published;
    private final Timeline timeline;
    private final MessageSource messages;
    private final Clock clock;

    DrawHandler(
            JobContext context,
            Records records,
            Registries registries,
            Actors actors,
            CommitHandler commit,
            Draws draws,
            Making making,
            DrawnList list,
            PublicDraws published,
            Timeline timeline,
            MessageSource messages,
            Clock clock) {
        this.context = context;
        this.records = records;
        this.registries = registries;
        this.actors = actors;
        this.commit = commit;
        this.draws = draws;
        this.making = making;
        this.list = list;
        this.published = published;
        this.timeline = timeline;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String type() {
        return "draw";
    }

    @Override
    public Map<String, ? extends @Nullable Object> handle(Job job) {
        var record = context.record(job);
        if (job.headers().containsKey("subjects")) {
            commit.publish(job, record, DrawHeaders.of(job, context, record));
        }
        var promised = draws.last(record.registry(), record.id())
                .orElseThrow(() -> new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "draw.none", job.elementId()));
        var made = making.make(promised.id());
        if (made.isEmpty()) {
            tell(job, "draw.waiting");
            return Map.of("drawState", "waiting", "drawnCount", 0);
        }
        var draw = made.get();
        var rows = list.of(draw.id());
        records.write(
                record.registry(),
                record.id(),
                values(job, record, draw, rows),
                null,
                new Records.Cause(context.starter(job), job.elementId()));
        tell(
                job,
                rows.isEmpty() ? "draw.summary.none" : "draw.summary",
                draw.poolSize(),
                draw.excluded(),
                draw.officerCount(),
                draw.wanted(),
                rows.size());
        publish(job, record);
        return Map.of("drawState", "drawn", "drawnCount", rows.size());
    }

    private void publish(Job job, Records.Record record) {
        if (Boolean.TRUE.equals(context.header(job, "publish", context.expressions(job, record)))) {
            var starter = context.starter(job);
            boolean done = starter != null && published.publishAsPlanned(starter, record.registry(), record.id());
            tell(job, done ? "draw.published" : "draw.published.not");
        }
    }

    private Map<String, @Nullable Object> values(
            Job job, Records.Record record, Draw draw, List<Map<String, Object>> rows) {
        var into = context.header(job, "into", Map.of(), String.class);
        var columns = registries.get(record.registry()).field(into).stream()
                .flatMap(field -> field.columns().stream())
                .map(RegistryDefinition.Field::name)
                .toList();
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put(
                into,
                rows.stream()
                        .map(row -> {
                            var cells = new LinkedHashMap<>(row);
                            cells.keySet().retainAll(columns);
                            return cells;
                        })
                        .toList());
        values.put("drawn_at", clock.instant().toString());
        if (job.headers().containsKey("values")) {
            var with = context.expressions(job, record);
            var parties = draw.source().parties();
            var names = actors.names(parties);
            with.put(
                    "draw",
                    draw.context(parties.stream()
                            .map(party -> names.getOrDefault(party, party))
                            .toList()));
            values.putAll(context.values(job, "values", with));
        }
        return values;
    }

    private void tell(Job job, String code, Object... arguments) {
        var text = messages.getMessage(code, arguments, Locale.SIMPLIFIED_CHINESE);
        timeline.add(
                job.instanceKey(),
                Timeline.Entry.of(clock.instant(), "system", job.elementId(), null)
                        .opinion(text));
    }
}
