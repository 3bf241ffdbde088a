package io.jianguan.document.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Speaks INSTREAM as clamd does; knows one signature, and no file above 100 kB. */
public final class Peer implements AutoCloseable {
    public static final String VIRUS = "X-TEST-VIRUS";
    private static final int LONGEST = 100_000;
    private final ServerSocket listening;

    public Peer() throws IOException {
        listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> {
            while (!listening.isClosed()) {
                try (var socket = listening.accept()) {
                    answer(socket);
                } catch (IOException closed) {
                    // the next one, or the end
                }
            }
        });
    }

    public String address() {
        return "127.0.0.1:" + listening.getLocalPort();
    }

    private static void answer(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        var command = new String(in.readNBytes(10), US_ASCII);
        if (!command.equals("zINSTREAM\0")) {
            say(socket, "UNKNOWN COMMAND");
            return;
        }
        var content = new ByteArrayOutputStream();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            content.write(in.readNBytes(length));
            if (content.size() > LONGEST) {
                say(socket, "INSTREAM size limit exceeded. ERROR");
                return;
            }
        }
        say(socket, content.toString(US_ASCII).contains(VIRUS) ? "stream: Test.Virus FOUND" : "stream: OK");
    }

    private static void say(Socket socket, String answer) throws IOException {
        socket.getOutputStream().write((answer + "\0").getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
