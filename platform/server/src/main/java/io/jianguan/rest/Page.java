package io.jianguan.rest;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a keyset-paged list.
 *
 * @param next cursor of the next page; null on the last one
 * @param count how many rows there are in all, counted up to a cap; null where not asked for
 */
public record Page<T>(
        List<T> rows, @Nullable String next, @Nullable Count count) {

    /**
     * The first rows of those found.
     *
     * @param found in order; one more than the limit where there is a next page
     * @param place of a row in the order, for the next page to begin behind it
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> place) {
        return found.size() > limit
                ? new Page<>(found.subList(0, limit), place.apply(found.get(limit - 1)), null)
                : new Page<>(found, null, null);
    }

    /** The same page of what is made of its rows. */
    public <U> Page<U> with(List<U> made) {
        return new Page<>(made, next, count);
    }

    public <U> Page<U> map(Function<? super T, U> made) {
        return with(rows.stream().<U>map(made).toList());
    }

    public Page<T> counted(Count all) {
        return new Page<>(rows, next, all);
    }

    /** @param capped true where counting stopped at {@code value}: there are more */
    public record Count(long value, boolean capped) {}
}
