package io.jianguan.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The content of the repository: everything that applications are made of. */
final class Content {
    private static final Path ROOT = Path.of(System.getProperty("jianguan.root", "../.."))
            .toAbsolutePath()
            .normalize();

    private Content() {}

    static Path folder(String name) {
        return ROOT.resolve(name);
    }

    /** Files below a folder with an ending, in order. */
    static List<Path> files(String folder, String ending) {
        try (var files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The first folder below {@code process-models}, {@code form-definitions} or {@code seed-data}. */
    static String application(Path file) {
        return ROOT.relativize(file).getName(1).toString();
    }

    /** True where the file lies in a folder of that name (or path). */
    static boolean in(Path file, String folder) {
        return Objects.requireNonNull(file.getParent()).endsWith(folder);
    }

    static String stem(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    static String relative(Path file) {
        return ROOT.relativize(file).toString();
    }
}
