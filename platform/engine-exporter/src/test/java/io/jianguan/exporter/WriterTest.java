package io.jianguan.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.exporter.api.context.ScheduledTask;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.NOPLogger;

class WriterTest {
    private final Log events = new Log();
    private final Acknowledged acknowledged = new Acknowledged();
    private final Writer writer = new Writer(events, acknowledged, NOPLogger.NOP_LOGGER);
    private Thread thread = Thread.ofPlatform().daemon().unstarted(writer);

    @BeforeEach
    void start() {
        thread.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        writer.close();
        thread.interrupt();
        thread.join();
    }

    @Test
    void shouldAcknowledgeOnlyWhatIsStored() throws Exception {
        events.gate = new CountDownLatch(1);
        offer(Row.of(Records.userTaskEvent(1)));

        await().until(() -> events.waiting);
        assertThat(acknowledged.positions).isEmpty();

        events.gate.countDown();
        await().until(() -> acknowledged.positions.equals(List.of(1L)));
    }

    @Test
    void shouldCommitTogetherWhatQueuedDuringTheLastCommit() throws Exception {
        events.gate = new CountDownLatch(1);
        offer(Row.of(Records.userTaskEvent(1)));
        await().until(() -> events.waiting);
        for (long position = 2; position <= 50; position++) {
            offer(Row.of(Records.userTaskEvent(position)));
        }
        events.gate.countDown();

        await().until(() -> acknowledged.positions.contains(50L));
        assertThat(acknowledged.positions).containsExactly(1L, 50L);
        assertThat(events.positions())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 50).boxed().toList());
    }

    @Test
    void shouldAcknowledgeRecordsNobodyNeedsWithoutStoringThem() throws Exception {
        offer(Row.of(Records.of(3, RecordType.EVENT, ValueType.JOB)));

        await().until(() -> acknowledged.positions.equals(List.of(3L)));
        assertThat(events.positions()).isEmpty();
    }

    @Test
    void shouldKeepTryingInOrderWhenTheDatabaseFails() throws Exception {
        events.failures = 3;
        offer(Row.of(Records.userTaskEvent(1)));
        offer(Row.of(Records.userTaskEvent(2)));

        await().until(() -> acknowledged.positions.contains(2L));
        assertThat(events.positions()).containsExactly(1L, 2L);
        assertThat(events.closed).isGreaterThanOrEqualTo(3);
    }

    @Test
    void shouldSayItIsAliveWithoutEvents() {
        await().until(() -> events.heartbeats > 0);
    }

    @Test
    void shouldRefuseAfterBoundedPatienceWhenTheQueueIsFull() throws Exception {
        events.gate = new CountDownLatch(1);
        offer(Row.of(Records.userTaskEvent(0)));
        await().until(() -> events.waiting);
        for (long position = 1; position <= Writer.QUEUE; position++) {
            offer(Row.of(Records.userTaskEvent(position)));
        }

        assertThat(writer.offer(Row.of(Records.userTaskEvent(9_999)), Duration.ofMillis(20)))
                .isFalse();
        events.gate.countDown();
    }

    private void offer(Row row) throws InterruptedException {
        assertThat(writer.offer(row, Duration.ofSeconds(5))).isTrue();
    }

    private static final class Log implements EventLog {
        private final List<Row> rows = new CopyOnWriteArrayList<>();
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile boolean waiting;
        private volatile int failures;
        private volatile int closed;
        private volatile int heartbeats;

        @Override
        public void append(List<Row> batch) throws SQLException {
            waiting = true;
            try {
                gate.await();
            } catch (InterruptedException stop) {
                throw new SQLException(stop);
            }
            if (failures > 0) {
                failures--;
                throw new SQLException("away");
            }
            rows.addAll(batch);
        }

        @Override
        public void heartbeat(long position) {
            heartbeats++;
        }

        @Override
        public void close() {
            closed++;
        }

        private List<Long> positions() {
            return rows.stream().map(Row::position).toList();
        }
    }

    private static final class Acknowledged implements Controller {
        private final List<Long> positions = new CopyOnWriteArrayList<>();

        @Override
        public void updateLastExportedRecordPosition(long position) {
            positions.add(position);
        }

        @Override
        public void updateLastExportedRecordPosition(long position, byte[] metadata) {
            positions.add(position);
        }

        @Override
        public long getLastExportedRecordPosition() {
            return -1;
        }

        @Override
        public ScheduledTask scheduleCancellableTask(Duration delay, Runnable task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<byte[]> readMetadata() {
            return Optional.empty();
        }
    }
}
