package io.jianguan.exporter;

import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Appends the events the platform lives by to the table {@code engine.event}, in log order. Made for Zeebe's exporter
 * interface 8.6 and usable in every broker from 8.6 on:
 *
 * <pre>
 * zeebe.broker.exporters.jianguan:
 *   className: io.jianguan.exporter.PostgresExporter
 *   jarPath: /path/to/engine-exporter.jar
 *   args: {url: "jdbc:postgresql://host/database", user: …, password: …}
 * </pre>
 */
public final class PostgresExporter implements Exporter {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private @Nullable Settings settings;
    private @Nullable Logger log;
    private @Nullable Writer writer;
    private @Nullable Thread thread;
    private int partition;

    @Override
    public void configure(Context context) {
        settings = Settings.of(context.getConfiguration().getArguments());
        log = context.getLogger();
        partition = context.getPartitionId();
        context.setFilter(new Interesting());
    }

    @Override
    public void open(Controller controller) {
        var events = new EventTable(Objects.requireNonNull(settings), partition);
        writer = new Writer(events, controller, Objects.requireNonNull(log));
        thread = Thread.ofPlatform()
                .daemon()
                .name("jianguan-exporter-" + partition)
                .start(writer);
    }

    /** Only queues. Where the queue stays full the broker tries the same record again later, by its own backoff. */
    @Override
    public void export(Record<?> record) {
        try {
            if (!Objects.requireNonNull(writer).offer(Row.of(record), PATIENCE)) {
                throw new IllegalStateException("The queue to PostgreSQL is full");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", stop);
        }
    }

    @Override
    public void close() {
        if (writer != null && thread != null) {
            writer.close();
            thread.interrupt();
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class Interesting implements Context.RecordFilter {
        @Override
        public boolean acceptType(RecordType type) {
            return type == RecordType.EVENT;
        }

        @Override
        public boolean acceptValue(ValueType type) {
            return Row.VALUE_TYPES.contains(type);
        }
    }
}
