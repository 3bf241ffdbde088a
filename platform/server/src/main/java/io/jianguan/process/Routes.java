package io.jianguan.process;

import io.jianguan.rest.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ways through a model against its flows: which tokens have to go when an instance is taken to another step. */
@Component
public class Routes {
    private final Instances instances;
    private final Processes processes;
    private final Steps steps;

    Routes(Instances instances, Processes processes, Steps steps) {
        this.instances = instances;
        this.processes = processes;
        this.steps = steps;
    }

    /** @param name as people read it */
    public record Step(String elementId, String name) {}

    /**
     * @param terminate keys of element instances, the one that was acted on first
     * @param left the elements they are at
     */
    public record Plan(List<Long> terminate, List<String> left) {}

    /** User tasks that were completed in the instance and from which a step can be reached, the last first. */
    public List<Step> visited(long instanceKey, String before) {
        var model = model(instanceKey);
        var graph = new Graph(model);
        return steps.completedUserTasks(instanceKey).stream()
                .filter(element -> !element.equals(before))
                .filter(element -> graph.reachable(element).contains(before))
                .map(element -> new Step(element, model.nameOf(element)))
                .toList();
    }

    /** The completed user task right before a step; null where there is none. */
    public @Nullable Step previous(long instanceKey, String before) {
        var graph = new Graph(model(instanceKey));
        var others = new HashSet<>(graph.ofType("userTask"));
        others.remove(before);
        var visited = visited(instanceKey, before);
        return visited.stream()
                .filter(step -> graph.reachable(step.elementId(), others).contains(before))
                .findFirst()
                .orElse(visited.isEmpty() ? null : visited.getFirst());
    }

    /** The earliest completed user task from which a step can be reached; null where there is none. */
    public @Nullable Step first(long instanceKey, String before) {
        var graph = new Graph(model(instanceKey));
        var visited = visited(instanceKey, before);
        return visited.stream()
                .filter(step -> visited.stream()
                        .filter(other -> !other.equals(step))
                        .noneMatch(other -> graph.dominates(other.elementId(), step.elementId())))
                .reduce((last, one) -> one)
                .orElse(null);
    }

    /** Every user task of the instance's model. */
    public List<Step> userTasks(long instanceKey) {
        var model = model(instanceKey);
        return new Graph(model)
                .ofType("userTask").stream()
                        .sorted()
                        .map(element -> new Step(element, model.nameOf(element)))
                        .toList();
    }

    /**
     * What has to go so that the instance is at {@code to} in place of {@code from}: {@code from} itself, and whatever
     * is at work elsewhere and would be begun again. Branches that the target does not lie before stay.
     *
     * @param from where it is now; the target itself: wherever it went from there; null: the whole instance is moved
     * @throws Problem {@code process.moved} if it is not there any more, {@code process.joined} if a branch that would
     *     be begun again already waits at its join: the engine cannot take such a token back
     */
    public Plan to(long instanceKey, @Nullable String from, String to) {
        var model = model(instanceKey);
        var graph = new Graph(model);
        var tokens = new ArrayList<>(steps.tokens(instanceKey));
        tokens.removeIf(token -> stays(graph, from, to, token.elementId()));
        tokens.sort(Comparator.comparing(token -> !token.elementId().equals(from)));
        var expected = from != null && !from.equals(to);
        if (tokens.isEmpty() || expected && !tokens.getFirst().elementId().equals(from)) {
            throw Problem.conflict("process.moved", model.nameOf(from == null ? to : from));
        }
        waiting(instanceKey, graph).stream()
                .filter(source -> !stays(graph, from, to, source))
                .findFirst()
                .ifPresent(source -> {
                    throw Problem.conflict("process.joined", model.nameOf(source), model.nameOf(to));
                });
        return new Plan(
                tokens.stream().map(Steps.Token::key).toList(),
                tokens.stream().map(Steps.Token::elementId).distinct().toList());
    }

    /**
     * A plan of somebody who names the tokens.
     *
     * @throws Problem {@code process.moved} if one of them is not there any more
     */
    public Plan leaving(long instanceKey, List<Long> keys) {
        var there = steps.tokens(instanceKey).stream().collect(Collectors.toMap(Steps.Token::key, token -> token));
        if (!there.keySet().containsAll(keys)) {
            throw Problem.conflict("process.moved", instanceKey);
        }
        return new Plan(
                keys,
                keys.stream()
                        .map(key -> Objects.requireNonNull(there.get(key)).elementId())
                        .distinct()
                        .toList());
    }

    private static boolean stays(Graph graph, @Nullable String from, String to, String element) {
        return from != null && !element.equals(from) && graph.apart(to, from, element);
    }

    /** The last elements of branches whose token waits at a join. */
    private Collection<String> waiting(long instanceKey, Graph graph) {
        var taken = steps.taken(instanceKey);
        var entered = steps.entered(instanceKey);
        var joins = graph.joins();
        return graph.model().flows().stream()
                .filter(flow -> joins.contains(flow.to()))
                .filter(flow -> taken.getOrDefault(flow.id(), 0) > entered.getOrDefault(flow.to(), 0))
                .map(Model.Flow::from)
                .toList();
    }

    private Model model(long instanceKey) {
        var instance = instances.find(instanceKey);
        return processes.model(instance.processId(), instance.version());
    }
}
