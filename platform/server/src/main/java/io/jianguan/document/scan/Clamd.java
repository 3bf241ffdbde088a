package io.jianguan.document.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A ClamAV daemon, asked over TCP with INSTREAM (the manual page of clamd describes it): the file in pieces, each after
 * its length, an empty one at the end; then one line of answer.
 */
public final class Clamd {
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(US_ASCII);
    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_ANSWER = 1024;
    private static final String OK = "stream: OK";
    private static final String FOUND = " FOUND";
    private static final String STREAM = "stream: ";

    private final String host;
    private final int port;
    private final Duration time;

    /** @param address {@code host:port} */
    public Clamd(String address, Duration time) {
        var colon = address.lastIndexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException("the scanner's address is host:port, not " + address);
        }
        this.host = address.substring(0, colon);
        this.port = Integer.parseInt(address.substring(colon + 1));
        this.time = time;
    }

    public sealed interface Verdict {
        record Clean() implements Verdict {}

        record Infected(String signature) implements Verdict {}
    }

    /** @throws IOException if it does not answer in time, or not to the point (a file above its own limits too) */
    public Verdict scan(Path file) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) Math.min(5_000, time.toMillis()));
            socket.setSoTimeout((int) time.toMillis());
            try {
                send(file, socket);
            } catch (SocketException closed) {
                // what is too long for it is answered before all is sent
            }
            return verdict(answer(socket));
        }
    }

    private static void send(Path file, Socket socket) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), PIECE + 4));
        out.write(COMMAND);
        try (var content = Files.newInputStream(file)) {
            var piece = new byte[PIECE];
            for (int length = content.read(piece); length > 0; length = content.read(piece)) {
                out.writeInt(length);
                out.write(piece, 0, length);
            }
        }
        out.writeInt(0);
        out.flush();
    }

    private static String answer(Socket socket) throws IOException {
        var text = new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), US_ASCII);
        var end = text.indexOf('\0');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }

    private static Verdict verdict(String answer) throws IOException {
        if (answer.equals(OK)) {
            return new Verdict.Clean();
        }
        if (answer.startsWith(STREAM) && answer.endsWith(FOUND)) {
            return new Verdict.Infected(answer.substring(STREAM.length(), answer.length() - FOUND.length()));
        }
        throw new IOException("the scanner answered: " + answer);
    }
}
