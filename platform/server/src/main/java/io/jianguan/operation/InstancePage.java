package io.jianguan.operation;

import io.jianguan.engine.Incidents;
import io.jianguan.engine.Variables;
import io.jianguan.process.Course;
import io.jianguan.process.InstanceSearch;
import io.jianguan.process.Model;
import io.jianguan.process.Processes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All an operator needs to see of one instance. */
@Component
class InstancePage {
    /** Where a token can be moved to by hand. */
    private static final Set<String> PLACES = Set.of(
            "userTask",
            "serviceTask",
            "scriptTask",
            "businessRuleTask",
            "sendTask",
            "receiveTask",
            "callActivity",
            "subProcess",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "exclusiveGateway",
            "endEvent");

    private final InstanceRows rows;
    private final Course course;
    private final Incidents incidents;
    private final Variables variables;
    private final Causes causes;
    private final Processes processes;
    private final Batches batches;

    InstancePage(
            InstanceRows rows,
            Course course,
            Incidents incidents,
            Variables variables,
            Causes causes,
            Processes processes,
            Batches batches) {
        this.rows = rows;
        this.course = course;
        this.incidents = incidents;
        this.variables = variables;
        this.causes = causes;
        this.processes = processes;
        this.batches = batches;
    }

    record Step(
            String key,
            String elementId,
            String name,
            String type,
            Instant activatedAt,
            @Nullable Instant endedAt,
            boolean terminated) {}

    record Incident(
            String key,
            @Nullable String elementId,
            String elementName,
            String cause,
            String advice,
            String detail,
            Instant at) {}

    /** @param elementName of the only element that sees it; null where the whole instance does */
    record Variable(String name, String value, @Nullable String elementName, Instant changedAt) {}

    record Detail(
            InstanceRows.Row instance,
            boolean parked,
            List<Step> steps,
            List<String> flows,
            List<Incident> incidents,
            List<Variable> variables,
            List<InstanceRows.Element> places,
            List<Batches.Batch> batches) {}

    Detail of(InstanceSearch.Found found, boolean parked, Locale locale) {
        var model = processes.model(found.process(), found.version());
        var steps = course.of(found.key());
        return new Detail(
                rows.of(List.of(found)).getFirst(),
                parked,
                steps.stream().map(step -> step(step, model)).toList(),
                course.flows(found.key()),
                incidents.open(found.key()).stream()
                        .map(incident -> incident(incident, model, locale))
                        .toList(),
                variables(found.key(), steps, model),
                places(model),
                batches.about(found.key()));
    }

    private static Step step(Course.Step step, Model model) {
        return new Step(
                String.valueOf(step.key()),
                step.elementId(),
                model.nameOf(step.elementId()),
                step.elementType(),
                step.activatedAt(),
                step.endedAt(),
                step.terminated());
    }

    private Incident incident(Incidents.Incident incident, Model model, Locale locale) {
        var cause = causes.of(incident, model, locale);
        return new Incident(
                String.valueOf(incident.incidentKey()),
                incident.elementId(),
                model.nameOf(incident.elementId()),
                cause.cause(),
                cause.advice(),
                cause.detail(),
                incident.raisedAt());
    }

    private List<Variable> variables(long instance, List<Course.Step> steps, Model model) {
        Map<Long, Course.Step> scopes =
                steps.stream().collect(Collectors.toMap(Course.Step::key, Function.identity(), (one, _) -> one));
        return variables.of(instance).stream()
                .map(one -> {
                    var scope = scopes.get(one.scopeKey());
                    return new Variable(
                            one.name(),
                            one.value(),
                            scope == null ? null : model.nameOf(scope.elementId()),
                            one.changedAt());
                })
                .toList();
    }

    static List<InstanceRows.Element> places(Model model) {
        return model.elements().values().stream()
                .filter(node -> PLACES.contains(node.type()) && !node.name().isBlank())
                .map(node -> new InstanceRows.Element(node.id(), node.name()))
                .sorted(Comparator.comparing(InstanceRows.Element::name))
                .toList();
    }
}
