package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.rest.Problem;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people do to a task beside completing it. */
@RestController
@RequestMapping("/api/tasks/{id}")
class OperationController {
    private static final String KEY = "Idempotency-Key";
    private static final Duration CONFIRMATION = Duration.ofSeconds(2);

    /** Whoever takes a task back has nothing else to go on with. */
    private static final Duration RETURN = Duration.ofSeconds(10);

    private final Actors actors;
    private final TaskDeeds deeds;
    private final Tasks tasks;
    private final HandingOn handingOn;
    private final AskingOthers askingOthers;
    private final GoingBack goingBack;
    private final Copies copies;
    private final Urging urging;
    private final Confirmations confirmations;
    private final TaskView view;

    OperationController(
            Actors actors,
            TaskDeeds deeds,
            Tasks tasks,
            HandingOn handingOn,
            AskingOthers askingOthers,
            GoingBack goingBack,
            Copies copies,
            Urging urging,
            Confirmations confirmations,
            TaskView view) {
        this.actors = actors;
        this.deeds = deeds;
        this.tasks = tasks;
        this.handingOn = handingOn;
        this.askingOthers = askingOthers;
        this.goingBack = goingBack;
        this.copies = copies;
        this.urging = urging;
        this.confirmations = confirmations;
        this.view = view;
    }

    record HandOn(@Nullable String to, @Nullable String reason) {
        String person() {
            return TaskDeeds.people(to == null || to.isBlank() ? null : List.of(to))
                    .getFirst();
        }
    }

    /** @param position {@code before} or {@code after} the own answer */
    record AddSigners(
            String position,
            @Nullable List<String> people,
            boolean inOrder,
            @Nullable String reason) {}

    /** @param to {@code previous}, {@code initiator} or the id of a visited step */
    record GiveBack(
            String to, boolean straightBack, @Nullable String reason) {}

    record Reason(@Nullable String reason) {}

    record SendCopies(
            @Nullable List<String> people, @Nullable String reason) {}

    @PostMapping("/transfer")
    TaskView.Summary transfer(
            @PathVariable long id,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody HandOn request) {
        var reason = TaskDeeds.reason(request.reason());
        return done(id, key, actor -> handingOn.transfer(actor, id, request.person(), reason));
    }

    @PostMapping("/delegate")
    TaskView.Summary delegate(
            @PathVariable long id,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody HandOn request) {
        var reason = TaskDeeds.reason(request.reason());
        return done(id, key, actor -> askingOthers.delegate(actor, id, request.person(), reason));
    }

    @PostMapping("/signers")
    TaskView.Summary addSigners(
            @PathVariable long id,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody AddSigners request) {
        var people = TaskDeeds.people(request.people());
        return done(
                id,
                key,
                actor -> askingOthers.add(actor, id, request.position(), people, request.inOrder(), request.reason()));
    }

    @DeleteMapping("/signers/{username}")
    TaskView.Summary removeSigner(
            @PathVariable long id, @PathVariable String username, @RequestParam @Nullable String reason) {
        var why = TaskDeeds.reason(reason);
        return done(id, null, actor -> askingOthers.remove(actor, id, username, why));
    }

    @GetMapping("/operations/return")
    List<GoingBack.Target> targets(@PathVariable long id) {
        return goingBack.targets(tasks.get(actors.current(), id));
    }

    @PostMapping("/return")
    TaskView.Summary giveBack(
            @PathVariable long id,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody GiveBack request) {
        var reason = TaskDeeds.reason(request.reason());
        var actor = actors.current();
        confirmations.await(
                id,
                CONFIRMATION,
                () -> deeds.once(
                        actor,
                        key,
                        subject(id),
                        () -> goingBack.giveBack(actor, id, request.to(), request.straightBack(), reason)));
        return fresh(actor, id);
    }

    /** Answers with the task that is to be done again, once it is there. */
    @PostMapping("/withdraw")
    TaskView.Summary withdraw(
            @PathVariable long id,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody Reason request) {
        var actor = actors.current();
        var task = tasks.get(actor, id);
        confirmations.await(
                task.instanceKey(),
                RETURN,
                () -> deeds.once(actor, key, subject(id), () -> goingBack.withdraw(actor, id, request.reason())));
        return goingBack.again(task).map(again -> view.of(actor, again)).orElseGet(() -> fresh(actor, id));
    }

    @PostMapping("/copy")
    TaskView.Summary copy(
            @PathVariable long id,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody SendCopies request) {
        var people = TaskDeeds.people(request.people());
        return done(id, key, actor -> copies.send(actor, id, people, request.reason()));
    }

    @PostMapping("/urge")
    TaskView.Summary urge(
            @PathVariable long id,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody Reason request) {
        return done(id, key, actor -> urging.urge(actor, id, request.reason()));
    }

    private TaskView.Summary done(long id, @Nullable String key, Consumer<Actor> deed) {
        var actor = actors.current();
        // What somebody cannot see is not there, whatever is wanted of it; by the same key it may have left since.
        if (key == null || !deeds.isDone(actor, key)) {
            tasks.get(actor, id);
        }
        deeds.once(actor, key, subject(id), () -> deed.accept(actor));
        return fresh(actor, id);
    }

    private static String subject(long id) {
        return "task:" + id;
    }

    private TaskView.Summary fresh(Actor actor, long id) {
        return view.of(actor, tasks.find(id).orElseThrow(() -> Problem.notFound("task.unknown", String.valueOf(id))));
    }
}
