package io.jianguan.engine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Every event of the engine once its projection is committed. */
class EngineRecorder {
    private final List<EngineEvent> events = new CopyOnWriteArrayList<>();

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(EngineEvent event) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                events.add(event);
            }
        });
    }

    List<EngineEvent> of(long instance) {
        return events.stream().filter(event -> event.instanceKey() == instance).toList();
    }

    <T extends EngineEvent> Stream<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    <T extends EngineEvent> Optional<T> last(long instance, Class<T> type) {
        return of(instance).stream().filter(type::isInstance).map(type::cast).reduce((first, second) -> second);
    }

    Optional<EngineEvent.InstanceStarted> started(UUID command) {
        return all(EngineEvent.InstanceStarted.class)
                .filter(started -> command.equals(started.commandId()))
                .findFirst();
    }
}
