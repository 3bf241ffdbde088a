package io.jianguan.rest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The sort key of a page's last row, opaque to the caller. A null part stands for SQL's NULL. */
public record Cursor(List<@Nullable String> parts) {
    private static final char SEPARATOR = '\u001f';
    private static final String NULL = "\u0000";

    public String encode() {
        var joined = new StringBuilder();
        for (var part : parts) {
            joined.append(part == null ? NULL : part).append(SEPARATOR);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(joined.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Encoded, of a list that is in order of one key. */
    public static String of(Object key) {
        return new Cursor(List.<@Nullable String>of(key.toString())).encode();
    }

    /**
     * What {@link #of} was made of.
     *
     * @param first what stands before the first row
     */
    public static String text(@Nullable String cursor, String first) {
        return cursor == null ? first : String.valueOf(decode(cursor, 1).parts().getFirst());
    }

    /**
     * As {@link #text}.
     *
     * @throws Problem {@code rest.cursor} if it is no number
     */
    public static long number(@Nullable String cursor, long first) {
        return cursor == null ? first : decode(cursor, 1).number(0);
    }

    /** @throws Problem {@code rest.cursor} if the part is no number */
    public long number(int part) {
        try {
            return Long.parseLong(String.valueOf(parts.get(part)));
        } catch (NumberFormatException foreign) {
            throw new Problem(HttpStatus.BAD_REQUEST, "rest.cursor");
        }
    }

    /** @throws Problem {@code rest.cursor} if the text is no cursor of {@code size} parts */
    public static Cursor decode(String text, int size) {
        try {
            var joined = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var parts = new ArrayList<@Nullable String>();
            for (var part : joined.split(String.valueOf(SEPARATOR), -1)) {
                parts.add(part.equals(NULL) ? null : part);
            }
            parts.removeLast();
            if (parts.size() == size) {
                return new Cursor(parts);
            }
        } catch (IllegalArgumentException notBase64) {
            // answered below, like any other text that is no cursor
        }
        throw new Problem(HttpStatus.BAD_REQUEST, "rest.cursor");
    }
}
