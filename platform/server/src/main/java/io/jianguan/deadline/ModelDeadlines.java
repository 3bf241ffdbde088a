package io.jianguan.deadline;

import io.jianguan.process.Model;
import io.jianguan.process.ModelCheck;
import io.jianguan.rest.Problem;
import java.util.List;
import org.springframework.stereotype.Component;

/** A model that names a rule which is not there would have tasks without clocks: it is not deployed. */
@Component
class ModelDeadlines implements ModelCheck {
    private final Rules rules;

    ModelDeadlines(Rules rules) {
        this.rules = rules;
    }

    /** @throws Problem {@code deadline.rule-of-model} */
    @Override
    public void check(Model model) {
        for (var node : model.elements().values()) {
            var deadline = node.property("deadline");
            if (deadline != null && !rules.isKnown(deadline)) {
                throw Problem.invalid(
                        "deadline.rule-of-model", List.of(), model.name(), model.nameOf(node.id()), deadline);
            }
        }
    }
}
