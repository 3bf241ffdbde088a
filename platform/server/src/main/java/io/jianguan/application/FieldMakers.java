package io.jianguan.application;

import io.jianguan.application.RecordGenerator.Code;
import io.jianguan.registry.SocialCreditCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The kinds of makers a generator definition can name. */
final class FieldMakers {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z_][a-z0-9_.]*)}");

    private final Places places;
    private final Surroundings around;
    private final LinkedMakers linked;

    /** @param places the fields made so far */
    FieldMakers(Places places, Surroundings around) {
        this.places = places;
        this.around = around;
        this.linked = new LinkedMakers(places, around, this::read);
    }

    /** @throws IllegalArgumentException naming what is not understood */
    FieldMaker read(JsonNode node) {
        if (node.isValueNode()) {
            return constant(node);
        }
        var maker = kind(node);
        if (!node.has("absent")) {
            return maker;
        }
        var absent = node.path("absent").asDouble();
        return row -> row.share() < absent ? null : maker.make(row);
    }

    private FieldMaker kind(JsonNode node) {
        var kind = node.propertyNames().stream().findFirst().orElse("");
        var value = node.path(kind);
        return switch (kind) {
            case "choice" -> choice(value);
            case "case" -> distinction(node);
            case "text" -> text(value.asString());
            case "pattern" -> pattern(value.asString());
            case "number" -> number(value);
            case "date" -> date(value);
            case "code" -> code(node);
            case "label" -> label(node);
            case "social-credit-code" -> socialCreditCode(value);
            default -> {
                var maker = linked.kind(kind, node);
                if (maker == null) {
                    throw new IllegalArgumentException("unknown kind " + kind);
                }
                yield maker;
            }
        };
    }

    private static FieldMaker constant(JsonNode node) {
        var value = node.isNull() ? null : node.isIntegralNumber() ? (Object) node.asLong() : node.asString();
        return row -> value;
    }

    /** A list, or texts with their weights. */
    private FieldMaker choice(JsonNode choices) {
        var weights = new LinkedHashMap<FieldMaker, Double>();
        if (choices.isArray()) {
            choices.values().forEach(choice -> weights.put(read(choice), 1.0));
        } else {
            choices.properties()
                    .forEach(choice -> weights.put(
                            row -> choice.getKey(), choice.getValue().asDouble()));
        }
        return new WeightedChoice(weights);
    }

    /** By the value of a field before: {@code {case: field, of: {value: maker}, otherwise: maker}}. */
    private FieldMaker distinction(JsonNode node) {
        var of = places.value(node.path("case").asString());
        var cases = node.path("of").properties().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> read(entry.getValue())));
        var otherwise = node.has("otherwise") ? read(node.path("otherwise")) : (FieldMaker) row -> null;
        return row ->
                cases.getOrDefault(String.valueOf(of.make(row)), otherwise).make(row);
    }

    /** Fields before, put into braces. */
    private FieldMaker text(String template) {
        var literals = new ArrayList<String>();
        var fields = new ArrayList<FieldMaker>();
        var matcher = PLACE.matcher(template);
        int end = 0;
        while (matcher.find()) {
            literals.add(template.substring(end, matcher.start()));
            fields.add(places.value(matcher.group(1)));
            end = matcher.end();
        }
        literals.add(template.substring(end));
        return new TextTemplate(literals.toArray(String[]::new), fields.toArray(FieldMaker[]::new));
    }

    /** Every {@code #} is a digit. */
    private static FieldMaker pattern(String pattern) {
        return row -> {
            var text = pattern.toCharArray();
            for (int at = 0; at < text.length; at++) {
                text[at] = text[at] == '#' ? (char) ('0' + row.below(10)) : text[at];
            }
            return new String(text);
        };
    }

    /** Multiples of {@code step}; {@code skew} above 1 makes small ones frequent. */
    private static FieldMaker number(JsonNode range) {
        long step = range.path("step").asLong(1);
        long from = range.path("from").asLong() / step;
        long count = range.path("to").asLong() / step - from + 1;
        double skew = range.path("skew").asDouble(1);
        return row -> (from + position(row, count, skew)) * step;
    }

    /** Text {@code YYYY-MM-DD}; {@code skew} above 1 makes early days frequent. */
    private static FieldMaker date(JsonNode range) {
        var from = LocalDate.parse(range.path("from").asString());
        var to = LocalDate.parse(range.path("to").asString());
        var days = from.datesUntil(to.plusDays(1)).map(LocalDate::toString).toArray(String[]::new);
        double skew = range.path("skew").asDouble(1);
        return row -> days[(int) position(row, days.length, skew)];
    }

    private static long position(MadeRow row, long count, double skew) {
        return skew == 1 ? row.below(count) : (long) (Math.pow(row.share(), skew) * count);
    }

    /** Codes without any below them; {@code under} narrows to what lies below a code, {@code weights} is optional. */
    private FieldMaker code(JsonNode node) {
        var table = around.codes(node.path("code").asString());
        var parents = table.stream().map(Code::parent).filter(Objects::nonNull).collect(Collectors.toSet());
        var parentOf = new LinkedHashMap<String, String>();
        table.forEach(code -> parentOf.put(code.code(), Objects.requireNonNullElse(code.parent(), "")));
        var under = node.path("under").asString("");
        var weights = new LinkedHashMap<FieldMaker, Double>();
        table.stream()
                .map(Code::code)
                .filter(code -> !parents.contains(code) && lies(code, under, parentOf))
                .forEach(code ->
                        weights.put(row -> code, node.path("weights").path(code).asDouble(1)));
        return new WeightedChoice(weights);
    }

    private static boolean lies(String code, String under, Map<String, String> parentOf) {
        var above = code;
        while (above != null && !above.equals(under)) {
            above = above.isEmpty() ? null : parentOf.get(above);
        }
        return above != null;
    }

    private FieldMaker label(JsonNode node) {
        var of = places.value(node.path("label").asString());
        var labels = around.codes(node.path("table").asString()).stream()
                .collect(Collectors.toUnmodifiableMap(Code::code, Code::label));
        return row -> labels.get(String.valueOf(of.make(row)));
    }

    private static FieldMaker socialCreditCode(JsonNode node) {
        var prefix = node.path("prefix").asString();
        var body = node.path("body").asString("");
        long capacity = SocialCreditCode.capacity(body);
        return row -> SocialCreditCode.of(prefix, body, scattered(row.number(), capacity));
    }

    /** A number of its own for each row below {@code capacity}, a power of 31: the factor shares no divisor with it. */
    private static long scattered(long number, long capacity) {
        return Math.floorMod(number * 611_953L + 104_729L, capacity);
    }
}
