package io.jianguan.notification;

import io.jianguan.identity.IdentityEvent;
import io.jianguan.identity.Substitution;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever is to stand in, or is stood in for, hears of it, unless it is their own doing. */
@Component
class AbsenceNotices {
    private final Notifications notifications;

    AbsenceNotices(Notifications notifications) {
        this.notifications = notifications;
    }

    @EventListener
    void planned(IdentityEvent.SubstitutionPlanned event) {
        tell("substitution-planned", event.by(), event.substitution());
    }

    @EventListener
    void ended(IdentityEvent.SubstitutionEnded event) {
        tell("substitution-ended", event.by(), event.substitution());
    }

    private void tell(String kind, String by, Substitution substitution) {
        Set<String> others = Stream.of(substitution.absent(), substitution.substitute())
                .map(Substitution.Person::username)
                .filter(username -> !username.equals(by))
                .map(username -> "user:" + username)
                .collect(Collectors.toSet());
        notifications.tell(new Notice(
                kind,
                others,
                List.of(
                        substitution.absent().name(),
                        substitution.substitute().name(),
                        substitution.from().toString(),
                        substitution.until().toString()),
                "/absence",
                null));
    }
}
