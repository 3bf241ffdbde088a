package io.jianguan.notification;

import java.time.Instant;
import java.util.List;

/** A notice on its way to a person over a channel. */
record Delivery(
        long id,
        long noticeId,
        String username,
        String channel,
        boolean digest,
        int attempts,
        String kind,
        List<String> arguments,
        String link,
        Instant at) {}
