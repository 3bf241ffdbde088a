package io.jianguan.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates and times in the forms that sheets hold: 2026-03-01, 2026/3/1, 2026年3月1日, 20260301, 二〇二六年三月一日, 46082. */
final class Dates {
    private static final Pattern APART =
            Pattern.compile("(\\d{4})(?:[-/.年])(\\d{1,2})(?:[-/.月])(\\d{1,2})日?(?:[T ]*(.+))?");
    private static final Pattern TOGETHER = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:[T ]*(\\d{1,2}:.+))?");
    private static final Pattern TIME =
            Pattern.compile("(上午|下午)?(\\d{1,2})(?:[:时点])(\\d{1,2})?(?:[:分](\\d{1,2})(?:\\.\\d+)?秒?)?分?");
    private static final String DIGITS = "〇一二三四五六七八九";
    private static final LocalDate SINCE_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate SINCE_1904 = LocalDate.of(1904, 1, 1);
    private static final int LAST_SERIAL = 2_958_465;
    /** Spreadsheets believe in 29 February 1900. */
    private static final int FALSE_DAY = 60;

    private Dates() {}

    /** @return null where the text is no date */
    static @Nullable LocalDateTime of(String text) {
        var plain = Texts.half(Texts.clean(text));
        if (plain.chars().anyMatch(c -> "〇零一二三四五六七八九十".indexOf(c) >= 0)) {
            plain = digits(plain);
        }
        var found = APART.matcher(plain);
        if (!found.matches()) {
            found = TOGETHER.matcher(plain);
            if (!found.matches()) {
                return null;
            }
        }
        try {
            var date = LocalDate.of(number(found.group(1)), number(found.group(2)), number(found.group(3)));
            var time = found.group(4) == null
                    ? LocalTime.MIDNIGHT
                    : time(found.group(4).strip());
            return time == null ? null : date.atTime(time);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static @Nullable LocalTime time(String text) {
        var found = TIME.matcher(text.replace(" ", ""));
        if (text.isEmpty()) {
            return LocalTime.MIDNIGHT;
        }
        if (!found.matches()) {
            return null;
        }
        int hour = number(found.group(2));
        boolean afternoon = "下午".equals(found.group(1)) && hour < 12;
        int minute = found.group(3) == null ? 0 : number(found.group(3));
        int second = found.group(4) == null ? 0 : number(found.group(4));
        return LocalTime.of(afternoon ? hour + 12 : hour, minute, second);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /** 二〇二六年十二月三十一日 as 2026年12月31日. */
    private static String digits(String text) {
        var digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i) == '零' ? '〇' : text.charAt(i);
            int digit = DIGITS.indexOf(c);
            if (digit >= 0) {
                digits.append(digit);
            } else if (c == '十') {
                boolean first = i == 0 || DIGITS.indexOf(text.charAt(i - 1)) < 0;
                boolean last = i + 1 == text.length() || DIGITS.indexOf(text.charAt(i + 1)) < 0;
                digits.append(first ? "1" : "").append(last ? "0" : "");
            } else {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    /** Days since a spreadsheet's beginning of time; null where no spreadsheet has such a day. */
    static @Nullable LocalDateTime serial(BigDecimal number, boolean since1904) {
        if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(LAST_SERIAL)) > 0) {
            return null;
        }
        long days = number.longValue();
        long seconds = number.remainder(BigDecimal.ONE)
                .multiply(BigDecimal.valueOf(86_400))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        var start = since1904 ? SINCE_1904 : SINCE_1900;
        return start.plusDays(!since1904 && days < FALSE_DAY ? days + 1 : days)
                .atStartOfDay()
                .plusSeconds(seconds);
    }

    /** A number where a date is meant: 20260301, or days as spreadsheets count them. */
    static @Nullable LocalDateTime of(BigDecimal number) {
        var day = of(Texts.plain(number));
        return day == null && number.signum() > 0 ? serial(number, false) : day;
    }
}
