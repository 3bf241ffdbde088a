package io.jianguan.registry;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Lines of PostgreSQL's COPY in text format. */
final class CopyText {
    private final StringBuilder text = new StringBuilder(1 << 17);
    private final JsonMapper json;
    private final Vector vector = new Vector();
    private boolean begun;

    CopyText(JsonMapper json) {
        this.json = json;
    }

    void value(@Nullable Object value) {
        next();
        switch (value) {
            case null -> text.append("\\N");
            case BigDecimal number -> text.append(number.toPlainString());
            case List<?> rows
            when !rows.isEmpty() && rows.getFirst() instanceof Map<?, ?> -> escaped(json.writeValueAsString(rows));
            case Collection<?> entries -> array(entries);
            default -> escaped(value.toString());
        }
    }

    /** As {@code tsvector} reads it: each in quotes, quotes and backslashes doubled. */
    void lexemes(String @Nullable [] tokens) {
        if (tokens == null) {
            value((Object) null);
            return;
        }
        var vector = new StringBuilder(tokens.length * 6);
        for (var token : tokens) {
            vector.append('\'');
            for (int i = 0; i < token.length(); i++) {
                char c = token.charAt(i);
                if (c == '\'' || c == '\\') {
                    vector.append(c);
                }
                vector.append(c);
            }
            vector.append("' ");
        }
        next();
        escaped(vector.toString());
    }

    /** Lexemes of one {@code tsvector}. */
    static final class Vector {
        private final StringBuilder lexemes = new StringBuilder(512);

        void add(String text, int from, int to) {
            lexemes.append('\'');
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                if (c == '\'' || c == '\\') {
                    lexemes.append(c);
                }
                lexemes.append(c);
            }
            lexemes.append("' ");
        }
    }

    /** To be filled before any other. */
    Vector vector() {
        vector.lexemes.setLength(0);
        return vector;
    }

    void value(@Nullable Vector filled) {
        if (filled == null) {
            value((Object) null);
        } else {
            next();
            escaped(filled.lexemes);
        }
    }

    void end() {
        text.append('\n');
        begun = false;
    }

    int length() {
        return text.length();
    }

    String take() {
        var taken = text.toString();
        text.setLength(0);
        return taken;
    }

    byte[] bytes() {
        return take().getBytes(StandardCharsets.UTF_8);
    }

    /** With one more column, the last: each line's own. */
    byte[] bytes(Iterator<String> column) {
        var lines = take();
        int from = 0;
        for (int end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', from)) {
            text.append(lines, from, end).append('\t');
            escaped(column.next());
            text.append('\n');
            from = end + 1;
        }
        return bytes();
    }

    private void next() {
        if (begun) {
            text.append('\t');
        }
        begun = true;
    }

    private void array(Collection<?> entries) {
        var array = new StringBuilder("{");
        for (var entry : entries) {
            array.append(array.length() > 1 ? ",\"" : "\"")
                    .append(entry.toString().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        escaped(array.append('}').toString());
    }

    private void escaped(CharSequence value) {
        int plain = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= '\r' || c == '\\') {
                text.append(value, plain, i);
                plain = i + 1;
                switch (c) {
                    case '\\' -> text.append("\\\\");
                    case '\t' -> text.append("\\t");
                    case '\n' -> text.append("\\n");
                    case '\r' -> text.append("\\r");
                    default -> text.append(c);
                }
            }
        }
        text.append(value, plain, value.length());
    }
}
