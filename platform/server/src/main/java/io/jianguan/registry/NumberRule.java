package io.jianguan.registry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How record numbers look, for example <code>JC{yyyyMMdd}{seq:4}</code>: texts, the day by date patterns, the code of the
 * office that the record belongs to, <code>{org}</code>, and a sequence with so many digits at least. Numbers that differ
 * in their sequence only count on; <code>{seq:4:year}</code> counts through all numbers of an office in a year, whatever
 * else they show, {@code month} and {@code day} alike, {@code never} through all.
 *
 * @param before what stands before the sequence, and {@code after} behind it
 * @param series numbers of one count on
 */
record NumberRule(String before, String after, int digits, String series) {
    private static final String SEQ = "\\{seq:([1-9])(?::(day|month|year|never))?}";
    private static final String ORG = "{org}";
    private static final Pattern SEQUENCE = Pattern.compile(SEQ);
    private static final Pattern DATE = Pattern.compile("\\{([yMd-]+)}");
    private static final Pattern PART = Pattern.compile(SEQ + "|\\{org}|\\{([yMd-]+)}");
    /** Of a date pattern. */
    private static final Pattern UNIT = Pattern.compile("y+|M+|d+");
    /** What a number must show to be another one in the next period. */
    private static final Map<String, String> SHOWN = Map.of("day", "yMd", "month", "yM", "year", "y", "never", "");

    static boolean valid(String rule) {
        try {
            of(rule, LocalDate.EPOCH, "office");
            return true;
        } catch (IllegalArgumentException | DateTimeException broken) {
            return false;
        }
    }

    /** True where each office has numbers of its own. */
    static boolean byOffice(String rule) {
        return rule.contains(ORG);
    }

    /** @param owner code of the office that the record belongs to */
    static NumberRule of(String rule, LocalDate day, String owner) {
        UnaryOperator<String> unit = pattern -> day.format(DateTimeFormatter.ofPattern(pattern));
        var filled = DATE.matcher(rule)
                .replaceAll(date -> Matcher.quoteReplacement(unit.apply(date.group(1))))
                .replace(ORG, owner);
        var sequence = SEQUENCE.matcher(filled);
        if (!sequence.find() || filled.replace(sequence.group(), "").matches(".*[{}].*")) {
            throw new IllegalArgumentException(rule);
        }
        var before = filled.substring(0, sequence.start());
        var after = filled.substring(sequence.end());
        return new NumberRule(
                before,
                after,
                Integer.parseInt(sequence.group(1)),
                sequence.group(2) == null
                        ? before + "#" + after
                        : series(rule, owner, sequence.group(2), shown -> unit.apply(unit(rule, shown))));
    }

    /** @param period what of the day a number shows, by {@code y}, {@code M} and {@code d} */
    private static String series(String rule, String owner, String reset, UnaryOperator<String> period) {
        var series = new StringBuilder(SEQUENCE.matcher(rule).replaceFirst("#").replace(ORG, owner)).append('@');
        for (var shown : Objects.requireNonNull(SHOWN.get(reset)).split("")) {
            if (!shown.isEmpty()) {
                series.append(period.apply(shown));
            }
        }
        return series.toString();
    }

    /** How the rule shows the year, the month or the day first. */
    private static String unit(String rule, String letter) {
        return DATE.matcher(rule)
                .results()
                .flatMap(date -> UNIT.matcher(date.group(1)).results())
                .map(unit -> unit.group())
                .filter(unit -> unit.startsWith(letter))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(rule));
    }

    /** What a number uses up of a series. */
    record Used(String series, long value) {}

    /** How the rule's numbers look, whatever the day and the office. */
    record Shape(String rule, Pattern pattern) {}

    static Shape shape(String rule) {
        var shape = new StringBuilder();
        var named = new HashSet<String>();
        int from = 0;
        for (var part = PART.matcher(rule); part.find(); from = part.end()) {
            shape.append(Pattern.quote(rule.substring(from, part.start())));
            if (part.group(1) != null) {
                shape.append("(?<seq>\\d{%s,18})".formatted(part.group(1)));
            } else if (part.group(3) == null) {
                shape.append(group("org", "[\\w-]+?", named));
            } else {
                shape.append(UNIT.matcher(part.group(3))
                        .replaceAll(unit -> Matcher.quoteReplacement(
                                group(unit.group().substring(0, 1), digits(unit.group()), named))));
            }
            from = part.end();
        }
        return new Shape(
                rule,
                Pattern.compile(
                        shape.append(Pattern.quote(rule.substring(from))).toString()));
    }

    private static String group(String name, String what, Set<String> named) {
        return named.add(name) ? "(?<%s>%s)".formatted(name, what) : "(?:%s)".formatted(what);
    }

    private static String digits(String unit) {
        if (unit.startsWith("MMM")) {
            return ".+";
        }
        return unit.length() == 1 ? "\\d+" : "\\d{%d}".formatted(unit.length());
    }

    /** @return empty where the text is no number of that shape */
    static Optional<Used> used(Shape shape, String number) {
        var found = shape.pattern().matcher(number);
        if (!found.matches()) {
            return Optional.empty();
        }
        var sequence = SEQUENCE.matcher(shape.rule());
        var reset = sequence.find() ? sequence.group(2) : null;
        var series = reset == null
                ? number.substring(0, found.start("seq")) + "#" + number.substring(found.end("seq"))
                : series(shape.rule(), byOffice(shape.rule()) ? found.group("org") : "", reset, found::group);
        return Optional.of(new Used(series, Long.parseLong(found.group("seq"))));
    }

    String format(long value) {
        return before + String.format("%0" + digits + "d", value) + after;
    }
}
