package io.jianguan.form;

import io.jianguan.rest.Problem;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.Engine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The validators that stand ready: as many as run at once, made on first use or in the background after the start. */
@Component
class Validators {
    private static final Logger log = LoggerFactory.getLogger(Validators.class);
    private final FormSettings settings;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();
    private @Nullable Pool pool;

    Validators(FormSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    private interface Maker {
        Validator make();
    }

    private record Pool(Maker maker, BlockingQueue<Validator> idle) {}

    /** @throws Problem {@code form.timeout}, {@code form.busy} */
    String call(String function, String... arguments) {
        var ready = pool();
        var taken = take(ready);
        var validator = taken.isAlive() ? taken : ready.maker().make();
        var next = validator;
        try {
            var answer = validator.call(settings.timeLimit(), function, arguments);
            if (answer.isPresent()) {
                return answer.get();
            }
            log.warn("A form took longer than {} to check and was stopped", settings.timeLimit());
            validator.discard();
            next = ready.maker().make();
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "form.timeout");
        } finally {
            ready.idle().add(next);
        }
    }

    private Validator take(Pool from) {
        try {
            var validator = from.idle().poll(settings.queueLimit().toMillis(), TimeUnit.MILLISECONDS);
            if (validator == null) {
                throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "form.busy");
            }
            return validator;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private synchronized Pool pool() {
        if (pool == null) {
            var made = new Pool(maker(), new ArrayBlockingQueue<>(settings.workerCount()));
            for (var i = 0; i < settings.workerCount(); i++) {
                made.idle().add(made.maker().make());
            }
            pool = made;
        }
        return pool;
    }

    private Maker maker() {
        var program = settings.node().equals("off")
                ? Optional.<NodeProgram>empty()
                : NodeProgram.find(settings.node(), Bundle.text(), clock.getZone());
        if (program.isPresent()) {
            log.info("Forms are checked by {}", settings.node());
            return () -> node(program.get());
        }
        if (settings.node().equals("off")) {
            log.info("Forms are checked in process");
        } else {
            log.warn(
                    "No Node.js 20 or newer as \"{}\": forms are checked in process, ten times slower",
                    settings.node());
        }
        var engine = Engine.newBuilder("js")
                .option("engine.WarnInterpreterOnly", "false")
                .build();
        var bundle = Bundle.source();
        return () -> new ScriptValidator(engine, bundle, clock.getZone());
    }

    private Validator node(NodeProgram program) {
        try {
            return new NodeValidator(program, json);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** The first officer should not wait for the bundle to load. */
    @EventListener(ApplicationStartedEvent.class)
    void warm() {
        Thread.ofVirtual().name("form-validator-warm").start(() -> {
            try {
                pool().idle().forEach(Validator::awaitReady);
            } catch (RuntimeException notWarm) {
                log.error("Forms cannot be checked", notWarm);
            }
        });
    }

    @PreDestroy
    synchronized void close() {
        if (pool != null) {
            pool.idle().forEach(Validator::discard);
            pool = null;
        }
    }
}
