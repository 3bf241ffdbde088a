package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.RecordIntake.Order;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has been seen of a file while its rows are brought in, chunk by chunk. */
public final class IntakeSession {
    private static final int REMEMBERED = 200_000;
    final Actor actor;
    final Order order;
    /** By which a row finds its record; null: every row is a new one. */
    final @Nullable IntakeKey key;

    /** The person may say number and status of new records. */
    final boolean keeper;

    private final Map<String, FirstRows> seen = new HashMap<>();
    private final Set<String> verified = new HashSet<>();

    IntakeSession(Actor actor, Order order, @Nullable IntakeKey key, boolean keeper) {
        this.actor = actor;
        this.order = order;
        this.key = key;
        this.keeper = keeper;
    }

    /** @return the row that had the key before; 0 where this is the first */
    synchronized long first(IntakeKey key, String value, long row) {
        return seen.computeIfAbsent(key.name(), name -> new FirstRows()).first(value, row);
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
