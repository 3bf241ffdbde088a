package io.jianguan.intake;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts as people leave them in cells, and as they are meant. */
final class Texts {
    private static final Set<String> NOTHING =
            Set.of("-", "--", "—", "——", "/", "\\", "无", "空", "null", "none", "n/a", "#n/a", "na");
    private static final int LONGEST_NOTHING = 4;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d{1,3}(,\\d{3})+|\\d+)(\\.\\d*)?|[+-]?\\.\\d+");
    private static final Pattern AROUND =
            Pattern.compile("^(?:rmb|cny|人民币|[¥￥$])|(?:元整|元|圆|%)$", Pattern.CASE_INSENSITIVE);

    private Texts() {}

    /** A cell as one reads it. */
    static String of(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case String text -> clean(text);
            case BigDecimal number -> plain(number);
            case LocalDateTime time ->
                time.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? time.toLocalDate().toString()
                        : time.toString().replace('T', ' ');
            case Boolean flag -> flag ? "是" : "否";
            default -> cell.toString();
        };
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    static boolean isBlank(String text) {
        return clean(text).isEmpty();
    }

    /** Without blanks of any width around it, and without what cannot be seen. */
    static String clean(String text) {
        return isClean(text) ? text.strip() : cleaned(text);
    }

    private static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' || c == '\u00a0' || c == '\u3000' || c == '\u200b' || c == '\ufeff') {
                return false;
            }
        }
        return true;
    }

    private static String cleaned(String text) {
        var cleaned = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u00a0' || c == '\u3000' || c == '\t') {
                cleaned.append(' ');
            } else if (c != '\u200b' && c != '\ufeff' && (c >= ' ' || c == '\n')) {
                cleaned.append(c);
            }
        }
        return cleaned.toString().strip();
    }

    /** Letters, digits and signs of full width as those of half width. */
    static String half(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '！' && text.charAt(i) <= '～') {
                return halved(text);
            }
        }
        return text;
    }

    private static String halved(String text) {
        var half = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            half.append(c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c);
        }
        return half.toString();
    }

    /** As codes and numbers are written: half width, no blanks. */
    static String tight(String text) {
        return half(clean(text)).replace(" ", "");
    }

    /** Whether people write it where they have nothing to say. */
    static boolean saysNothing(String text) {
        return text.length() <= LONGEST_NOTHING && NOTHING.contains(half(text).toLowerCase(Locale.ROOT));
    }

    /** A number with its thousands apart or a currency beside it; any other text as it is. */
    static Object number(String text) {
        var tight = tight(text);
        boolean negative = tight.startsWith("(") && tight.endsWith(")");
        var bare = AROUND.matcher(negative ? tight.substring(1, tight.length() - 1) : tight)
                .replaceAll("");
        if (!NUMBER.matcher(bare).matches() || tight.endsWith("%")) {
            return text;
        }
        var number = new BigDecimal(bare.replace(",", ""));
        return negative ? number.negate() : number;
    }

    /** A column's title as it is compared: no blanks, no marks, nothing in brackets behind it. */
    static String title(String text) {
        var tight = tight(text).toLowerCase(Locale.ROOT).replaceAll("[*:\\n\\r\"'“”]", "");
        var bare = tight.replaceAll("[(\\[【].*?[)\\]】]", "");
        return bare.isEmpty() ? tight : bare;
    }
}
