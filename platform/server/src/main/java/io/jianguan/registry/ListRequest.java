package io.jianguan.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a list is asked for, as it stands in the address.
 *
 * @param filters by name: {@code field}, {@code field.from}, {@code field.to}
 * @param sort a column, {@code -} for descending; null: the view's own
 */
record ListRequest(
        Map<String, List<String>> filters,
        @Nullable String q,
        @Nullable String sort,
        @Nullable String cursor,
        int limit) {
    private static final int MOST = 200;
    private static final int USUAL = 50;

    static ListRequest all() {
        return new ListRequest(Map.of(), null, null, null, USUAL);
    }

    static ListRequest of(MultiValueMap<String, String> parameters) {
        var filters = new LinkedHashMap<String, List<String>>();
        parameters.forEach((name, values) -> {
            var given = values.stream().filter(value -> !value.isBlank()).toList();
            if (name.startsWith("f.") && !given.isEmpty()) {
                filters.put(name.substring(2), given);
            }
        });
        return new ListRequest(
                filters,
                text(parameters, "q"),
                text(parameters, "sort"),
                text(parameters, "cursor"),
                limit(text(parameters, "limit")));
    }

    ListRequest page(@Nullable String next, int size) {
        return new ListRequest(filters, q, sort, next, size);
    }

    private static @Nullable String text(MultiValueMap<String, String> parameters, String name) {
        var value = parameters.getFirst(name);
        return value == null || value.isBlank() ? null : value;
    }

    static int limit(@Nullable String text) {
        try {
            return text == null ? USUAL : Math.clamp(Integer.parseInt(text), 1, MOST);
        } catch (NumberFormatException none) {
            return USUAL;
        }
    }
}
