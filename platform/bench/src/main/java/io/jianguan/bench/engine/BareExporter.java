package io.jianguan.bench.engine;

import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;

/** The least an exporter can do: tells the key of each user task that came into being, by a datagram. One class. */
public final class BareExporter implements Exporter, Context.RecordFilter {
    private @Nullable InetSocketAddress to;
    private @Nullable DatagramChannel channel;
    private @Nullable Controller controller;

    @Override
    public void configure(Context context) {
        var port = String.valueOf(context.getConfiguration().getArguments().get("port"));
        to = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
        context.setFilter(this);
    }

    @Override
    public boolean acceptType(RecordType type) {
        return type == RecordType.EVENT;
    }

    @Override
    public boolean acceptValue(ValueType type) {
        return type == ValueType.USER_TASK;
    }

    @Override
    public void open(Controller controller) {
        this.controller = controller;
        try {
            channel = DatagramChannel.open();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void export(Record<?> record) {
        if (channel == null || controller == null) {
            throw new IllegalStateException("not open");
        }
        if (record.getIntent() == UserTaskIntent.CREATED) {
            try {
                channel.send(
                        ByteBuffer.allocate(Long.BYTES).putLong(record.getKey()).flip(), to);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        controller.updateLastExportedRecordPosition(record.getPosition());
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
