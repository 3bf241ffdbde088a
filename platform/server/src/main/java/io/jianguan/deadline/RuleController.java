package io.jianguan.deadline;

import io.jianguan.identity.Actors;
import io.jianguan.identity.Label;
import io.jianguan.identity.Roles;
import io.jianguan.rest.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rules on time with their versions, for those who administer or oversee. */
@RestController
class RuleController {
    private static final Set<String> READERS = Set.of("department-leader", "business-admin", Roles.SYSTEM_ADMIN);
    private final Rules rules;
    private final RuleUses uses;
    private final Actors actors;
    private final Clock clock;

    RuleController(Rules rules, RuleUses uses, Actors actors, Clock clock) {
        this.rules = rules;
        this.uses = uses;
        this.actors = actors;
        this.clock = clock;
    }

    /**
     * @param inForce whether clocks that start today start under it
     * @param uses steps and statuses that name the rule, whichever version
     */
    record RuleVersion(
            String rule,
            int version,
            @Nullable Label label,
            int amount,
            Period.Unit unit,
            Rule.@Nullable Basis basis,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String start,
            Rule.@Nullable Again again,
            List<String> warnings,
            List<Label> pausedFor,
            @Nullable RuleExtension extension,
            boolean inForce,
            List<Label> uses) {}

    /** @param role who grants it */
    record RuleExtension(String role, int amount, int times) {}

    /** @throws Problem {@code deadline.rules-forbidden} */
    @GetMapping("/api/deadlines/rules")
    List<RuleVersion> rulesOnTime() {
        var actor = actors.current();
        if (READERS.stream().noneMatch(actor::has)) {
            throw Problem.forbidden("deadline.rules-forbidden");
        }
        var today = LocalDate.ofInstant(clock.instant(), Calendar.ZONE);
        var named = uses.all();
        var inForce = rules.inForce(today);
        return rules.all().stream()
                .map(rule -> {
                    var code = String.valueOf(rule.rule());
                    return version(
                            rule,
                            inForce.contains(new Rules.Version(code, rule.version())),
                            named.getOrDefault(code, List.of()));
                })
                .toList();
    }

    private static RuleVersion version(Rule rule, boolean inForce, List<Label> uses) {
        var pause = rule.pause();
        var extension = rule.extension();
        return new RuleVersion(
                String.valueOf(rule.rule()),
                rule.version(),
                rule.label(),
                rule.amount(),
                rule.unit(),
                rule.basis(),
                rule.from(),
                rule.until(),
                rule.start(),
                rule.again(),
                rule.warnings().stream().map(Rule.Stage::stage).toList(),
                pause == null
                        ? List.of()
                        : pause.reasons().stream().map(Rule.Reason::label).toList(),
                extension == null ? null : new RuleExtension(extension.role(), extension.amount(), extension.times()),
                inForce,
                uses);
    }
}
