package io.jianguan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.embedded.TestData;
import io.jianguan.engine.EngineEvent.InstanceStarted;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

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
    void shouldCarryOutOnceWhatBothServersKeptWhileTheEngineWasAway() {
        TestData.broker(FOLDER).destroyForcibly();
        var commands = IntStream.range(0, 60)
                .mapToObj(number -> number % 2 == 0 ? start() : startOnTheOther())
                .toList();

        // The broker takes half a minute to start on a busy machine.
        eventually()
                .atMost(Duration.ofMinutes(2))
                .until(() -> commands.stream().allMatch(command -> starts(command) > 0));
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

    /** A server that is stopped between two statements of a batch, and comes back to them. */
    @Test
    void shouldLetTheOtherServerProjectWhereOneStandsStill() throws SQLException {
        try (var still = connection()) {
            var feed = new EventFeed(JdbcClient.create(new SingleConnectionDataSource(still, true)), new JsonMapper());
            for (int partition = 1; partition <= PARTITIONS; partition++) {
                int one = partition;
                eventually().until(() -> feed.tryLock(one));
            }
            var waiting = List.of(start(), start(), start());
            eventually().until(() -> waiting.stream().allMatch(this::isDone));
            assertThat(waiting)
                    .allSatisfy(command -> assertThat(starts(command)).isZero());

            awaitStarts(waiting);
            assertThatThrownBy(() -> feed.moveTo(1, 0)).matches(Transient::is);
        }
    }

    @Test
    void shouldHoldNothingForMoreThanMinutesWhereItStandsStill() {
        assertThat(jdbc.sql("SHOW idle_in_transaction_session_timeout")
                        .query(String.class)
                        .single())
                .isEqualTo("5min");
    }

    @Test
    void shouldGoOnWhenAServerDiesInTheMiddleOfABatch() throws SQLException {
        try (var dying = connection();
                var statement = dying.createStatement()) {
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

    private static Connection connection() throws SQLException {
        var connection = DriverManager.getConnection(
                String.valueOf(properties().get("spring.datasource.url")),
                String.valueOf(properties().get("spring.datasource.username")),
                String.valueOf(properties().get("spring.datasource.password")));
        connection.setAutoCommit(false);
        return connection;
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
