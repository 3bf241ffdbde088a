package io.jianguan.registry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * How record numbers look, for example <code>JC{yyyyMMdd}{seq:4}</code>: texts, the day by a date pattern, and the
 * day's sequence with so many digits at least.
 */
record NumberRule(String before, String after, int digits) {
    private static final Pattern SEQUENCE = Pattern.compile("\\{seq:([1-9])}");
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

    String format(long value) {
        return before + String.format("%0" + digits + "d", value) + after;
    }
}
