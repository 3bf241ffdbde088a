package io.jianguan.application;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The files of one application.
 *
 * @param files by path, for example {@code process-models/<app>/<process>/<process>.bpmn}
 */
record Package(Manifest manifest, SortedMap<String, byte[]> files) {

    String name() {
        return manifest.application();
    }

    String manifestFile() {
        return path("application.yaml");
    }

    /** Of a file below {@code seed-data/<app>/}. */
    String path(String seed) {
        return "seed-data/" + name() + "/" + seed;
    }

    /** Files below a folder of the application, by path, in order. */
    Stream<Map.Entry<String, byte[]>> files(String kind, String folder, String ending) {
        var prefix = kind + "/" + name() + "/" + folder;
        return files.entrySet().stream()
                .filter(file ->
                        file.getKey().startsWith(prefix) && file.getKey().endsWith(ending));
    }

    /** SHA-256 over all paths and contents: the same package has the same. */
    String hash() {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            files.forEach((path, content) -> {
                sha256.update(path.getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) 0);
                sha256.update(content);
                sha256.update((byte) 0);
            });
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    static String text(byte[] content) {
        return new String(Objects.requireNonNull(content), StandardCharsets.UTF_8);
    }

    static String fileName(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return name.substring(0, name.lastIndexOf('.'));
    }
}
