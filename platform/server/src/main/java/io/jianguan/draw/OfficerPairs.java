package io.jianguan.draw;

import io.jianguan.registry.Records;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives each drawn subject its officers.
 *
 * <p>{@code balanced}: whoever has least to do first; {@code uniform}: by lot alone. Ties fall by lot. An officer who
 * must stand back from a subject (回避, 行政处罚法 §43) is passed over.
 */
final class OfficerPairs {
    private final Lots lots;
    private final List<Records.Record> officers;
    private final int perSubject;
    private final boolean balanced;
    private final Map<Long, Integer> load = new HashMap<>();

    OfficerPairs(Lots lots, List<Records.Record> officers, int perSubject, boolean balanced) {
        this.lots = lots;
        this.officers = officers;
        this.perSubject = perSubject;
        this.balanced = balanced;
    }

    /** @return empty if fewer officers than needed may go there */
    Optional<List<Records.Record>> forSubject(long subject) {
        var byId = new HashMap<Long, Records.Record>();
        for (var officer : officers) {
            if (!mustStandBack(officer, subject)) {
                byId.put(officer.id(), officer);
            }
        }
        // The subject turns the order, so that not every subject meets the same officers first.
        var order = new ArrayList<>(new Lots(lots.seed() + ":" + subject).order(byId.keySet()));
        if (balanced) {
            order.sort(Comparator.comparingInt(id -> load.getOrDefault(id, 0)));
        }
        if (order.size() < perSubject) {
            return Optional.empty();
        }
        var drawn = order.subList(0, perSubject);
        drawn.forEach(id -> load.merge(id, 1, Integer::sum));
        return Optional.of(drawn.stream().map(byId::get).toList());
    }

    private static boolean mustStandBack(Records.Record officer, long subject) {
        return officer.values().get("recusal_objects") instanceof Collection<?> subjects
                && subjects.contains(String.valueOf(subject));
    }
}
