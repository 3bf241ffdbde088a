package io.jianguan.registry;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Lines of PostgreSQL's COPY in text format. */
final class CopyText {
    private final StringBuilder text = new StringBuilder(1 << 17);
    private final JsonMapper json;
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
            value(null);
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

    void end() {
        text.append('\n');
        begun = false;
    }

    int length() {
        return text.length();
    }

    /** What {@link #take()} would give. */
    String shown() {
        return text.toString();
    }

    String take() {
        var taken = text.toString();
        text.setLength(0);
        return taken;
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

    private void escaped(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
