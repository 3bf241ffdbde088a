package io.jianguan.identity;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The person who acts.
 *
 * @param username unique sign-in name
 * @param name as people write it
 * @param organisation code of the person's own organisation
 * @param subtree codes of the own organisation and all below it
 * @param roles the roles held, each in an organisation
 * @param represents those who are absent today and named this person in their stead
 */
public record Actor(
        String username,
        String name,
        String organisation,
        List<String> subtree,
        Set<RoleGrant> roles,
        Set<Representation> represents) {
    /** The role of whoever leads an organisation and all below it. */
    public static final String LEADER = "department-leader";

    public Actor(String username, String name, String organisation, List<String> subtree, Set<RoleGrant> roles) {
        this(username, name, organisation, subtree, roles, Set.of());
    }

    /**
     * A substitution that is in force today.
     *
     * @param username who is absent
     * @param processes BPMN process ids it holds for; empty for all
     * @param roles that the absent person holds: what is offered to them is offered to the substitute too
     * @param subtree codes of the absent person's organisation and all below it
     */
    public record Representation(String username, Set<String> processes, Set<String> roles, List<String> subtree) {
        public Representation(String username, Set<String> processes, Set<String> roles) {
            this(username, processes, roles, List.of());
        }

        public Representation(String username, Set<String> processes) {
            this(username, processes, Set.of());
        }

        /** As {@link Actor#principals()}, of the absent person. */
        public Set<String> principals() {
            return Stream.concat(Stream.of("user:" + username), roles.stream()).collect(Collectors.toUnmodifiableSet());
        }

        public boolean covers(String processId) {
            return processes.isEmpty() || processes.contains(processId);
        }

        /** Organisations over which the role is held. */
        public List<String> over(String role) {
            return roles.stream()
                            .anyMatch(grant -> RoleGrant.parse(grant).role().equals(role))
                    ? subtree
                    : List.of();
        }
    }

    /** A role held in an organisation; its text {@code role@organisation} is a task's candidate group. */
    public record RoleGrant(String role, String organisation) {
        /** The reverse of {@link #toString()}. */
        public static RoleGrant parse(String text) {
            var at = text.indexOf('@');
            return new RoleGrant(text.substring(0, at), text.substring(at + 1));
        }

        @Override
        public String toString() {
            return role + "@" + organisation;
        }
    }

    public boolean has(String role) {
        return roles.stream().anyMatch(grant -> grant.role().equals(role));
    }

    /** Whether this person is only somebody whom the administration supervises. */
    public boolean isOutsider() {
        return roles.stream().allMatch(grant -> grant.role().equals("enterprise-contact"));
    }

    /** Whether what is that person's is this person's to do in a process: it is the same one, or absent and represented. */
    public boolean mayActFor(String person, String processId) {
        return person.equals(username)
                || represents.stream().anyMatch(one -> one.username().equals(person) && one.covers(processId));
    }

    /** All in whose place this person acts: the own first, then everybody represented. */
    public List<Representation> seats() {
        var own = new Representation(
                username,
                Set.of(),
                roles.stream().map(RoleGrant::toString).collect(Collectors.toUnmodifiableSet()),
                subtree);
        return Stream.concat(Stream.of(own), represents.stream().sorted(Comparator.comparing(Representation::username)))
                .toList();
    }

    /**
     * Who holds a role over an organisation so that this person may act by it.
     *
     * @param processId empty where it is about no process
     * @return this person's name, else that of somebody represented
     */
    public Optional<String> entitled(String role, String organisation, String processId) {
        return seats().stream()
                .filter(seat -> seat.covers(processId) && seat.over(role).contains(organisation))
                .map(Representation::username)
                .findFirst();
    }

    /** Who a task may name so that this person is meant: {@code user:<username>} and {@code role@organisation}. */
    public Set<String> principals() {
        return Stream.concat(Stream.of("user:" + username), roles.stream().map(RoleGrant::toString))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** {@link #principals()} and those of everybody this person represents in a process. */
    public Set<String> principals(String processId) {
        return Stream.concat(
                        principals().stream(),
                        represents.stream()
                                .filter(one -> one.covers(processId))
                                .flatMap(one -> one.principals().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
