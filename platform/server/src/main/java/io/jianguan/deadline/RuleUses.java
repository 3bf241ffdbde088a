package io.jianguan.deadline;

import io.jianguan.identity.Label;
import io.jianguan.process.Model;
import io.jianguan.process.Processes;
import io.jianguan.registry.Registries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Which steps of processes and which statuses of registries name a rule now. */
@Component
class RuleUses {
    private final Processes processes;
    private final Registries registries;

    RuleUses(Processes processes, Registries registries) {
        this.processes = processes;
        this.registries = registries;
    }

    /** By code of the rule. */
    Map<String, List<Label>> all() {
        var uses = new HashMap<String, List<Label>>();
        processes.all().forEach(model -> steps(model, uses));
        for (var name : registries.names()) {
            var registry = registries.get(name);
            for (var status : registry.statuses()) {
                for (var deadline : status.deadlines()) {
                    add(
                            uses,
                            deadline.rule(),
                            new Label(
                                    registry.label().zh() + " · "
                                            + status.label().zh(),
                                    registry.label().en() + " · "
                                            + status.label().en()));
                }
            }
        }
        return uses;
    }

    private static void steps(Model model, Map<String, List<Label>> uses) {
        for (var node : model.elements().values()) {
            var deadline = node.property("deadline");
            if (deadline != null) {
                add(
                        uses,
                        deadline,
                        new Label(
                                model.name() + " · " + model.nameOf(node.id()),
                                Objects.requireNonNullElse(model.property("label_en"), model.name())
                                        + " · "
                                        + Objects.requireNonNullElse(
                                                node.property("label_en"), model.nameOf(node.id()))));
            }
        }
    }

    private static void add(Map<String, List<Label>> uses, String rule, Label use) {
        uses.computeIfAbsent(rule, code -> new ArrayList<>()).add(use);
    }
}
