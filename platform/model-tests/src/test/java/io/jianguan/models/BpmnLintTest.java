package io.jianguan.models;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Models can be read by people: labelled, explicit, completely drawn. */
@Tag("C6")
class BpmnLintTest {

    @TestFactory
    Stream<DynamicNode> shouldBeReadable() {
        return Content.files("process-models", ".bpmn").stream()
                .map(file -> DynamicTest.dynamicTest(Content.relative(file), () -> lint(Model.read(file))));
    }

    private static void lint(Model model) {
        var faults = new Faults();
        for (var part : model.parts().values()) {
            var out = model.flows().stream()
                    .filter(flow -> flow.source().equals(part.id()))
                    .toList();
            var in = model.flows().stream()
                    .filter(flow -> flow.target().equals(part.id()))
                    .count();
            labels(faults, part, out);
            ways(faults, part, out, in);
        }
        drawing(faults, model);
        reach(faults, model);
        faults.none();
    }

    private static void labels(Faults faults, Model.Part part, List<Model.Flow> out) {
        var joins = part.isGateway() && out.size() == 1;
        faults.when(part.name().isBlank() && !joins, part.id(), "has no label");
        if (out.size() > 1) {
            out.forEach(flow -> faults.when(flow.name().isBlank(), flow.id(), "leaves a decision without a label"));
        }
    }

    private static void ways(Faults faults, Model.Part part, List<Model.Flow> out, long in) {
        faults.when(!part.isGateway() && out.size() > 1, part.id(), "splits without a gateway");
        faults.when(!part.isGateway() && in > 1, part.id(), "joins without a gateway");
        faults.when(part.isGateway() && in > 1 && out.size() > 1, part.id(), "joins and splits at once");
        faults.when(part.isGateway() && in < 2 && out.size() < 2, part.id(), "neither joins nor splits");
        faults.when(!part.kind().equals("startEvent") && in == 0, part.id(), "nothing leads here");
        faults.when(!part.kind().equals("endEvent") && out.isEmpty(), part.id(), "leads nowhere");
        if (part.kind().equals("exclusiveGateway") && out.size() > 1) {
            faults.when(part.defaultFlow() == null, part.id(), "has no default flow: it can be stuck");
            out.forEach(flow -> faults.when(
                    flow.conditional() == flow.id().equals(part.defaultFlow()),
                    flow.id(),
                    "must have a condition or be the default"));
        } else {
            out.forEach(flow -> faults.when(flow.conditional(), flow.id(), "has a condition outside a decision"));
        }
    }

    private static void drawing(Faults faults, Model model) {
        var ids = List.copyOf(model.parts().keySet());
        for (int i = 0; i < ids.size(); i++) {
            var shape = model.shapes().get(ids.get(i));
            faults.when(shape == null, ids.get(i), "is not drawn");
            for (int j = i + 1; shape != null && j < ids.size(); j++) {
                var other = model.shapes().get(ids.get(j));
                faults.when(other != null && shape.overlaps(other), ids.get(i), "lies on " + ids.get(j));
            }
        }
        for (var flow : model.flows()) {
            var line = model.edges().getOrDefault(flow.id(), List.of());
            faults.when(line.size() < 2, flow.id(), "is not drawn");
            var source = model.shapes().get(flow.source());
            var target = model.shapes().get(flow.target());
            if (line.size() > 1 && source != null && target != null) {
                faults.when(!source.touches(line.getFirst()), flow.id(), "does not begin at " + flow.source());
                faults.when(!target.touches(line.getLast()), flow.id(), "does not end at " + flow.target());
            }
        }
    }

    private static void reach(Faults faults, Model model) {
        var starts = model.parts().values().stream()
                .filter(part -> part.kind().equals("startEvent"))
                .map(Model.Part::id)
                .toList();
        faults.when(starts.size() != 1, model.id(), "has " + starts.size() + " start events");
        Set<String> reached = new HashSet<>(starts);
        for (int before = -1; before < reached.size(); ) {
            before = reached.size();
            model.flows().stream()
                    .filter(flow -> reached.contains(flow.source()))
                    .forEach(flow -> reached.add(flow.target()));
        }
        model.parts().keySet().forEach(id -> faults.when(!reached.contains(id), id, "is never reached"));
    }
}
