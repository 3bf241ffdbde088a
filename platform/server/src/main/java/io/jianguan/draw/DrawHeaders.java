package io.jianguan.draw;

import io.jianguan.engine.JobHandler.Job;
import io.jianguan.process.JobContext;
import io.jianguan.registry.RecordGroups.Span;
import io.jianguan.registry.Records;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the model's headers ask for, with the record's own values in it.
 *
 * @param words what the expressions mean, by their name, each a label in two languages: the screens say it
 */
record DrawHeaders(
        Side subjects,
        Side officers,
        boolean weighted,
        List<Cap> caps,
        Source source,
        @Nullable String reason,
        Map<String, String> expressions,
        Map<String, @Nullable Object> words) {
    /** Those asked of each subject or officer. */
    private static final List<String> ASKED = List.of("weight", "exclude", "stratum", "eligible");

    /** @param values all that the header says, beside registry and filter */
    record Side(String registry, Map<String, @Nullable Object> filter, Map<String, @Nullable Object> values) {
        static Side of(Map<?, ?> values) {
            var all = texts(values);
            return new Side(String.valueOf(all.get("registry")), texts(all.get("filter")), all);
        }

        boolean has(String name, Object value) {
            return value.equals(values.get(name));
        }
    }

    /** Whoever has that many records already is not drawn. @param span when; null where that does not matter */
    record Cap(
            String registry,
            Map<String, @Nullable Object> filter,
            @Nullable Span span,
            String field,
            int limit,
            String reason) {
        static Cap of(Map<?, ?> values) {
            return new Cap(
                    text(values, "registry"),
                    texts(values.get("filter")),
                    values.get("date") == null
                            ? null
                            : new Span(text(values, "date"), text(values, "from"), text(values, "until")),
                    text(values, "field"),
                    number(values.get("limit"), 1),
                    text(values, "reason"));
        }
    }

    static DrawHeaders of(Job job, JobContext context, Records.Record record) {
        var values = context.expressions(job, record);
        var caps = new ArrayList<Cap>();
        if (context.header(job, "caps", values) instanceof Collection<?> many) {
            many.forEach(one -> {
                // a limit of null is no limit
                if (one instanceof Map<?, ?> cap && cap.get("limit") != null) {
                    caps.add(Cap.of(cap));
                }
            });
        }
        var expressions = new LinkedHashMap<String, String>();
        for (var name : ASKED) {
            var text = job.headers().get(name);
            if (text != null) {
                expressions.put(name, text);
            }
        }
        return new DrawHeaders(
                Side.of(context.values(job, "subjects", values)),
                Side.of(context.values(job, "officers", values)),
                !"uniform".equals(context.header(job, "rule", values)),
                caps,
                Source.of(context.header(job, "source", values)),
                Source.line(context.header(job, "reason", values)),
                expressions,
                texts(context.header(job, "words", values)));
    }

    /** For people, and for the commitment's hash. */
    Map<String, @Nullable Object> rules() {
        var rules = new LinkedHashMap<String, @Nullable Object>();
        rules.put("subjects", subjects.values);
        rules.put("officers", officers.values);
        rules.put("weighted", weighted && expressions.containsKey("weight"));
        rules.put("caps", caps);
        rules.putAll(expressions);
        if (!words.isEmpty()) {
            rules.put("words", words);
        }
        return rules;
    }

    /** A count, or a ratio in percent rounded up: never more than there are. */
    int wanted(int pool) {
        if (subjects.values.get("count") instanceof Number count) {
            return Math.clamp(count.intValue(), 0, pool);
        }
        if (subjects.values.get("ratio") instanceof Number ratio) {
            return new BigDecimal(ratio.toString())
                    .multiply(BigDecimal.valueOf(pool))
                    .divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING)
                    .min(BigDecimal.valueOf(pool))
                    .intValue();
        }
        return 0;
    }

    /** At least two (行政处罚法 §42). */
    int perSubject() {
        return Math.max(2, number(officers.values.get("perSubject"), 2));
    }

    static int number(@Nullable Object value, int otherwise) {
        return value instanceof Number number ? number.intValue() : otherwise;
    }

    private static String text(Map<?, ?> values, String name) {
        return String.valueOf(values.get(name));
    }

    private static Map<String, @Nullable Object> texts(@Nullable Object values) {
        var texts = new LinkedHashMap<String, @Nullable Object>();
        if (values instanceof Map<?, ?> map) {
            map.forEach((name, value) -> texts.put(String.valueOf(name), value));
        }
        return texts;
    }
}
