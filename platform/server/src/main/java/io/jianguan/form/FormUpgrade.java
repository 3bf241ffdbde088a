package io.jianguan.form;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.jianguan.rest.FieldError;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What it would mean for something half filled in to go over to the newest version of its form.
 *
 * @param schema of the newest version, as whoever fills it in sees it
 * @param data what it would be filled with: what is known, over it what was typed
 * @param lost what was typed into fields that the newest version does not have
 * @param errors what would have to be corrected before submitting
 */
public record FormUpgrade(
        int from,
        int to,
        @JsonRawValue String schema,
        Map<String, @Nullable Object> data,
        Map<String, @Nullable Object> lost,
        List<FieldError> errors) {

    /** What was typed, parted by whether a form still asks for it. */
    public record Parted(Map<String, @Nullable Object> kept, Map<String, @Nullable Object> lost) {

        /** @param keys those that the form declares */
        public static Parted of(Set<String> keys, Map<String, ? extends @Nullable Object> typed) {
            var parted = new Parted(new LinkedHashMap<>(), new LinkedHashMap<>());
            typed.forEach((key, value) -> (keys.contains(key) ? parted.kept : parted.lost).put(key, value));
            return parted;
        }
    }

    public static FormUpgrade of(
            int from,
            Forms.FormVersion to,
            Map<String, ? extends @Nullable Object> known,
            Parted typed,
            List<FieldError> errors) {
        var data = new HashMap<String, @Nullable Object>(known);
        data.putAll(typed.kept());
        return new FormUpgrade(from, to.version(), to.schema(), data, typed.lost(), errors);
    }
}
