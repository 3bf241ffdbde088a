package io.jianguan.deadline;

import io.jianguan.registry.StatusDeadlines;
import org.springframework.stereotype.Component;

/** A status that names a rule which is not there would have records without clocks. */
@Component
class StatusRules implements StatusDeadlines {
    private final Rules rules;

    StatusRules(Rules rules) {
        this.rules = rules;
    }

    @Override
    public boolean isKnown(String rule) {
        return rules.isKnown(rule);
    }
}
