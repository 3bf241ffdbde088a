package io.jianguan.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makers by which rows of several registries hang together: in time, by people, by what is picked for both. */
final class LinkedMakers {
    private static final int DAY = 10;
    private final Places places;
    private final Surroundings around;
    private final Function<JsonNode, FieldMaker> read;

    LinkedMakers(Places places, Surroundings around, Function<JsonNode, FieldMaker> read) {
        this.places = places;
        this.around = around;
        this.read = read;
    }

    /** @return null where the kind is none of these */
    @Nullable
    FieldMaker kind(String kind, JsonNode node) {
        return switch (kind) {
            case "field" -> places.value(node.path(kind).asString());
            case "starts" -> starts(node);
            case "after" -> after(node);
            case "within" -> within(node);
            case "digits" -> digits(node.path(kind).asString());
            case "moment" -> moment(node);
            case "between" -> between(node);
            case "pick" -> pick(node);
            case "ids" -> ids(node);
            case "id" -> id(node.path(kind).asString());
            default -> null;
        };
    }

    /** By how a value begins, the longest beginning first: {@code {starts: field, of: {H6: maker}, otherwise: maker}}. */
    private FieldMaker starts(JsonNode node) {
        var value = places.value(node.path("starts").asString());
        Map<String, FieldMaker> cases = new LinkedHashMap<>();
        node.path("of").properties().stream()
                .sorted((one, other) -> other.getKey().length() - one.getKey().length())
                .forEach(one -> cases.put(one.getKey(), read.apply(one.getValue())));
        var otherwise = node.has("otherwise") ? read.apply(node.path("otherwise")) : (FieldMaker) row -> null;
        return row -> {
            var text = String.valueOf(value.make(row));
            for (var one : cases.entrySet()) {
                if (text.startsWith(one.getKey())) {
                    return one.getValue().make(row);
                }
            }
            return otherwise.make(row);
        };
    }

    /**
     * A day so many days after another one, weekends put off to Monday: {@code {after: field, from: 1, to: 7, until:
     * day}}. Nothing where the other is nothing, or where it would be later than {@code until}: it has not happened.
     */
    private FieldMaker after(JsonNode node) {
        var base = places.value(node.path("after").asString());
        long from = node.path("from").asLong();
        long count = node.path("to").asLong(from) - from + 1;
        var until = node.has("until") ? LocalDate.parse(node.path("until").asString()) : LocalDate.MAX;
        boolean office = node.path("office").asBoolean(true);
        return row -> {
            long days = from + row.below(count);
            var start = base.make(row);
            if (start == null) {
                return null;
            }
            var day = LocalDate.parse(start.toString().substring(0, DAY)).plusDays(days);
            day = office ? weekday(day) : day;
            return day.isAfter(until) ? null : day.toString();
        };
    }

    /** A weekday between two days, but after another field's: {@code {within: field, from: day, until: day}}. */
    private FieldMaker within(JsonNode node) {
        var base = places.value(node.path("within").asString());
        var from = LocalDate.parse(node.path("from").asString());
        var until = LocalDate.parse(node.path("until").asString());
        return row -> {
            long random = row.random();
            var start = base.make(row);
            var first = start == null
                    ? from
                    : LocalDate.parse(start.toString().substring(0, DAY)).plusDays(1);
            first = first.isBefore(from) ? from : first;
            long days = Math.max(1, until.toEpochDay() - first.toEpochDay() - 1);
            return weekday(first.plusDays(Math.unsignedMultiplyHigh(random, days)))
                    .toString();
        };
    }

    /** A day's digits, for numbers. */
    private FieldMaker digits(String field) {
        var day = places.value(field);
        return row -> {
            var text = day.make(row);
            return text == null ? null : text.toString().substring(0, DAY).replace("-", "");
        };
    }

    private static LocalDate weekday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.plusDays(2);
            case SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }

    /** An instant in office hours of a day. */
    private FieldMaker moment(JsonNode node) {
        var day = places.value(node.path("moment").asString());
        return row -> {
            long minutes = 9 * 60 + row.below(8 * 60);
            var on = day.make(row);
            return on == null ? null : "%sT%02d:%02d:00+08:00".formatted(on, minutes / 60, minutes % 60);
        };
    }

    /** As a number, but its limits are fields: {@code {between: [low, high], step: 100, skew: 2}}. */
    private FieldMaker between(JsonNode node) {
        var low = places.value(node.path("between").path(0).asString());
        var high = places.value(node.path("between").path(1).asString());
        long step = node.path("step").asLong(1);
        double skew = node.path("skew").asDouble(1);
        return row -> {
            double share = Math.pow(row.share(), skew);
            var from = low.make(row);
            var to = high.make(row);
            if (from == null || to == null) {
                return null;
            }
            long first = Long.parseLong(from.toString()) / step;
            return (first + (long) (share * (Long.parseLong(to.toString()) / step - first + 1))) * step;
        };
    }

    /** A row of a file whose columns hold the values of fields: {@code {pick: officer, where: {unit_code: _dept}, not: _first}}. */
    private FieldMaker pick(JsonNode node) {
        var columns = new ArrayList<String>();
        var wanted = new ArrayList<FieldMaker>();
        node.path("where").properties().forEach(one -> {
            columns.add(one.getKey());
            wanted.add(places.value(one.getValue().asString()));
        });
        var groups = new HashMap<List<String>, List<Map<String, String>>>();
        for (var line : around.file(node.path("pick").asString())) {
            groups.computeIfAbsent(
                            columns.stream()
                                    .map(column -> Objects.requireNonNullElse(line.get(column), ""))
                                    .toList(),
                            key -> new ArrayList<>())
                    .add(line);
        }
        var other = node.has("not") ? places.value(node.path("not").asString()) : (FieldMaker) row -> null;
        return row -> {
            long random = row.random();
            var key = wanted.stream().map(one -> String.valueOf(one.make(row))).toList();
            var group = groups.get(key);
            if (group == null) {
                return null;
            }
            int at = (int) Math.unsignedMultiplyHigh(random, group.size());
            var taken = other.make(row);
            return group.get(at).equals(taken) ? group.get((at + 1) % group.size()) : group.get(at);
        };
    }

    /** Ids of records by what a field of theirs holds: {@code {ids: officer, by: law_cert_no, of: [_first.law_cert_no]}}. */
    private FieldMaker ids(JsonNode node) {
        var ids = around.ids(node.path("ids").asString(), node.path("by").asString());
        var keys = new ArrayList<FieldMaker>();
        node.path("of").values().forEach(one -> keys.add(places.value(one.asString())));
        return row -> {
            var found = keys.stream()
                    .map(key -> key.make(row))
                    .filter(Objects::nonNull)
                    .map(key -> ids.get(key.toString()))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            return found.isEmpty() ? null : String.join(";", found);
        };
    }

    /** Id of the record that the row became with which all this began. */
    private FieldMaker id(String registry) {
        var became = around.became(registry);
        return row -> became.apply(row.origin());
    }
}
