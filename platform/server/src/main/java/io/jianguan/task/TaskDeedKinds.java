package io.jianguan.task;

import io.jianguan.identity.Actor;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the inbox and the cockpit do to many tasks. */
@Configuration(proxyBeanMethods = false)
class TaskDeedKinds {
    private static final Consumer<Deed.Said> ANYTHING = said -> {};

    private interface Act {
        void apply(Actor actor, long task, Deed.Said said);
    }

    private record TaskDeed(String name, DeedSubjects subjects, Consumer<Deed.Said> required, Act act) implements Deed {
        @Override
        public void check(Said said) {
            required.accept(said);
        }

        @Override
        public void apply(Actor actor, long task, Said said) {
            act.apply(actor, task, said);
        }
    }

    @Bean
    Deed claiming(Tasks tasks, ChosenTasks chosen) {
        return new TaskDeed("claim", chosen, ANYTHING, (actor, id, said) -> tasks.claim(actor, id));
    }

    @Bean
    Deed approving(Approval approval, ChosenTasks chosen) {
        return new TaskDeed(
                "approve", chosen, ANYTHING, (actor, id, said) -> approval.approve(actor, id, said.text(), null));
    }

    @Bean
    Deed urgingTasks(Urging urging, ChosenTasks chosen) {
        return new TaskDeed("urge", chosen, ANYTHING, (actor, id, said) -> urging.urge(actor, id, said.text()));
    }

    @Bean
    Deed transferring(HandingOn handingOn, Tasks tasks, ChosenTasks chosen) {
        return new TaskDeed("transfer", chosen, TaskDeedKinds::handedOn, (actor, id, said) -> {
            // What somebody cannot see is not there.
            tasks.get(actor, id);
            handingOn.transfer(actor, id, person(said), said.text());
        });
    }

    private static void handedOn(Deed.Said said) {
        TaskDeeds.reason(said.text());
        person(said);
    }

    private static String person(Deed.Said said) {
        var person = said.person();
        return TaskDeeds.people(person == null ? null : List.of(person)).getFirst();
    }
}
