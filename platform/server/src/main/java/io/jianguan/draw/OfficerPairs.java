package io.jianguan.draw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each drawn subject its officers, one after the other, in the order the subjects were drawn.
 *
 * <p>Whoever must stand back from the subject is passed over. Where the rule is {@code balanced}, only those with the
 * least load come into question. Where the pair is to be {@code mixed}, its last member is of another group if all
 * before are of one. Of those left, in order of id, {@link Chance} takes one.
 */
final class OfficerPairs {
    private final List<Officer> officers;
    private final int perSubject;
    private final boolean balanced;
    private final boolean mixed;
    private final Chance chance;
    private final Map<Long, Integer> load = new HashMap<>();

    /** @param officers in order of id */
    OfficerPairs(List<Officer> officers, int perSubject, boolean balanced, boolean mixed, Chance chance) {
        this.officers = officers;
        this.perSubject = perSubject;
        this.balanced = balanced;
        this.mixed = mixed;
        this.chance = chance;
        officers.forEach(officer -> load.put(officer.id(), officer.load()));
    }

    /** @return in the order drawn; empty if fewer than needed may go there: then nobody's load grows */
    List<Officer> forSubject(long subject) {
        var able = new ArrayList<>(officers.stream()
                .filter(officer -> !officer.recusals().contains(subject))
                .toList());
        var pair = new ArrayList<Officer>();
        while (pair.size() < perSubject) {
            var choice = choice(able, pair);
            if (choice.isEmpty()) {
                return List.of();
            }
            var chosen = choice.get((int) chance.below(choice.size()));
            pair.add(chosen);
            able.remove(chosen);
        }
        pair.forEach(officer -> load.merge(officer.id(), 1, Integer::sum));
        return pair;
    }

    private List<Officer> choice(List<Officer> able, List<Officer> pair) {
        var choice = able;
        boolean alike = pair.stream().map(Officer::group).distinct().count() == 1;
        if (mixed && alike && pair.size() == perSubject - 1) {
            var group = pair.getFirst().group();
            choice = choice.stream()
                    .filter(officer -> !officer.group().equals(group))
                    .toList();
        }
        if (!balanced) {
            return choice;
        }
        int least = choice.stream().mapToInt(this::load).min().orElse(0);
        return choice.stream().filter(officer -> load(officer) == least).toList();
    }

    private int load(Officer officer) {
        return load.getOrDefault(officer.id(), 0);
    }
}
