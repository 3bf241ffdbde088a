package io.jianguan.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;

/** Ports and secrets chosen once for a data folder; a port that meanwhile belongs to someone else is chosen anew. */
final class Remembered {
    private final Path file;
    private final Properties values = new Properties();
    private final Set<Integer> given = new HashSet<>();

    Remembered(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                values.load(in);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    int port(String name) {
        var key = name + ".port";
        int known = Integer.parseInt(values.getProperty(key, "0"));
        int port = known > 0 && isFree(known) ? known : freePort();
        given.add(port);
        values.setProperty(key, String.valueOf(port));
        return port;
    }

    /** @return what was chosen at the first time */
    String choice(String name, String first) {
        var known = values.getProperty(name, first);
        values.setProperty(name, known);
        return known;
    }

    String secret(String name) {
        var known = values.getProperty(name);
        if (known == null) {
            var bytes = new byte[16];
            new SecureRandom().nextBytes(bytes);
            known = HexFormat.of().formatHex(bytes);
            values.setProperty(name, known);
        }
        return known;
    }

    /** Whole or not at all: a lost password would lock the database. */
    void save() {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var out = Files.newBufferedWriter(fresh)) {
                values.store(out, "Chosen by the server for this data folder");
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean isFree(int port) {
        if (given.contains(port)) {
            return false;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();
            return given.contains(port) ? freePort() : port;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
