package io.jianguan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.document.Contents;
import io.jianguan.intake.Import.State;
import io.jianguan.registry.Recognition;
import io.jianguan.registry.RecordIntake;
import io.jianguan.work.Turns;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/** Imports that are stopped, or whose server dies. */
class ImportRunTest extends IntakeTest {
    @Autowired
    RecordIntake intake;

    @Autowired
    Recognition recognition;

    @Autowired
    Contents contents;

    @Autowired
    MessageSource messages;

    @Autowired
    Clock clock;

    /** Another server, whose turns are its own. */
    private Run other(Turn turn) {
        return new Run(actors, contents, registries, recognition, intake, turn, faults, entries, messages, transaction);
    }

    private Import takenBy(Turn turn, Import one, State running) {
        return transaction.execute(status -> {
            imports.begin(one, running, true);
            return turn.take().orElseThrow();
        });
    }

    @Test
    void shouldGoOnBehindACrashWithoutDoubling() throws Exception {
        var turn = new Turn(jdbc, imports, clock);
        var one = takenBy(turn, tried(upload(rows(0, 17_000))), State.IMPORTING);
        BooleanSupplier afterTwo = new BooleanSupplier() {
            private final AtomicInteger asked = new AtomicInteger();

            @Override
            public boolean getAsBoolean() {
                return asked.incrementAndGet() > 2;
            }
        };

        other(turn).through(one, afterTwo);
        assertThat(jdbc.sql("SELECT sum(rows) FROM intake.entry WHERE import_id = ?")
                        .param(one.id())
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(10_000);

        assertThat(ended(one.id()).counts().created()).isEqualTo(17_000);
        assertThat(count()).isEqualTo(17_000);
    }

    @Test
    void shouldWriteNothingOnceAnotherServerHasTheTurn() {
        var turn = new Turn(jdbc, imports, clock);
        var one = takenBy(turn, tried(upload(rows(0, 100))), State.IMPORTING);
        var second = new Turn(jdbc, imports, clock);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("UPDATE intake.import SET alive_until = now() - interval '1 second' WHERE id = ?")
                    .param(one.id())
                    .update();
            assertThat(second.take()).isPresent();
        });

        assertThatThrownBy(() -> other(turn).through(one, () -> false)).isInstanceOf(Turns.Lost.class);
        assertThat(count()).isZero();
        second.leave(one.id());
        assertThat(ended(one.id()).counts().created()).isEqualTo(100);
    }

    @Test
    void shouldStopWhileItRunsAndTakeBackWhatIsIn() throws Exception {
        var turn = new Turn(jdbc, imports, clock);
        var one = takenBy(turn, tried(upload(rows(0, 16_000))), State.IMPORTING);
        BooleanSupplier whileItRuns = new BooleanSupplier() {
            private int asked;

            @Override
            public boolean getAsBoolean() {
                if (++asked == 2) {
                    importing.stop(leader, one.id());
                }
                return false;
            }
        };

        other(turn).through(one, whileItRuns);

        var stopped = imports.find(one.id()).orElseThrow();
        assertThat(stopped.state()).isEqualTo(State.STOPPED);
        assertThat(stopped.counts().created()).isGreaterThanOrEqualTo(5_000).isLessThan(16_000);
        assertThat(count()).isEqualTo(stopped.counts().created());
        importing.undo(leader, one.id());
        assertThat(ended(one.id()).state()).isEqualTo(State.UNDONE);
        assertThat(count()).isZero();
    }
}
