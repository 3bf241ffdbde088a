package io.jianguan.registry;

import io.jianguan.rest.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What a list is asked for, as it stands in the address.
 *
 * @param filters by name: {@code field}, {@code field.from}, {@code field.to}; {@code id} for chosen rows
 * @param query as {@link QueryReader} reads it
 * @param sort columns separated by commas, {@code -} for descending; null: the view's own
 * @param columns in order; empty: the view's own
 * @param asOf a date, meaning its end, or an instant: the list as it was then; null: as it is
 */
record ListRequest(
        Map<String, List<String>> filters,
        @Nullable String q,
        @Nullable String query,
        @Nullable String sort,
        List<String> columns,
        @Nullable String asOf,
        @Nullable String cursor,
        int limit) {
    private static final int MOST = 200;
    private static final int USUAL = 50;

    ListRequest(
            Map<String, List<String>> filters,
            @Nullable String q,
            @Nullable String sort,
            @Nullable String cursor,
            int limit) {
        this(filters, q, null, sort, List.of(), null, cursor, limit);
    }

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
        var columns = text(parameters, "columns");
        return new ListRequest(
                filters,
                text(parameters, "q"),
                text(parameters, "query"),
                text(parameters, "sort"),
                columns == null ? List.of() : List.of(columns.split(",")),
                text(parameters, "asOf"),
                text(parameters, "cursor"),
                limit(text(parameters, "limit")));
    }

    /** What {@link #of} reads; of anything else nothing is kept. */
    Map<String, List<String>> parameters() {
        var parameters = new LinkedMultiValueMap<String, String>();
        filters.forEach((name, values) -> values.forEach(value -> parameters.add("f." + name, value)));
        add(parameters, "q", q);
        add(parameters, "query", query);
        add(parameters, "sort", sort);
        add(parameters, "columns", columns.isEmpty() ? null : String.join(",", columns));
        add(parameters, "asOf", asOf);
        return new LinkedHashMap<>(parameters);
    }

    private static void add(MultiValueMap<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.add(name, value);
        }
    }

    static ListRequest of(Map<String, List<String>> parameters) {
        var copy = new LinkedMultiValueMap<String, String>();
        parameters.forEach((name, values) -> copy.put(name, new ArrayList<>(values)));
        return of((MultiValueMap<String, String>) copy);
    }

    ListRequest page(@Nullable String next, int size) {
        return new ListRequest(filters, q, query, sort, columns, asOf, next, size);
    }

    /** Whether people put it together themselves, so that nobody knows how long it takes. */
    boolean isFree() {
        return query != null || asOf != null || sort != null && sort.indexOf(',') >= 0;
    }

    /**
     * The moment that is asked for.
     *
     * @throws Problem {@code registry.as-of}
     */
    @Nullable
    OffsetDateTime moment() {
        return asOf == null ? null : moment(asOf);
    }

    /**
     * A date, meaning its end, or an instant.
     *
     * @throws Problem {@code registry.as-of}
     */
    static OffsetDateTime moment(String asOf) {
        try {
            return asOf.length() == 10
                    ? LocalDate.parse(asOf)
                            .plusDays(1)
                            .atStartOfDay(FieldValues.ZONE)
                            .minus(1, ChronoUnit.MICROS)
                            .toOffsetDateTime()
                    : OffsetDateTime.parse(asOf);
        } catch (DateTimeException unfit) {
            throw new Problem(HttpStatus.BAD_REQUEST, "registry.as-of", asOf);
        }
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
