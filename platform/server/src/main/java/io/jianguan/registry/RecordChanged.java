package io.jianguan.registry;

import org.jspecify.annotations.Nullable;

/**
 * A record was created, changed or deleted; published in the transaction that does it.
 *
 * @param username who did it; null for a process
 */
public record RecordChanged(
        String registry, long id, @Nullable String username) {}
