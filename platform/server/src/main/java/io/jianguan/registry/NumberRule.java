package io.jianguan.registry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How record numbers look, for example <code>JC{yyyyMMdd}{seq:4}</code>: texts, the day by a date pattern, and the
 * day's sequence with so many digits at least.
 */
record NumberRule(String before, String after, int digits) {
    private static final Pattern SEQUENCE = Pattern.compile("\\{seq:([1-9])}");
    private static final Pattern PART = Pattern.compile("\\{seq:([1-9])}|\\{([yMd-]+)}");
    /** Of a date pattern. */
    private static final Pattern UNIT = Pattern.compile("y+|M+|d+");

    private static final Pattern DAY = Pattern.compile("\\{([yMd-]+)}");

    static boolean valid(String rule) {
        try {
            of(rule, LocalDate.EPOCH);
            return true;
        } catch (IllegalArgumentException | DateTimeException broken) {
            return false;
        }
    }

    static NumberRule of(String rule, LocalDate day) {
        var dated = DAY.matcher(rule).replaceAll(found -> day.format(DateTimeFormatter.ofPattern(found.group(1))));
        var sequence = SEQUENCE.matcher(dated);
        if (!sequence.find() || dated.replace(sequence.group(), "").matches(".*[{}].*")) {
            throw new IllegalArgumentException(rule);
        }
        return new NumberRule(
                dated.substring(0, sequence.start()),
                dated.substring(sequence.end()),
                Integer.parseInt(sequence.group(1)));
    }

    /** Numbers of one series differ in their sequence only. */
    String series() {
        return before + "#" + after;
    }

    /** What a number uses up of a series. */
    record Used(String series, long value) {}

    /** How the rule's numbers look, whatever the day. */
    static Pattern shape(String rule) {
        var shape = new StringBuilder("(");
        int from = 0;
        for (var part = PART.matcher(rule); part.find(); from = part.end()) {
            shape.append(Pattern.quote(rule.substring(from, part.start())));
            shape.append(
                    part.group(1) == null
                            ? UNIT.matcher(part.group(2)).replaceAll(unit -> digits(unit.group()))
                            : ")(\\d{%s,18})(".formatted(part.group(1)));
            from = part.end();
        }
        return Pattern.compile(
                shape.append(Pattern.quote(rule.substring(from))).append(')').toString());
    }

    private static String digits(String unit) {
        if (unit.startsWith("MMM")) {
            return ".+";
        }
        return unit.length() == 1 ? "\\\\d+" : "\\\\d{%d}".formatted(unit.length());
    }

    /** @return empty where the text is no number of that shape */
    static Optional<Used> used(Pattern shape, String number) {
        var found = shape.matcher(number);
        return found.matches()
                ? Optional.of(new Used(found.group(1) + "#" + found.group(3), Long.parseLong(found.group(2))))
                : Optional.empty();
    }

    String format(long value) {
        return before + String.format("%0" + digits + "d", value) + after;
    }
}
