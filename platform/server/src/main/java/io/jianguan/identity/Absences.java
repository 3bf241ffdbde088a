package io.jianguan.identity;

import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Names a substitute for a time of absence: one's own, or that of somebody one leads or administers. */
@Component
class Absences {
    private static final int LONGEST_REASON = 200;
    private final Substitutions substitutions;
    private final Actors actors;
    private final UserList users;
    private final ApplicationEventPublisher events;
    private final Faults faults;
    private final Clock clock;

    Absences(
            Substitutions substitutions,
            Actors actors,
            UserList users,
            ApplicationEventPublisher events,
            Faults faults,
            Clock clock) {
        this.substitutions = substitutions;
        this.actors = actors;
        this.users = users;
        this.events = events;
        this.faults = faults;
        this.clock = clock;
    }

    /** @param absent null: the actor */
    record Plan(
            @Nullable String absent,
            @Nullable String substitute,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable List<String> processes,
            @Nullable String reason) {}

    /** @throws Problem {@code identity.invalid} with field errors, {@code identity.absence-not-yours} */
    @Transactional
    Substitution plan(Actor actor, Plan plan) {
        var absent = actors.get(plan.absent() == null ? actor.username() : Actors.username(plan.absent()));
        requireRight(actor, absent);
        var substitute = plan.substitute() == null ? "" : Actors.username(plan.substitute());
        check(plan, absent.username(), substitute);
        var today = LocalDate.now(clock);
        var id = substitutions.add(
                absent.username(),
                substitute,
                plan.from() == null ? today : plan.from(),
                plan.until() == null ? today : plan.until(),
                plan.processes() == null ? List.of() : List.copyOf(plan.processes()),
                plan.reason() == null || plan.reason().isBlank()
                        ? null
                        : plan.reason().strip(),
                actor.username());
        var made = get(id);
        events.publishEvent(new IdentityEvent.SubstitutionPlanned(actor.username(), made));
        return made;
    }

    /** @throws Problem {@code identity.substitution-unknown}, {@code identity.absence-not-yours} */
    @Transactional
    void end(Actor actor, long id) {
        var found = get(id);
        requireRight(actor, actors.get(found.absent().username()));
        if (substitutions.end(id, actor.username())) {
            events.publishEvent(new IdentityEvent.SubstitutionEnded(actor.username(), found));
        }
    }

    /** @throws Problem {@code identity.absence-not-yours} where the absent person's list is asked for without a right */
    Page<Substitution> of(Actor actor, @Nullable String username, boolean absent, @Nullable Long before, int limit) {
        var person = username == null ? actor : actors.get(Actors.username(username));
        requireRight(actor, person);
        return substitutions.page(person.username(), absent, before, limit);
    }

    private Substitution get(long id) {
        return substitutions.find(id).orElseThrow(() -> Problem.notFound("identity.substitution-unknown"));
    }

    private static void requireRight(Actor actor, Actor absent) {
        var leads = actor.has(Roles.SYSTEM_ADMIN)
                || (actor.has("department-leader") && actor.subtree().contains(absent.organisation()));
        if (actor.isOutsider() || !(actor.username().equals(absent.username()) || leads)) {
            throw Problem.forbidden("identity.absence-not-yours", absent.name());
        }
    }

    private void check(Plan plan, String absent, String substitute) {
        var found = faults.begin();
        var from = plan.from();
        var until = plan.until();
        found.when(substitute.isEmpty(), "substitute", "required");
        found.when(substitute.equals(absent), "substitute", "same-person");
        found.when(!substitute.isEmpty() && !mayStandIn(substitute), "substitute", "no-substitute");
        found.when(from == null, "from", "required");
        found.when(until == null, "until", "required");
        found.when(until != null && until.isBefore(LocalDate.now(clock)), "until", "past");
        found.when(until != null && from != null && until.isBefore(from), "until", "before-from");
        found.when(
                plan.reason() != null && plan.reason().length() > LONGEST_REASON, "reason", "too-long", LONGEST_REASON);
        found.refuse();
    }

    /** An account in use, of somebody who works in the administration. */
    private boolean mayStandIn(String username) {
        return users.find(List.of(username)).stream().anyMatch(UserList.User::active)
                && !actors.get(username).isOutsider();
    }
}
