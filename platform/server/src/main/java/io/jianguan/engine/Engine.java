package io.jianguan.engine;

import io.camunda.client.CamundaClient;
import io.jianguan.rest.Problem;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Commands to the engine. Each is written to the outbox in the caller's transaction and sent after commit, again and
 * again until the engine answers; the effect comes back as an event.
 */
@Component
public class Engine {
    static final String COMMAND_ID = "commandId";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long PAUSE_MILLIS = 300;

    private final CamundaClient client;
    private final Outbox outbox;
    private final Dispatcher dispatcher;
    private final Distribution distribution;
    private final CountDownLatch closed = new CountDownLatch(1);

    Engine(CamundaClient client, Outbox outbox, Dispatcher dispatcher, Distribution distribution) {
        this.client = client;
        this.outbox = outbox;
        this.dispatcher = dispatcher;
        this.distribution = distribution;
    }

    /**
     * @param processId BPMN process id
     * @param version of the engine's definition
     * @param definitionKey the engine's key
     */
    public record Deployed(String processId, int version, long definitionKey) {}

    /**
     * Deploys a model at once; the same content again changes nothing. Waits for the engine while it starts.
     *
     * @throws Problem {@code engine.model-refused} with the engine's own words, {@code engine.away} after five minutes
     */
    public Deployed deploy(String resourceName, byte[] bpmn) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                var process = client.newDeployResourceCommand()
                        .addResourceBytes(bpmn, resourceName)
                        .send()
                        .join()
                        .getProcesses()
                        .getFirst();
                distribution.await(process.getProcessDefinitionKey());
                return new Deployed(
                        process.getBpmnProcessId(), process.getVersion(), process.getProcessDefinitionKey());
            } catch (RuntimeException failure) {
                if (Answer.of(failure) instanceof Answer.Refused refused) {
                    throw new Problem(
                            HttpStatus.UNPROCESSABLE_CONTENT, "engine.model-refused", resourceName, refused.reason());
                }
                if (System.nanoTime() > deadline || !pause()) {
                    throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "engine.away");
                }
            }
        }
    }

    /** @return false if the server is going down */
    private boolean pause() {
        try {
            return !closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @PreDestroy
    void close() {
        closed.countDown();
    }

    /**
     * Starts one instance, exactly once, by the message named like the process.
     *
     * @param variables get the command's id added as {@code commandId}
     * @return the command's id; {@link EngineEvent.InstanceStarted} carries it
     */
    @Transactional
    public UUID start(String processId, Map<String, ? extends @Nullable Object> variables) {
        var id = UUID.randomUUID();
        var all = new HashMap<String, @Nullable Object>(variables);
        all.put(COMMAND_ID, id.toString());
        return write(id, Command.Kind.START, new Command.Payload(processId, 0, all));
    }

    /** Completes a user task; NOT_FOUND from the engine is success: the events say what became of it. */
    @Transactional
    public UUID completeUserTask(long taskKey, Map<String, ? extends @Nullable Object> variables) {
        return write(UUID.randomUUID(), Command.Kind.COMPLETE_USER_TASK, new Command.Payload(null, taskKey, variables));
    }

    @Transactional
    public UUID cancelInstance(long instanceKey) {
        return write(UUID.randomUUID(), Command.Kind.CANCEL_INSTANCE, new Command.Payload(null, instanceKey, Map.of()));
    }

    /**
     * Moves an instance by hand: ends element instances and enters other elements, in one step of the engine. It
     * happens exactly once because the first element instance to end can be ended only once: when that one is gone
     * the command counts as done, and the events say what became of it. If only another is gone, somebody moved it
     * meanwhile and the command is refused ({@link CommandRefused}).
     *
     * @param activate ids of elements to enter
     * @param terminate keys of element instances to end, at least one
     * @param variables for the whole instance, set before the first element is entered; without any to enter they are
     *     not set
     */
    @Transactional
    public UUID modify(
            long instanceKey,
            List<String> activate,
            List<Long> terminate,
            Map<String, ? extends @Nullable Object> variables) {
        if (terminate.isEmpty()) {
            throw new IllegalArgumentException("Nothing to end in instance " + instanceKey);
        }
        return write(
                UUID.randomUUID(),
                Command.Kind.MODIFY,
                new Command.Payload(instanceKey, variables, activate, terminate));
    }

    /**
     * Lets an instance go on from an incident, after its cause was cured; a job gets three more tries.
     *
     * @param incidentKey of {@link EngineEvent.IncidentRaised}
     * @param jobKey of the same event
     */
    @Transactional
    public UUID retry(long incidentKey, @Nullable Long jobKey) {
        return write(UUID.randomUUID(), Command.Kind.RETRY, new Command.Payload(incidentKey, jobKey, null));
    }

    /**
     * Moves an instance to another version of its process; {@link EngineEvent.InstanceMigrated} tells when it is there.
     *
     * @param definitionKey the engine's key of that version
     * @param mapping element ids here to element ids there, for every element that is active
     */
    @Transactional
    public UUID migrate(long instanceKey, long definitionKey, Map<String, String> mapping) {
        return write(
                UUID.randomUUID(),
                Command.Kind.MIGRATE,
                new Command.Payload(instanceKey, definitionKey, Map.copyOf(mapping)));
    }

    /**
     * What became of a command.
     *
     * @param answered whether the engine answered; one that is no longer known was answered long ago
     * @param refusal the engine's own words; null where it did not refuse
     */
    public record Outcome(boolean answered, @Nullable String refusal) {}

    public Map<UUID, Outcome> outcomes(Collection<UUID> commands) {
        var found = new HashMap<>(outbox.outcomes(commands));
        commands.forEach(command -> found.putIfAbsent(command, new Outcome(true, null)));
        return found;
    }

    void completeJob(long jobKey, Map<String, ? extends @Nullable Object> variables) {
        write(UUID.randomUUID(), Command.Kind.COMPLETE_JOB, new Command.Payload(null, jobKey, variables));
    }

    private UUID write(UUID id, Command.Kind kind, Command.Payload payload) {
        TransactionSynchronizationManager.registerSynchronization(new Written(outbox.add(id, kind, payload)));
        return id;
    }

    /** Hands a command on when it is committed; one that was rolled back to a savepoint before it never is. */
    private final class Written implements TransactionSynchronization {
        private final Command command;
        private final Set<Object> later = new HashSet<>();
        private boolean undone;

        Written(Command command) {
            this.command = command;
        }

        @Override
        public void savepoint(Object savepoint) {
            later.add(savepoint);
        }

        @Override
        public void savepointRollback(Object savepoint) {
            undone = undone || !later.contains(savepoint);
        }

        @Override
        public void afterCommit() {
            if (!undone) {
                dispatcher.written(command);
            }
        }
    }
}
