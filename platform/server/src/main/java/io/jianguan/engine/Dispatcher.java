package io.jianguan.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends the outbox: what this server wrote as soon as it is committed, everything else that is due by a look at the
 * table every second.
 */
@Component
class Dispatcher extends Loop {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final int BATCH = 100;
    private static final int IN_FLIGHT = 200;
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final Gateway gateway;
    private final Answers answers;
    private final FeedState feed;
    private final BlockingQueue<Command> written = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(IN_FLIGHT);
    private long nextSweep;

    Dispatcher(Outbox outbox, Gateway gateway, Answers answers, FeedState feed) {
        super("engine-commands");
        this.outbox = outbox;
        this.gateway = gateway;
        this.answers = answers;
        this.feed = feed;
    }

    /** To be called after commit. */
    void written(Command command) {
        written.add(command);
    }

    @Override
    void begin() {
        outbox.forgetLeases();
        nextSweep = System.nanoTime();
    }

    @Override
    void turn() throws InterruptedException {
        var first = written.poll(Math.max(0, nextSweep - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (first != null) {
            var commands = new ArrayList<Command>();
            commands.add(first);
            written.drainTo(commands, BATCH - 1);
            send(commands);
        }
        if (nextSweep - System.nanoTime() <= 0) {
            var due = outbox.take(BATCH);
            send(due);
            nextSweep = System.nanoTime() + (due.size() < BATCH ? SWEEP.toNanos() : 0);
        }
    }

    private void send(List<Command> commands) throws InterruptedException {
        for (var command : commands) {
            if (command.kind() == Command.Kind.START && command.stale() && !feed.isCaughtUp()) {
                // The engine may have forgotten the message's id: first see whether the instance is there.
                answers.add(command, new Answer.Later("waits for the event feed"));
                continue;
            }
            room.acquire();
            try {
                gateway.send(command).whenComplete((answer, failure) -> {
                    room.release();
                    answers.add(command, failure == null ? answer : Answer.of(failure));
                });
            } catch (RuntimeException failure) {
                room.release();
                log.error("Command {} cannot be sent", command.id(), failure);
                answers.add(command, new Answer.Refused(String.valueOf(failure.getMessage())));
            }
        }
    }
}
