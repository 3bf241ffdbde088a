package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actor.Representation;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** The browsers that listen at this replica, fed from the database's notifications. */
@Component
class ChangeStream implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ChangeStream.class);
    /** Not told, but done: whoever it is for listens anew, with what has become theirs. */
    static final String REOPEN = "reopen";

    private static final int WAIT_MILLIS = 1_000;

    private record Listener(List<Seat> seats, SseEmitter emitter) {
        boolean isConcerned(Changes.Change change) {
            return change.principals().isEmpty() && change.owner() == null
                    || seats.stream().anyMatch(seat -> seat.isConcerned(change));
        }
    }

    /**
     * One in whose place somebody listens.
     *
     * @param stead whom they stand in for; null: themselves
     * @param led codes of the organisations led
     */
    private record Seat(@Nullable Representation stead, Set<String> principals, Set<String> led) {
        static Seat of(Actor actor, Representation seat) {
            return new Seat(
                    seat.username().equals(actor.username()) ? null : seat,
                    seat.principals(),
                    Set.copyOf(seat.over(Actor.LEADER)));
        }

        boolean isConcerned(Changes.Change change) {
            var process = change.process();
            if (stead != null && (process == null || !stead.covers(process))) {
                return false;
            }
            return !Collections.disjoint(change.principals(), principals)
                    || change.owner() != null && led.contains(change.owner());
        }
    }

    private final Set<Listener> listeners = new CopyOnWriteArraySet<>();
    private final DataSource database;
    private final JsonMapper json;
    private volatile boolean running;

    ChangeStream(DataSource database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    SseEmitter open(Actor actor) throws IOException {
        var emitter = new SseEmitter(0L);
        var listener = new Listener(
                actor.seats().stream().map(seat -> Seat.of(actor, seat)).toList(), emitter);
        emitter.onCompletion(() -> listeners.remove(listener));
        emitter.onTimeout(() -> listeners.remove(listener));
        emitter.onError(failure -> listeners.remove(listener));
        listeners.add(listener);
        emitter.send(SseEmitter.event().name("open").data("{}"));
        return emitter;
    }

    private void listen() {
        while (running) {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(true);
                statement.execute("LISTEN " + Changes.CHANNEL);
                var notifications = connection.unwrap(PGConnection.class);
                while (running) {
                    for (var notification : notifications.getNotifications(WAIT_MILLIS)) {
                        send(json.readValue(notification.getParameter(), Changes.Change.class));
                    }
                }
            } catch (SQLException failure) {
                if (running) {
                    log.warn("Live updates wait for the database: {}", failure.getMessage());
                    pause();
                }
            }
        }
    }

    private void send(Changes.Change change) {
        for (var listener : listeners) {
            if (!listener.isConcerned(change)) {
                continue;
            }
            if (change.kind().equals(REOPEN)) {
                listener.emitter().complete();
            } else {
                send(listener, SseEmitter.event().name(change.kind()).data(change.data()));
            }
        }
    }

    /** A comment now and then keeps the way open and finds browsers that are gone. */
    @Scheduled(fixedRate = 20_000)
    void keepAlive() {
        listeners.forEach(listener -> send(listener, SseEmitter.event().comment("")));
    }

    /** Each on a thread of its own: a browser that reads slowly holds up nobody else. */
    private void send(Listener listener, SseEmitter.SseEventBuilder event) {
        Thread.startVirtualThread(() -> sendNow(listener, event));
    }

    private void sendNow(Listener listener, SseEmitter.SseEventBuilder event) {
        try {
            listener.emitter().send(event);
        } catch (IOException | IllegalStateException gone) {
            // the container has closed it already
            listeners.remove(listener);
        }
    }

    private static void pause() {
        java.util.concurrent.locks.LockSupport.parkNanos(WAIT_MILLIS * 1_000_000L);
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("change-stream").start(this::listen);
    }

    @Override
    public void stop() {
        running = false;
        listeners.forEach(listener -> listener.emitter().complete());
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
