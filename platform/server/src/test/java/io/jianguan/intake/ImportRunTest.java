package io.jianguan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.document.Contents;
import io.jianguan.intake.Import.ImportCounts;
import io.jianguan.intake.Import.State;
import io.jianguan.registry.Recognition;
import io.jianguan.registry.RecordIntake;
import io.jianguan.registry.RecordIntake.Match;
import io.jianguan.work.Turns;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        var numbers = new NumbersAhead(intake, turn);
        return new Run(
                actors,
                contents,
                registries,
                recognition,
                intake,
                numbers,
                turn,
                faults,
                entries,
                messages,
                transaction);
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
    void shouldKnowWhatCameBeforeACrash() throws Exception {
        imported(tried(listing("名称,证件号,列入日期,金额\n甲,Z0,2026-01-01,1\n")), false);
        var rows = IntStream.range(1, 7_000)
                .mapToObj(i -> "甲%1$d,Z%1$d,2026-01-01,2\n".formatted(i))
                .collect(Collectors.joining("", "名称,证件号,列入日期,金额\n又是甲,Z0,2026/1/1,3\n", "甲,Z0,2026-01-01,4\n"));
        var turn = new Turn(jdbc, imports, clock);
        var planned = choose(listing(rows), "cert+since", Match.CHANGE);
        var one = takenBy(turn, tried(planned), State.IMPORTING);
        BooleanSupplier afterOne = new BooleanSupplier() {
            private final AtomicInteger asked = new AtomicInteger();

            @Override
            public boolean getAsBoolean() {
                return asked.incrementAndGet() > 1;
            }
        };

        other(turn).through(one, afterOne);
        assertThat(imports.find(one.id()).orElseThrow().lastRow()).isGreaterThanOrEqualTo(5_001);

        assertThat(ended(one.id()).counts()).isEqualTo(new ImportCounts(6_999, 1, 0, 0, 1, 0, 0));
        assertThat(faults.page(one.id(), 0, 10))
                .singleElement()
                .matches(fault -> fault.row() == 7_002 && fault.code().equals("repeated"));
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
    void shouldStopAtOnceWhatWaitsForItsTurn() {
        var turn = new Turn(jdbc, imports, clock);
        var waiting = takenBy(turn, tried(upload(rows(0, 10))), State.IMPORTING);
        jdbc.sql("UPDATE intake.import SET failure = '文件存储暂时连不上' WHERE id = ?")
                .param(waiting.id())
                .update();

        var stopped = importing.stop(leader, waiting.id());

        assertThat(stopped.state()).isEqualTo(State.STOPPED);
        assertThat(stopped.failure()).isNull();
        assertThatThrownBy(() -> turn.goesOn(waiting.id())).isInstanceOf(Turns.Lost.class);
    }

    @Test
    void shouldStopWhileItRunsAndTakeBackWhatIsIn() {
        var turn = new Turn(jdbc, imports, clock);
        var one = takenBy(turn, tried(upload(rows(0, 16_000))), State.IMPORTING);
        BooleanSupplier whileItRuns = new BooleanSupplier() {
            private int asked;

            @Override
            public boolean getAsBoolean() {
                if (++asked == 3) {
                    importing.stop(leader, one.id());
                }
                return false;
            }
        };

        assertThatThrownBy(() -> other(turn).through(one, whileItRuns)).isInstanceOf(Turns.Lost.class);

        var stopped = imports.find(one.id()).orElseThrow();
        assertThat(stopped.state()).isEqualTo(State.STOPPED);
        assertThat(stopped.counts().created()).isGreaterThanOrEqualTo(5_000).isLessThan(16_000);
        assertThat(count()).isEqualTo(stopped.counts().created());
        importing.undo(leader, one.id());
        assertThat(ended(one.id()).state()).isEqualTo(State.UNDONE);
        assertThat(count()).isZero();
    }
}
