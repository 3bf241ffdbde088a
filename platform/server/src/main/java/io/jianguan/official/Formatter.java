package io.jianguan.official;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may stand behind the bar of a placeholder; there is nothing else. */
enum Formatter {
    DATE("日期"),
    DATETIME("时间"),
    CHINESEDATE("汉字日期"),
    YEAR("年"),
    MONTH("月"),
    DAY("日"),
    MONEY("金额"),
    CAPITALS("大写"),
    CODE("代码"),
    BOX("方框"),
    COUNT("数量"),
    SLASH("斜线");

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String DIGITS = "〇一二三四五六七八九";
    private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);
    private final String chinese;

    Formatter(String chinese) {
        this.chinese = chinese;
    }

    static Optional<Formatter> of(String name) {
        return Arrays.stream(values())
                .filter(one -> one.name().equalsIgnoreCase(name) || one.chinese.equals(name))
                .findFirst();
    }

    boolean isDate() {
        return ordinal() <= DAY.ordinal();
    }

    boolean isNumber() {
        return this == MONEY || this == CAPITALS;
    }

    /** @param raw as records hold it: text, number, {@code YYYY-MM-DD}, ISO instant */
    String format(@Nullable Object raw) {
        if (raw == null || raw.toString().isBlank()) {
            return this == SLASH ? "/" : "";
        }
        try {
            return switch (this) {
                case DATE -> moment(raw).format(DateTimeFormatter.ofPattern("yyyy年M月d日"));
                case DATETIME -> moment(raw).format(DateTimeFormatter.ofPattern("yyyy年M月d日H时mm分"));
                case CHINESEDATE -> chinese(moment(raw).toLocalDate());
                case YEAR -> String.valueOf(moment(raw).getYear());
                case MONTH -> String.valueOf(moment(raw).getMonthValue());
                case DAY -> String.valueOf(moment(raw).getDayOfMonth());
                case MONEY -> new DecimalFormat("#,##0.00", SYMBOLS).format(new BigDecimal(raw.toString()));
                case CAPITALS -> Capitals.of(new BigDecimal(raw.toString()));
                case BOX, COUNT, CODE, SLASH -> raw.toString();
            };
        } catch (DateTimeParseException | NumberFormatException other) {
            return raw.toString();
        }
    }

    private static LocalDateTime moment(Object raw) {
        var text = raw.toString();
        if (text.length() <= 10) {
            return LocalDate.parse(text).atStartOfDay();
        }
        return text.endsWith("Z")
                ? LocalDateTime.ofInstant(Instant.parse(text), ZONE)
                : OffsetDateTime.parse(text).atZoneSameInstant(ZONE).toLocalDateTime();
    }

    /** As 二〇二六年十一月二十八日. */
    private static String chinese(LocalDate day) {
        var text = new StringBuilder();
        String.valueOf(day.getYear()).chars().forEach(digit -> text.append(DIGITS.charAt(digit - '0')));
        return text.append('年')
                .append(HtmlLists.number(day.getMonthValue(), "chineseCounting"))
                .append('月')
                .append(HtmlLists.number(day.getDayOfMonth(), "chineseCounting"))
                .append('日')
                .toString();
    }

    static String time(String raw) {
        return LocalTime.parse(raw).format(DateTimeFormatter.ofPattern("H时mm分"));
    }
}
