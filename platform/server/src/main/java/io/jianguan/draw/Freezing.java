package io.jianguan.draw;

import io.jianguan.engine.JobHandler.Job;
import io.jianguan.process.JobContext;
import io.jianguan.process.Processes;
import io.jianguan.registry.RecordGroups;
import io.jianguan.registry.Records;
import io.jianguan.rest.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fixes who can be drawn, with what weight, and who cannot and why. What the model asks of a subject is asked once for
 * all that are alike in the fields it names as {@code subject.<field>}, so that a million take a moment.
 */
@Component
class Freezing {
    private static final Pattern FIELD = Pattern.compile("\\bsubject\\.([a-z][a-z0-9_]*)");
    /** Codes for reasons of the platform's own; the screens have their words. */
    private static final String NO_WEIGHT = "no-weight";

    private static final String NO_ACCOUNT = "no-account";
    private static final String NOT_ELIGIBLE = "not-eligible";

    private final JobContext context;
    private final Records records;
    private final RecordGroups groups;
    private final JsonMapper json;

    Freezing(JobContext context, Records records, RecordGroups groups, JsonMapper json) {
        this.context = context;
        this.records = records;
        this.groups = groups;
        this.json = json;
    }

    Frozen freeze(Job job, Records.Record record, DrawHeaders headers) {
        var values = context.expressions(job, record);
        var exclusions = new TreeMap<Long, String>();
        var pool = pool(headers, values, exclusions);
        var officerExclusions = new TreeMap<Long, String>();
        var officers = officers(headers, values, officerExclusions);
        return new Frozen(
                headers.subjects().registry(),
                json.writeValueAsString(headers.rules()),
                pool,
                exclusions,
                officers,
                officerExclusions,
                headers.wanted(pool.size()),
                headers.perSubject(),
                headers.officers().has("rule", "balanced"),
                headers.officers().has("mixed", true));
    }

    private Pool pool(DrawHeaders headers, Map<String, @Nullable Object> values, Map<Long, String> exclusions) {
        var capped = capped(headers.caps());
        var maker = new PoolMaker();
        var side = headers.subjects();
        for (var group : groups.of(side.registry(), side.filter(), fields(headers))) {
            var with = new HashMap<>(values);
            with.put("subject", group.values());
            var reason = Source.line(ask(headers, "exclude", with));
            int weight = headers.weighted() ? weight(ask(headers, "weight", with)) : 1;
            if (reason == null && weight == 0) {
                reason = NO_WEIGHT;
            }
            if (reason != null) {
                for (long id : group.ids()) {
                    exclusions.put(id, reason);
                }
            } else {
                var stratum = Objects.requireNonNullElse(Source.line(ask(headers, "stratum", with)), "");
                maker.add(stratum, without(group.ids(), capped, exclusions), weight);
            }
        }
        return maker.pool();
    }

    private static Set<String> fields(DrawHeaders headers) {
        var fields = new LinkedHashSet<String>();
        headers.expressions().forEach((name, text) -> {
            if (!name.equals("weight") || headers.weighted()) {
                FIELD.matcher(text).results().forEach(found -> fields.add(found.group(1)));
            }
        });
        return fields;
    }

    private @Nullable Object ask(DrawHeaders headers, String name, Map<String, @Nullable Object> with) {
        var expression = headers.expressions().get(name);
        return expression == null ? null : context.evaluate(expression, with);
    }

    /** A whole number: fractions would not come out alike everywhere. */
    private static int weight(@Nullable Object value) {
        if (value == null) {
            return 1;
        }
        try {
            int weight = new BigDecimal(value.toString()).intValueExact();
            if (weight >= 0 && weight <= Pool.HEAVIEST) {
                return weight;
            }
        } catch (ArithmeticException | NumberFormatException noWholeNumber) {
            // told below
        }
        throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "draw.weight", value.toString(), Pool.HEAVIEST);
    }

    private Map<Long, String> capped(List<DrawHeaders.Cap> caps) {
        var capped = new HashMap<Long, String>();
        for (var cap : caps) {
            var reason = Objects.requireNonNullElse(Source.line(cap.reason()), "");
            groups.counts(cap.registry(), cap.filter(), cap.span(), cap.field(), cap.limit())
                    .keySet()
                    .forEach(id -> capped.putIfAbsent(Long.valueOf(id), reason));
        }
        return capped;
    }

    private static long[] without(long[] ids, Map<Long, String> capped, Map<Long, String> exclusions) {
        if (capped.isEmpty()) {
            return ids;
        }
        var left = new long[ids.length];
        int count = 0;
        for (long id : ids) {
            var reason = capped.get(id);
            if (reason == null) {
                left[count++] = id;
            } else {
                exclusions.put(id, reason);
            }
        }
        return Arrays.copyOf(left, count);
    }

    private List<Officer> officers(
            DrawHeaders headers, Map<String, @Nullable Object> values, Map<Long, String> exclusions) {
        var side = headers.officers();
        var load = load(side);
        var able = new ArrayList<Officer>();
        for (var officer : records.get(side.registry(), records.find(side.registry(), side.filter()))) {
            var with = new HashMap<>(values);
            with.put("officer", Processes.context(officer));
            var account = officer.values().get("account");
            // true, or the reason why not
            var answer = headers.expressions().containsKey("eligible") ? ask(headers, "eligible", with) : Boolean.TRUE;
            if (account == null) {
                exclusions.put(officer.id(), NO_ACCOUNT);
            } else if (!Boolean.TRUE.equals(answer)) {
                var reason = answer instanceof String text ? Source.line(text) : null;
                exclusions.put(officer.id(), Objects.requireNonNullElse(reason, NOT_ELIGIBLE));
            } else {
                able.add(officer(officer, account.toString(), side, load));
            }
        }
        return able;
    }

    private static Officer officer(
            Records.Record officer, String account, DrawHeaders.Side side, Map<String, Integer> load) {
        var group = side.values().get("group") instanceof String field
                ? Source.line(officer.values().get(field))
                : null;
        var recusals = new HashSet<Long>();
        if (officer.values().get("recusal_objects") instanceof Collection<?> subjects) {
            subjects.forEach(subject -> recusals.add(Long.valueOf(String.valueOf(subject))));
        }
        return new Officer(
                officer.id(), account, Objects.requireNonNullElse(group, ""), load.getOrDefault(account, 0), recusals);
    }

    /** How much each account has to do already, where the model asks for it. */
    private Map<String, Integer> load(DrawHeaders.Side side) {
        if (!(side.values().get("workload") instanceof Map<?, ?> workload)) {
            return Map.of();
        }
        var of = DrawHeaders.Side.of(workload);
        return groups.counts(
                of.registry(), of.filter(), null, String.valueOf(of.values().get("field")), 1);
    }
}
