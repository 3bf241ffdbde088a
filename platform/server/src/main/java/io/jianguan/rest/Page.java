package io.jianguan.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a keyset-paged list.
 *
 * @param next cursor of the next page; null on the last one
 * @param count how many rows there are in all, counted up to a cap; null where not asked for
 */
public record Page<T>(
        List<T> rows, @Nullable String next, @Nullable Count count) {

    /** @param capped true where counting stopped at {@code value}: there are more */
    public record Count(long value, boolean capped) {}
}
