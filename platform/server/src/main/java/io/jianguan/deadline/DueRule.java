package io.jianguan.deadline;

import io.jianguan.rest.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/**
 * How long a step may take.
 *
 * @param amount 0 or more
 * @param unit working days, calendar days or hours
 */
record DueRule(int amount, Unit unit) {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})\\s*(WD|D|H)");
    private static final Map<String, Unit> UNITS =
            Map.of("WD", Unit.WORKING_DAYS, "D", Unit.CALENDAR_DAYS, "H", Unit.HOURS);

    enum Unit {
        WORKING_DAYS,
        CALENDAR_DAYS,
        HOURS
    }

    /** @param text for example {@code 2 WD}, {@code 15 D}, {@code 4 H} @throws Problem {@code deadline.rule} */
    static DueRule parse(String text) {
        var matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "deadline.rule", text);
        }
        var unit = UNITS.get(matcher.group(2));
        if (unit == null) {
            throw new IllegalStateException(text);
        }
        return new DueRule(Integer.parseInt(matcher.group(1)), unit);
    }

    /** The last instant in time; days end at midnight, the first day does not count. */
    Instant from(Instant start, WorkCalendar calendar) {
        var day = start.atZone(ZONE).toLocalDate();
        return switch (unit) {
            case HOURS -> start.plusSeconds(amount * 3600L);
            case CALENDAR_DAYS -> endOf(day.plusDays(amount));
            case WORKING_DAYS -> endOf(calendar.plusWorkingDays(day, amount));
        };
    }

    private static Instant endOf(LocalDate day) {
        return day.atTime(LocalTime.of(23, 59, 59)).atZone(ZONE).toInstant();
    }

    String explain(Instant start) {
        var from = start.atZone(ZONE).toLocalDate();
        return switch (unit) {
            case HOURS -> "自 " + from + " 送达时起 " + amount + " 小时";
            case CALENDAR_DAYS -> "自 " + from + " 次日起 " + amount + " 日";
            case WORKING_DAYS -> "自 " + from + " 次日起 " + amount + " 个工作日（法定节假日不计，调休上班日计入）";
        };
    }
}
