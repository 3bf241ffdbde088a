package io.jianguan.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes the engine's answers in the outbox, many in one commit. One that is lost is asked for again. */
@Component
class Answers extends Loop {
    private static final Logger log = LoggerFactory.getLogger(Answers.class);
    private static final Duration BUSY = Duration.ofSeconds(3);
    private static final Duration AWAY = Duration.ofSeconds(30);

    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final BlockingQueue<Answered> answered = new LinkedBlockingQueue<>();

    private record Answered(Command command, Answer answer) {}

    Answers(Outbox outbox, TransactionTemplate transaction, ApplicationEventPublisher events) {
        super("engine-answers");
        this.outbox = outbox;
        this.transaction = transaction;
        this.events = events;
    }

    void add(Command command, Answer answer) {
        answered.add(new Answered(command, answer));
    }

    @Override
    void turn() throws InterruptedException {
        var first = answered.poll(1, TimeUnit.SECONDS);
        if (first != null) {
            var batch = new ArrayList<Answered>();
            batch.add(first);
            answered.drainTo(batch, 500);
            note(batch);
        }
    }

    private void note(List<Answered> batch) {
        var done = new ArrayList<UUID>();
        for (var one : batch) {
            var command = one.command();
            switch (one.answer()) {
                case Answer.Done _ -> done.add(command.id());
                case Answer.Busy busy -> outbox.later(command.id(), busy.reason(), pause(command.attempts(), BUSY));
                case Answer.Later later -> outbox.later(command.id(), later.reason(), pause(command.attempts(), AWAY));
                case Answer.Refused refused -> transaction.executeWithoutResult(_ -> refuse(command, refused.reason()));
            }
        }
        if (!done.isEmpty()) {
            outbox.done(done);
        }
    }

    private void refuse(Command command, String reason) {
        log.error("The engine refused command {} ({}): {}", command.id(), command.kind(), reason);
        outbox.refused(command.id(), reason);
        events.publishEvent(new CommandRefused(
                command.id(), command.kind().name(), command.payload().key(), reason));
    }

    /** Twice as long each time up to the longest, less by chance, so that not all come again together. */
    private static Duration pause(int attempts, Duration longest) {
        long whole = Math.min(100L << Math.min(attempts, 10), longest.toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(whole / 2, whole + 1));
    }
}
