package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.identity.Recipients;
import io.jianguan.rest.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which operations the model switches on at a step, who may do them, and to whom. */
@Component
class Allowed {
    private static final String DEFAULT = "claim,unclaim,draft";
    private final Tasks tasks;
    private final Filing filing;
    private final Signings signings;
    private final Recipients recipients;
    private final Actors actors;

    Allowed(Tasks tasks, Filing filing, Signings signings, Recipients recipients, Actors actors) {
        this.tasks = tasks;
        this.filing = filing;
        this.signings = signings;
        this.recipients = recipients;
        this.actors = actors;
    }

    Set<String> switchedOn(Task task) {
        return Names.of(Objects.requireNonNullElse(filing.node(task).property("operations"), DEFAULT));
    }

    /** @throws Problem {@code task.operation-off} */
    void require(Task task, String operation) {
        if (!switchedOn(task).contains(operation)) {
            throw Problem.forbidden("task.operation-off", task.name());
        }
    }

    private static Optional<String> leader(Actor actor, Task task) {
        return actor.entitled(Actor.LEADER, task.owner(), task.processId());
    }

    /** Whom the actor stands in for when doing something to a task: its holder, or its leader; null: nobody. */
    @Nullable
    String absent(Actor actor, Task task) {
        if (tasks.isHolder(actor, task)) {
            return Tasks.absent(actor, task);
        }
        return administers(actor, task)
                ? null
                : leader(actor, task)
                        .filter(leader -> !leader.equals(actor.username()))
                        .orElse(null);
    }

    private static boolean administers(Actor actor, Task task) {
        return actor.has("system-admin")
                || actor.has("business-admin") && actor.subtree().contains(task.owner());
    }

    /** Whether the actor leads the task's organisation or administers: such people may also act on others' tasks. */
    boolean oversees(Actor actor, Task task) {
        return administers(actor, task) || leader(actor, task).isPresent();
    }

    /**
     * The people that an operation is to reach.
     *
     * @throws Problem {@code task.person-unknown} if one has no account in use or is not of the administration
     */
    List<String> people(List<String> usernames) {
        for (var username : usernames) {
            var there = !recipients.of(List.of("user:" + username)).isEmpty();
            if (!there || actors.get(username).isOutsider()) {
                throw Problem.conflict("task.person-unknown", username);
            }
        }
        return usernames;
    }

    /** What the actor may do now. */
    List<String> of(Actor actor, Task task, boolean claimable) {
        var on = switchedOn(task);
        var offered = new ArrayList<String>();
        if (claimable) {
            offered.add("claim");
        }
        if (task.isOpen() && tasks.isHolder(actor, task)) {
            ofHolder(task, offered);
        }
        if (task.state() == Task.State.WAITING && mayRemove(actor, task)) {
            offered.add("remove-signer");
        }
        var live = task.isOpen() || task.state() == Task.State.WAITING;
        if (live) {
            offered.add("copy");
            if (!tasks.isHolder(actor, task) && (actor.username().equals(task.startedBy()) || oversees(actor, task))) {
                offered.add("urge");
            }
        } else if (task.isMain() && actor.username().equals(task.endedBy()) && task.ending() == null) {
            offered.add("withdraw");
            offered.add("copy");
        }
        offered.removeIf(operation -> !on.contains(operation) && !operation.equals("complete"));
        if (task.isOpen() && !offered.contains("transfer") && oversees(actor, task)) {
            offered.add("transfer");
        }
        return offered.stream().distinct().toList();
    }

    private void ofHolder(Task task, List<String> offered) {
        if (task.isMain() && !tasks.candidates(task.id()).isEmpty()) {
            offered.add("unclaim");
        }
        offered.addAll(List.of("draft", "complete", "transfer", "delegate", "add-before"));
        var planned = signings.current(task.id()).isPresent();
        if (task.isMain()) {
            offered.add("return");
            offered.add("add-after");
            if (planned) {
                offered.add("remove-signer");
            }
        }
    }

    /** Those whom the model asked are removed by who oversees; those whom a person asked, by that person. */
    boolean mayRemove(Actor actor, Task task) {
        return signings.current(task.id())
                .map(signing -> signing.phase().equals(Signings.NODE)
                        ? oversees(actor, task)
                        : tasks.isHolder(actor, task) || actor.username().equals(task.endedBy()))
                .orElse(false);
    }
}
