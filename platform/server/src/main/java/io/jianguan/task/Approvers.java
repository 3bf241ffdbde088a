package io.jianguan.task;

import io.jianguan.engine.EngineEvent;
import io.jianguan.identity.Recipients;
import io.jianguan.identity.Superiors;
import io.jianguan.process.Instances;
import io.jianguan.process.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is to work on a new task, and whether it needs anybody: the rules of the node for empty and repeated approvers. */
@Component
class Approvers {
    private static final String USER = "user:";
    private static final String PERSON = "person:";
    private final Recipients recipients;
    private final Superiors superiors;
    private final Succession succession;
    private final Approvals approvals;

    Approvers(Recipients recipients, Superiors superiors, Succession succession, Approvals approvals) {
        this.recipients = recipients;
        this.superiors = superiors;
        this.succession = succession;
        this.approvals = approvals;
    }

    /**
     * @param automatic why the task completes itself: {@code empty, initiator, same-approver}; null: it does not
     * @param agrees whether it completes itself with a yes
     * @param instead why others get it than the model names: {@code empty, initiator}; null: they do not
     */
    record Approver(
            @Nullable String assignee,
            List<String> candidates,
            @Nullable String automatic,
            boolean agrees,
            @Nullable String instead) {
        Approver(@Nullable String assignee, List<String> candidates) {
            this(assignee, candidates, null, true, null);
        }

        Approver by(String reason, boolean yes) {
            return new Approver(assignee, candidates, reason, yes, null);
        }

        Approver instead(String reason) {
            return new Approver(assignee, candidates, automatic, agrees, reason);
        }
    }

    Approver of(
            EngineEvent.UserTaskCreated event,
            Instances.Instance instance,
            Model.Node node,
            Movement.@Nullable Arrival arrival) {
        var named = new Approver(
                event.assignee(), event.candidates().stream().distinct().toList());
        if (arrival != null && arrival.assignee() != null && isThere(arrival.assignee())) {
            return new Approver(arrival.assignee(), named.candidates());
        }
        var people = people(named);
        if (people.isEmpty()) {
            return empty(node, instance.startedBy(), named);
        }
        if (people.size() > 1 || arrival != null || node.property("sign") != null) {
            return named;
        }
        return sole(node, instance, named, people.getFirst());
    }

    private List<String> people(Approver named) {
        var principals = new ArrayList<>(named.candidates());
        if (named.assignee() != null) {
            principals.clear();
            principals.add(user(named.assignee()));
        }
        var there = recipients.of(principals);
        return principals.stream()
                .flatMap(principal -> there.getOrDefault(principal, succeeded(principal)).stream())
                .distinct()
                .toList();
    }

    /** Who left without an account is still there by a successor, to whom it goes on. */
    private List<String> succeeded(String principal) {
        return principal.startsWith(USER) && isReached(principal.substring(USER.length()))
                ? List.of(principal.substring(USER.length()))
                : List.of();
    }

    private boolean isReached(String username) {
        return isThere(username) || isThere(succession.lastOf(username));
    }

    private boolean isThere(String username) {
        return !recipients.of(List.of(user(username))).isEmpty();
    }

    /**
     * Who answers in place of a signer: the person, where the account is in use or has a successor; else a superior, else
     * an administrator.
     */
    String signer(String username) {
        return isReached(username)
                ? username
                : Stream.concat(superiors.of(username).stream(), superiors.administrators().stream())
                        .findFirst()
                        .orElse(username);
    }

    /** Without a rule it falls to whoever started the process: it must be in somebody's inbox. */
    private Approver empty(Model.Node node, @Nullable String startedBy, Approver named) {
        var rule = Objects.requireNonNullElse(node.property("approverEmpty"), "");
        if (rule.startsWith(PERSON) && isReached(rule.substring(PERSON.length()))) {
            return new Approver(rule.substring(PERSON.length()), List.of()).instead("empty");
        }
        return switch (rule) {
            case "pass" -> named.by("empty", true);
            case "reject" -> named.by("empty", false);
            case "admin" -> new Approver(null, users(superiors.administrators())).instead("empty");
            default -> initiator(startedBy, named);
        };
    }

    /** Or the administrators, where the initiator is not there. A group keeps its offer: somebody may join it. */
    private Approver initiator(@Nullable String startedBy, Approver named) {
        var people = startedBy != null && isReached(startedBy) ? List.of(startedBy) : superiors.administrators();
        var groups = named.candidates().stream().filter(principal -> !principal.startsWith(USER));
        return new Approver(null, Stream.concat(groups, users(people).stream()).toList()).instead("empty");
    }

    private Approver sole(Model.Node node, Instances.Instance instance, Approver named, String person) {
        var initiator = Objects.requireNonNullElse(node.property("approverIsInitiator"), "self");
        if (person.equals(instance.startedBy())) {
            if (initiator.equals("skip")) {
                return named.by("initiator", true);
            }
            var above = initiator.equals("superior") ? superiors.of(person) : List.<String>of();
            if (!above.isEmpty()) {
                return new Approver(above.size() == 1 ? above.getFirst() : null, users(above)).instead("initiator");
            }
        }
        var agreed = switch (Objects.requireNonNullElse(node.property("sameApprover"), "ask")) {
            case "once" -> approvals.everBy(instance, person);
            case "consecutive" -> approvals.lastBy(instance, person);
            default -> false;
        };
        return agreed ? named.by("same-approver", true) : named;
    }

    private static List<String> users(List<String> usernames) {
        return usernames.stream().map(Approvers::user).toList();
    }

    private static String user(String username) {
        return USER + username;
    }
}
