package io.jianguan.deadline;

import io.jianguan.identity.Label;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One version of a rule on time; it never changes, a clock keeps the one it started under.
 *
 * @param rule its code; null for a period written in a model
 * @param category what the cockpit counts it under, for example {@code sign} or {@code feedback}
 * @param from first day on which clocks start under it; null: since ever
 * @param until first day on which they no longer do; null: in force
 * @param warnings in the order of their instants
 * @param pause whether and why it may be paused; null: not
 * @param extension whether and by whom it may be extended; null: not
 * @param start what its clocks count from: {@code created} (the task, or the entry into the status; as where it is
 *     null), {@code claimed} (somebody took the task), {@code field:<name>} (a date of the record)
 * @param again what becomes of the clock of a task that comes back, returned or jumped to; null: as restart
 */
record Rule(
        @Nullable String rule,
        int version,
        @Nullable Label label,
        @Nullable String category,
        int amount,
        Period.Unit unit,
        @Nullable Basis basis,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        List<Stage> warnings,
        @Nullable Pausing pause,
        @Nullable Extending extension,
        @Nullable String start,
        @Nullable Again again) {
    private static final Pattern START = Pattern.compile("created|claimed|field:[a-z][a-z0-9_]*");
    private static final String FIELD = "field:";

    Rule {
        if (start != null && !START.matcher(start).matches()) {
            throw new IllegalArgumentException("start: '" + start + "' is not created, claimed or field:<name>");
        }
        Objects.requireNonNull(unit, "unit is missing");
        warnings = Objects.requireNonNullElse(warnings, List.of());
        if (amount < 0) {
            throw new IllegalArgumentException("amount is negative");
        }
        var names = new TreeSet<String>();
        for (var warning : warnings) {
            warning.offset().check(unit);
            if (!names.add(warning.stage())) {
                throw new IllegalArgumentException("warnings: '" + warning.stage() + "' twice");
            }
        }
    }

    /** What becomes of a clock when its task comes back. */
    enum Again {
        /** A new clock starts. */
        RESTART,
        /** The clock goes on as if the task had never been done. */
        CONTINUE
    }

    /** The law a figure comes from. */
    record Basis(String law, String article) {}

    /** What a warning does. */
    enum Action {
        /** Tells whoever has the task. */
        NOTIFY,
        /** Tells the leaders of the organisation. */
        ESCALATE,
        /** Urges whoever has the task, which the timeline keeps. */
        URGE,
        /** Completes the task in nobody's name, with the stage's outcome. */
        DECIDE
    }

    /**
     * @param stage its name: half, near, due, overdue …
     * @param at {@code half}, {@code due}, {@code 1 WD before}, {@code 2 WD after}
     * @param outcome what {@code decide} decides
     */
    record Stage(
            String stage,
            String at,
            Set<Action> actions,
            @Nullable String outcome) {
        Stage {
            Objects.requireNonNull(stage, "stage is missing");
            Objects.requireNonNull(actions, "actions are missing");
            Offset.parse(at);
            if (actions.contains(Action.DECIDE) != (outcome != null)) {
                throw new IllegalArgumentException("'" + stage + "': decide and outcome go together");
            }
        }

        static Stage of(String stage, String at, Action... actions) {
            return new Stage(stage, at, Set.of(actions), null);
        }

        Offset offset() {
            return Offset.parse(at);
        }
    }

    /** @param limit the longest that one pause lasts, for example {@code 30 D}; then the clock goes on by itself */
    record Pausing(List<Reason> reasons, @Nullable String limit) {
        Pausing {
            reasons = List.copyOf(reasons);
            if (limit != null) {
                Period.parse(limit);
            }
        }
    }

    record Reason(String code, Label label) {}

    /**
     * @param role who grants it
     * @param amount the most of one extension, in the unit of the rule
     * @param times how often
     */
    record Extending(String role, int amount, int times) {}

    /** A period that a model writes beside a task: it warns before, and when it is over. */
    static Rule inline(Period period) {
        var near = switch (period.unit()) {
            case WD -> (period.amount() > 1 ? 1 : 0) + " WD before";
            case D -> (period.amount() > 9 ? 3 : period.amount() > 1 ? 1 : 0) + " D before";
            case DATE -> "1 WD before";
            case H, OH -> "half";
        };
        return new Rule(
                null,
                1,
                null,
                null,
                period.amount(),
                period.unit(),
                null,
                null,
                null,
                List.of(Stage.of("near", near, Action.NOTIFY), Stage.of("due", "due", Action.NOTIFY, Action.ESCALATE)),
                null,
                null,
                null,
                null);
    }

    Period period() {
        return new Period(amount, unit);
    }

    boolean startsOnClaim() {
        return "claimed".equals(start);
    }

    /** The field of the record that says from when it counts; null: none does. */
    @Nullable
    String startField() {
        return start != null && start.startsWith(FIELD) ? start.substring(FIELD.length()) : null;
    }

    /** @param move how its task came back: {@code withdrawn, returned, resubmitted, jumped} */
    boolean goesOnAfter(String move) {
        return move.equals("withdrawn") || again == Again.CONTINUE;
    }

    @Nullable
    Stage warning(String stage) {
        return warnings.stream()
                .filter(one -> one.stage().equals(stage))
                .findFirst()
                .orElse(null);
    }
}
