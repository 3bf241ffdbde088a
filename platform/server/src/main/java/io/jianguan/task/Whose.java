package io.jianguan.task;

import io.jianguan.identity.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The keys under which somebody's tasks stand: the own ones, and those of everybody represented today. */
record Whose(List<String> keys, List<String> absents, List<String> processes) {

    /** People whose tasks the actor works on. */
    static Whose holders(Actor actor) {
        var whose = only(List.of(actor.username()));
        actor.represents().forEach(one -> whose.add(one.username(), one.username(), one.processes()));
        return whose;
    }

    /** Principals whose offers the actor may accept. */
    static Whose principals(Actor actor) {
        var whose = only(actor.principals());
        for (var one : actor.represents()) {
            one.principals().stream()
                    .filter(principal -> !actor.principals().contains(principal))
                    .sorted()
                    .forEach(principal -> whose.add(principal, one.username(), one.processes()));
        }
        return whose;
    }

    static Whose overseen(Actor actor) {
        return overseen(actor, true);
    }

    /**
     * Organisations whose tasks the actor oversees, the own ones and those of leaders represented.
     *
     * @param inProcesses also those of leaders represented in some processes only
     */
    static Whose overseen(Actor actor, boolean inProcesses) {
        var whose = only(List.of());
        actor.seats().stream()
                .filter(seat -> inProcesses || seat.processes().isEmpty())
                .forEach(seat -> seat.over(Actor.LEADER).forEach(code -> whose.add(code, "", seat.processes())));
        return whose;
    }

    /** Whether some of the keys hold for some processes only. */
    boolean isRestricted() {
        return processes.stream().anyMatch(some -> !some.isEmpty());
    }

    static Whose only(Iterable<String> keys) {
        var whose = new Whose(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        keys.forEach(key -> whose.add(key, "", Set.of()));
        return whose;
    }

    private void add(String key, String absent, Set<String> restricted) {
        keys.add(key);
        absents.add(absent);
        processes.add(String.join(",", restricted));
    }
}
