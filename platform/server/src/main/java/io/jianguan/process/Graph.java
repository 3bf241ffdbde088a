package io.jianguan.process;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The flows of a model, asked what lies behind what. */
record Graph(Model model) {

    /** All that can be reached from an element without passing through others; itself only over a loop. */
    Set<String> reachable(String from, Set<String> avoided) {
        var found = new HashSet<String>();
        var open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            for (var next : next(open.pop())) {
                if (!avoided.contains(next) && found.add(next)) {
                    open.push(next);
                }
            }
        }
        return found;
    }

    Set<String> reachable(String from) {
        return reachable(from, Set.of());
    }

    private List<String> next(String element) {
        return model.flows().stream()
                .filter(flow -> flow.from().equals(element))
                .map(Model.Flow::to)
                .toList();
    }

    /** Whether every way from the start to the element leads through the other. */
    boolean dominates(String other, String element) {
        return !other.equals(element) && !fromStart(other).contains(element);
    }

    private Set<String> fromStart(String avoided) {
        var reached = new HashSet<String>();
        for (var start : ofType("startEvent")) {
            if (!start.equals(avoided)) {
                reached.add(start);
                reached.addAll(reachable(start, Set.of(avoided)));
            }
        }
        return reached;
    }

    Set<String> ofType(String type) {
        return model.elements().values().stream()
                .filter(node -> node.type().equals(type))
                .map(Model.Node::id)
                .collect(Collectors.toSet());
    }

    /**
     * Whether two elements lie on different branches of a fork, and the target before the first of them on its own
     * branch: then going back to the target leaves the second alone.
     */
    boolean apart(String target, String first, String second) {
        return forks().stream()
                .filter(fork -> dominates(fork, first) && dominates(fork, second) && dominates(fork, target))
                .map(Set::of)
                .anyMatch(
                        fork -> (target.equals(first) || reachable(target, fork).contains(first))
                                && !reachable(target, fork).contains(second)
                                && !reachable(second, fork).contains(target));
    }

    /** Where one token becomes several. */
    private Set<String> forks() {
        var forks = several(Model.Flow::from);
        forks.removeAll(ofType("exclusiveGateway"));
        forks.removeAll(ofType("eventBasedGateway"));
        return forks;
    }

    /** Where tokens wait for each other. */
    Set<String> joins() {
        var joins = several(Model.Flow::to);
        var waiting = new HashSet<>(ofType("parallelGateway"));
        waiting.addAll(ofType("inclusiveGateway"));
        joins.retainAll(waiting);
        return joins;
    }

    private Set<String> several(Function<Model.Flow, String> end) {
        return model.flows().stream().collect(Collectors.groupingBy(end, Collectors.counting())).entrySet().stream()
                .filter(count -> count.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
