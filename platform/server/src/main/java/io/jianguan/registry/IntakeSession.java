package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.RecordIntake.Order;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What has been seen of a file while its rows are brought in, chunk by chunk. */
public final class IntakeSession {
    private static final int REMEMBERED = 200_000;
    final Actor actor;
    final Order order;
    private final Map<String, FirstRows> seen = new HashMap<>();
    private final Set<String> verified = new HashSet<>();

    IntakeSession(Actor actor, Order order) {
        this.actor = actor;
        this.order = order;
    }

    /** @return the row that had the value of a unique field before; 0 where this is the first */
    synchronized long first(String field, Object value, long row) {
        return seen.computeIfAbsent(field, name -> new FirstRows()).first(value, row);
    }

    synchronized boolean isVerified(String named) {
        return verified.contains(named);
    }

    synchronized void verified(String named) {
        if (verified.size() < REMEMBERED) {
            verified.add(named);
        }
    }
}
