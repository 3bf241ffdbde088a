package io.jianguan.draw;

import io.jianguan.engine.JobHandler;
import io.jianguan.process.JobContext;
import io.jianguan.process.Processes;
import io.jianguan.process.Timeline;
import io.jianguan.registry.Records;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code draw}: draws subjects and, for each, officers; writes the list into a table field of the record.
 *
 * <p>Headers: {@code subjects} and {@code officers} name pool and size; {@code eligible} is asked of each officer; with
 * a {@code rule} other than {@code uniform}, {@code weight} is asked of each subject; {@code into} is the table field.
 */
@Component
class DrawHandler implements JobHandler {
    private static final int SEED_BYTES = 32;
    private final JobContext context;
    private final Records records;
    private final Draws draws;
    private final Timeline timeline;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    DrawHandler(JobContext context, Records records, Draws draws, Timeline timeline, Clock clock) {
        this.context = context;
        this.records = records;
        this.draws = draws;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Override
    public String type() {
        return "draw";
    }

    @Override
    public Map<String, ? extends @Nullable Object> handle(Job job) {
        var record = context.record(job);
        var expressions = context.expressions(job, record);
        var subjects = context.values(job, "subjects", expressions);
        var officers = context.values(job, "officers", expressions);
        var pool = records.find(String.valueOf(subjects.get("registry")), filter(subjects));
        var eligible = eligible(job, officers, expressions);
        var lots = new Lots(seed());
        var wanted = size(subjects, pool.size());
        var order = lots.order(pool, weights(job, subjects, pool, expressions)::get);
        var pairs = new OfficerPairs(lots, eligible, perSubject(officers), "balanced".equals(officers.get("rule")));
        var rows = rows(String.valueOf(subjects.get("registry")), order, wanted, pairs);
        save(job, record, lots, subjects, officers, pool, eligible, rows);
        timeline.add(
                job.instanceKey(),
                Timeline.Entry.of(clock.instant(), "system", job.elementId(), null)
                        .opinion(summary(pool.size(), eligible.size(), wanted, rows.size())));
        return Map.of("drawnCount", rows.size());
    }

    private void save(
            Job job,
            Records.Record record,
            Lots lots,
            Map<String, @Nullable Object> subjects,
            Map<String, @Nullable Object> officers,
            List<Long> pool,
            List<Records.Record> eligible,
            List<Map<String, Object>> rows) {
        var rules = new LinkedHashMap<String, @Nullable Object>();
        rules.put("subjects", subjects);
        rules.put("officers", officers);
        rules.put("weight", job.headers().get("weight"));
        var startedBy = context.starter(job);
        draws.save(new Draws.NewDraw(
                record.registry(),
                record.id(),
                startedBy,
                lots.seed(),
                rules,
                pool,
                eligible.stream().map(Records.Record::id).toList(),
                rows));
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put(context.header(job, "into", Map.of(), String.class), rows);
        values.put("drawn_at", clock.instant().toString());
        records.apply(record.registry(), record.id(), values, null, new Records.Cause(startedBy, job.elementId()));
    }

    private List<Map<String, Object>> rows(String registry, List<Long> order, int wanted, OfficerPairs pairs) {
        var subjects = new HashMap<Long, Records.Record>();
        records.get(registry, order.subList(0, wanted)).forEach(subject -> subjects.put(subject.id(), subject));
        return order.subList(0, wanted).stream()
                .map(id -> pairs.forSubject(id)
                        .map(pair -> row(Objects.requireNonNull(subjects.get(id)), pair))
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Map<String, Object> row(Records.Record subject, List<Records.Record> pair) {
        var row = new LinkedHashMap<String, Object>();
        row.put("subject", String.valueOf(subject.id()));
        row.put("object_name", subject.title());
        row.put("uscc", Objects.requireNonNullElse(subject.values().get("cert_no"), ""));
        row.put(
                "officers",
                pair.stream().map(officer -> officer.values().get("account")).toList());
        row.put(
                "officer_names",
                String.join("、", pair.stream().map(Records.Record::title).toList()));
        return row;
    }

    private List<Records.Record> eligible(
            Job job, Map<String, @Nullable Object> officers, Map<String, @Nullable Object> expressions) {
        var registry = String.valueOf(officers.get("registry"));
        var condition = job.headers().get("eligible");
        return records.get(registry, records.find(registry, filter(officers))).stream()
                .filter(officer -> officer.values().get("account") != null)
                .filter(officer -> condition == null || holds(condition, "officer", officer, expressions))
                .toList();
    }

    private boolean holds(
            String condition, String name, Records.Record one, Map<String, @Nullable Object> expressions) {
        return Boolean.TRUE.equals(evaluate(condition, name, one, expressions));
    }

    private @Nullable Object evaluate(
            String expression, String name, Records.Record one, Map<String, @Nullable Object> expressions) {
        var with = new HashMap<>(expressions);
        with.put(name, Processes.context(one));
        return context.evaluate(expression, with);
    }

    private Map<Long, Double> weights(
            Job job,
            Map<String, @Nullable Object> subjects,
            List<Long> pool,
            Map<String, @Nullable Object> expressions) {
        var expression = job.headers().get("weight");
        var weights = new HashMap<Long, Double>();
        pool.forEach(id -> weights.put(id, 1.0));
        if (expression != null && !"uniform".equals(context.header(job, "rule", expressions))) {
            for (var subject : records.get(String.valueOf(subjects.get("registry")), pool)) {
                if (evaluate(expression, "subject", subject, expressions) instanceof Number weight
                        && weight.doubleValue() > 0) {
                    weights.put(subject.id(), weight.doubleValue());
                }
            }
        }
        return weights;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> filter(Map<String, @Nullable Object> pool) {
        return pool.get("filter") instanceof Map<?, ?> filter ? (Map<String, @Nullable Object>) filter : Map.of();
    }

    /** A count, or a ratio in percent rounded up: never more than the pool. */
    private static int size(Map<String, @Nullable Object> subjects, int pool) {
        if (subjects.get("count") instanceof Number count) {
            return Math.clamp(count.intValue(), 0, pool);
        }
        if (subjects.get("ratio") instanceof Number ratio) {
            return new BigDecimal(ratio.toString())
                    .multiply(BigDecimal.valueOf(pool))
                    .divide(BigDecimal.valueOf(100), RoundingMode.CEILING)
                    .min(BigDecimal.valueOf(pool))
                    .intValue();
        }
        return 0;
    }

    /** At least two (行政处罚法 §42). */
    private static int perSubject(Map<String, @Nullable Object> officers) {
        return officers.get("perSubject") instanceof Number number ? Math.max(2, number.intValue()) : 2;
    }

    private static String summary(int pool, int officers, int wanted, int drawn) {
        var text = "符合条件的监管对象 %d 户，执法人员 %d 名；应抽取 %d 户，已抽取 %d 户。".formatted(pool, officers, wanted, drawn);
        return drawn == 0 ? text + "没有可发起的名单，请调整抽取范围后重新发起。" : text;
    }

    private String seed() {
        var bytes = new byte[SEED_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
