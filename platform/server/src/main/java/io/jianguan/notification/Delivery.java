package io.jianguan.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice on its way to a person over a channel.
 *
 * @param absent name of whoever is away and whom the person stands in for; null: it is the person's own
 */
record Delivery(
        long id,
        long noticeId,
        String username,
        String channel,
        boolean digest,
        int attempts,
        String kind,
        Arguments arguments,
        String link,
        Instant at,
        @Nullable String absent) {}
