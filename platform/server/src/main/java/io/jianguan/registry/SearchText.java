package io.jianguan.registry;

import io.jianguan.fulltext.Tokens;
import io.jianguan.registry.RegistryDefinition.Field;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What full text search looks up of the searched fields; see {@link Tokens}. */
final class SearchText {
    /** Beyond this a text is not searched: an index entry should not outgrow the record. */
    private static final int LONGEST = 2000;

    private SearchText() {}

    /** @return null where the registry searches nothing */
    static String @Nullable [] of(List<Field> fields, Map<String, ? extends @Nullable Object> values) {
        var tokens = new LinkedHashSet<String>();
        boolean searched = false;
        for (var field : fields) {
            if (field.search()) {
                searched = true;
                if (values.get(field.name()) instanceof String text) {
                    Tokens.add(text.substring(0, Math.min(LONGEST, text.length())), tokens);
                }
            }
        }
        return searched ? tokens.toArray(String[]::new) : null;
    }

    /** As {@link #of}, straight into a line; what comes twice the database leaves out. */
    static void write(List<Field> fields, Map<String, ? extends @Nullable Object> values, CopyText line) {
        var vector = line.vector();
        boolean searched = false;
        for (var field : fields) {
            if (field.search()) {
                searched = true;
                if (values.get(field.name()) instanceof String text) {
                    Tokens.each(text.substring(0, Math.min(LONGEST, text.length())), vector::add);
                }
            }
        }
        line.value(searched ? vector : null);
    }
}
