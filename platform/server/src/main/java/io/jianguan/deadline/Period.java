package io.jianguan.deadline;

import io.jianguan.rest.Problem;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/**
 * A length of time as laws and models write it.
 *
 * @param amount 0 or more
 */
record Period(int amount, Unit unit) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})\\s*(WD|D|H|OH)");

    enum Unit {
        /** Working days. */
        WD,
        /** Calendar days. */
        D,
        /** Hours by the clock. */
        H,
        /** Hours in which offices are open. */
        OH,
        /** No length: the date itself is given. */
        DATE;

        boolean isDays() {
            return this == WD || this == D;
        }
    }

    /** @param text for example {@code 2 WD}, {@code 15 D}, {@code 4 H}, {@code 8 OH} @throws Problem {@code deadline.rule} */
    static Period parse(String text) {
        var matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "deadline.rule", text);
        }
        return new Period(
                Integer.parseInt(matcher.group(1)),
                Unit.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)));
    }

    Period plus(int more) {
        return new Period(Math.max(0, amount + more), unit);
    }
}
