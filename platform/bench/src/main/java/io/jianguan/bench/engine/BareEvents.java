package io.jianguan.bench.engine;

import io.jianguan.bench.product.Workplace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** What the bare exporter tells, with the time it is heard. */
final class BareEvents implements AutoCloseable {
    private final DatagramChannel channel;
    private final BlockingQueue<Created> heard = new LinkedBlockingQueue<>();

    private BareEvents(DatagramChannel channel) {
        this.channel = channel;
    }

    /** @param at of {@link System#nanoTime} */
    record Created(long userTaskKey, long at) {}

    static BareEvents listen() throws IOException {
        var events =
                new BareEvents(DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
        Thread.ofPlatform().daemon().name("bare-events").start(events::receive);
        return events;
    }

    private void receive() {
        var packet = ByteBuffer.allocate(Long.BYTES);
        try {
            while (true) {
                channel.receive(packet.clear());
                heard.add(new Created(packet.flip().getLong(), System.nanoTime()));
            }
        } catch (ClosedChannelException closed) {
            // the end
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    void forget() {
        heard.clear();
    }

    Created next() throws InterruptedException {
        return Objects.requireNonNull(heard.poll(30, TimeUnit.SECONDS), "the bare exporter is silent");
    }

    /** For the broker's Java machine: its settings can be given as system properties too. */
    String exporterOptions() throws IOException {
        var setting = " -Dzeebe.broker.exporters.bare.";
        return setting + "className=" + BareExporter.class.getName() + setting + "jarPath=" + jar() + setting
                + "args.port=" + ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    private static Path jar() throws IOException {
        var jar = Files.createDirectories(Workplace.TARGET).resolve("bare-exporter.jar");
        var name = BareExporter.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var in = Objects.requireNonNull(BareExporter.class.getResourceAsStream("/" + name))) {
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
        }
        return jar;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
