package io.jianguan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W4")
@Tag("F1")
class CircuitTest {
    private static final Answer DONE = new Answer.Done();
    private static final Answer BUSY = new Answer.Busy("RESOURCE_EXHAUSTED");

    private final Circuit circuit = new Circuit();

    private int room() throws InterruptedException {
        return circuit.awaitRoom(Integer.MAX_VALUE);
    }

    private void ask(int times, Answer answer) {
        IntStream.range(0, times).forEach(_ -> circuit.sent());
        IntStream.range(0, times).forEach(_ -> circuit.answered(answer));
    }

    @Test
    void shouldHaveRoomForManyAndCountWhatIsUnderway() throws InterruptedException {
        circuit.sent();

        assertThat(room()).isEqualTo(Circuit.MANY - 1);
        assertThat(circuit.awaitRoom(3)).isEqualTo(3);
    }

    @Test
    void shouldLookForTheEngineOnlyWhereSomethingWasNotAnswered() {
        ask(1, DONE);
        ask(1, BUSY);
        ask(1, new Answer.Refused("no such process"));
        assertThat(circuit.isInDoubt()).isFalse();

        ask(1, new Answer.Later("UNAVAILABLE"));
        assertThat(circuit.isInDoubt()).isTrue();
        circuit.found(true);
        assertThat(circuit.isInDoubt()).isFalse();
    }

    @Test
    void shouldStayInDoubtWhileTheEngineIsAwayAndBeginWithFew() throws InterruptedException {
        circuit.found(false);
        assertThat(circuit.isInDoubt()).isTrue();
        ask(1, DONE);
        assertThat(circuit.isInDoubt()).isTrue();

        circuit.found(true);
        assertThat(circuit.isInDoubt()).isFalse();
        assertThat(room()).isEqualTo(Circuit.FEW);
        ask(4 * Circuit.FEW, DONE);
        assertThat(room()).isEqualTo(2 * Circuit.FEW);
        ask(4 * Circuit.MANY, DONE);
        assertThat(room()).isEqualTo(Circuit.MANY);
    }

    @Test
    void shouldHalveOnceForAllThatWasUnderwayWhenTheEngineIsBusy() throws InterruptedException {
        ask(Circuit.MANY / 2, BUSY);
        assertThat(room()).isEqualTo(Circuit.MANY / 2);

        ask(10 * Circuit.MANY, BUSY);
        assertThat(room()).isEqualTo(Circuit.FEW);
    }

    @Test
    void shouldWaitForRoom() throws InterruptedException {
        IntStream.range(0, Circuit.MANY).forEach(_ -> circuit.sent());
        Thread.ofVirtual().start(() -> circuit.answered(DONE));

        assertThat(room()).isOne();
    }
}
