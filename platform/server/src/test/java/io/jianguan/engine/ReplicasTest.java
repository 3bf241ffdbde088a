package io.jianguan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.engine.EngineEvent.InstanceStarted;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Two servers side by side on one database and one broker. */
@Tag("W4")
class ReplicasTest extends EngineModuleTest {
    private static ConfigurableApplicationContext other;

    @Autowired
    private Projector projector;

    @BeforeAll
    static void startTheOther() {
        other = new SpringApplicationBuilder(Module.class)
                .web(WebApplicationType.NONE)
                .properties(properties())
                .run();
    }

    @AfterAll
    static void stopTheOther() {
        other.close();
    }

    private static EngineRecorder others() {
        return other.getBean(EngineRecorder.class);
    }

    @Test
    void shouldApplyEachEventOnOneOfTheServersOnly() {
        var commands = IntStream.range(0, 60)
                .mapToObj(number -> number % 2 == 0 ? start() : startOnTheOther())
                .toList();

        awaitStarts(commands);
        assertThat(commands).allSatisfy(command -> assertThat(starts(command)).isOne());
    }

    @Test
    void shouldLetTheOtherServerProjectWhereOneIsGone() {
        projector.stop();
        try {
            var commands = IntStream.range(0, 10).mapToObj(_ -> start()).toList();

            eventually().until(() -> commands.stream().allMatch(startedOnTheOther()));
            assertThat(commands)
                    .allSatisfy(command -> assertThat(starts(command)).isOne());
        } finally {
            projector.start();
        }
    }

    @Test
    void shouldGoOnWhenAServerDiesInTheMiddleOfABatch() throws SQLException {
        try (var dying = DriverManager.getConnection(
                        String.valueOf(properties().get("spring.datasource.url")),
                        String.valueOf(properties().get("spring.datasource.username")),
                        String.valueOf(properties().get("spring.datasource.password")));
                var statement = dying.createStatement()) {
            dying.setAutoCommit(false);
            for (int partition = 1; partition <= PARTITIONS; partition++) {
                statement.execute("SELECT pg_advisory_xact_lock(%d, %d)".formatted(EventFeed.LOCK, partition));
            }
            var waiting = List.of(start(), start(), start());
            eventually().until(() -> waiting.stream().allMatch(this::isDone));
            assertThat(waiting)
                    .allSatisfy(command -> assertThat(starts(command)).isZero());

            jdbc.sql("""
                    SELECT pg_terminate_backend(pid) FROM pg_locks
                    WHERE locktype = 'advisory' AND classid = :lock AND granted AND pid <> pg_backend_pid()
                    """).param("lock", EventFeed.LOCK).query(Boolean.class).list();

            awaitStarts(waiting);
        }
    }

    private static UUID startOnTheOther() {
        return other.getBean(Engine.class).start(TWO_STEPS, Map.of("handler", "wang"));
    }

    private void awaitStarts(List<UUID> commands) {
        eventually().until(() -> commands.stream().allMatch(command -> starts(command) > 0));
    }

    private static Predicate<UUID> startedOnTheOther() {
        return command -> others().started(command).isPresent();
    }

    private long starts(UUID command) {
        return List.of(recorder, others()).stream()
                .flatMap(one -> one.all(InstanceStarted.class))
                .filter(started -> command.equals(started.commandId()))
                .count();
    }
}
