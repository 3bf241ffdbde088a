package io.jianguan.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends the outbox: what this server wrote as soon as it is committed, everything else that is due by a look at the
 * table every second. While the engine is away it is looked for every second, and nothing is sent.
 */
@Component
class Dispatcher extends Loop {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final int BATCH = 100;
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final Gateway gateway;
    private final Answers answers;
    private final FeedState feed;
    private final EngineState engine;
    private final Circuit circuit;
    private final BlockingQueue<Command> written = new LinkedBlockingQueue<>();
    private long nextSweep;

    Dispatcher(Outbox outbox, Gateway gateway, Answers answers, FeedState feed, EngineState engine, Circuit circuit) {
        super("engine-commands");
        this.outbox = outbox;
        this.gateway = gateway;
        this.answers = answers;
        this.feed = feed;
        this.engine = engine;
        this.circuit = circuit;
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
        if (circuit.isInDoubt() && !isThere()) {
            leave();
            pause(SWEEP.toMillis());
            return;
        }
        var first = written.poll(Math.max(0, nextSweep - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (first != null) {
            var commands = new ArrayList<Command>();
            commands.add(first);
            written.drainTo(commands, circuit.awaitRoom(BATCH) - 1);
            send(commands);
        }
        if (nextSweep - System.nanoTime() <= 0) {
            int room = circuit.awaitRoom(BATCH);
            var due = outbox.take(room);
            send(due);
            nextSweep = System.nanoTime() + (due.size() < room ? SWEEP.toNanos() : 0);
        }
    }

    private boolean isThere() {
        boolean there = engine.broker().led() > 0;
        circuit.found(there);
        return there;
    }

    /** What was written meanwhile waits in the table, for whichever server finds the engine first. */
    private void leave() {
        var commands = new ArrayList<Command>();
        written.drainTo(commands);
        if (!commands.isEmpty()) {
            outbox.release(commands.stream().map(Command::id).toList());
        }
    }

    private void send(List<Command> commands) {
        for (var command : commands) {
            if (command.kind() == Command.Kind.START && command.stale() && !feed.isCaughtUp()) {
                // The engine may have forgotten the message's id: first see whether the instance is there.
                answers.add(command, new Answer.Later("waits for the event feed"));
                continue;
            }
            circuit.sent();
            try {
                gateway.send(command)
                        .whenComplete(
                                (answer, failure) -> answered(command, failure == null ? answer : Answer.of(failure)));
            } catch (RuntimeException failure) {
                log.error("Command {} cannot be sent", command.id(), failure);
                answered(command, new Answer.Refused(String.valueOf(failure.getMessage())));
            }
        }
    }

    private void answered(Command command, Answer answer) {
        circuit.answered(answer);
        answers.add(command, answer);
    }
}
