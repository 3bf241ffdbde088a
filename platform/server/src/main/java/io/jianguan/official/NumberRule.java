package io.jianguan.official;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * How numbers of official documents look, for example <code>{mark}罚告〔{yyyy}〕{seq}号</code>: the office's mark, the
 * year, the number within both. <code>{seq:4}</code> has at least four digits.
 */
record NumberRule(String text) {
    private static final Pattern SEQUENCE = Pattern.compile("\\{seq(?::([1-9]))?}");

    static boolean valid(String text) {
        var sequence = SEQUENCE.matcher(text);
        return text.length() <= 100
                && sequence.results().count() == 1
                && text.contains("{yyyy}")
                && !text.replaceAll("\\{(?:mark|yyyy|seq(?::[1-9])?)}", "").matches(".*[{}].*");
    }

    /** Everything but the running number: what it runs within. */
    String series(String mark, LocalDate day) {
        return text.replace("{mark}", mark).replace("{yyyy}", String.valueOf(day.getYear()));
    }

    static String format(String series, long value) {
        return SEQUENCE.matcher(series)
                .replaceFirst(found -> found.group(1) == null
                        ? String.valueOf(value)
                        : String.format("%0" + found.group(1) + "d", value));
    }
}
