package io.jianguan.document.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/** How a reader is started: with its own jars, little memory, small files only, no network, no settings of ours. */
final class ReaderProgram {
    private static final String JARS = "classpath*:/embedded/reader/*.jar";
    private static final String TYPEFACE = "/typefaces/400Regular/NotoSerifSC_400Regular.ttf";
    /** In blocks of 512 bytes: what one temporary file may grow to. */
    private static final int LARGEST_FILE = 2 * 1024 * 1024;

    private final ReaderSettings settings;
    private final Path jars;
    private final Path typeface;
    private final List<String> isolation;

    private ReaderProgram(ReaderSettings settings, Path jars, Path typeface) {
        this.settings = settings;
        this.jars = jars;
        this.typeface = typeface;
        this.isolation = works("unshare", "-Un", "true") ? List.of("unshare", "-Un") : List.of();
    }

    static ReaderProgram unpacked(ReaderSettings settings) throws IOException {
        FileSystemUtils.deleteRecursively(settings.folder().resolve("work"));
        var jars = Files.createDirectories(settings.folder().resolve("jars"));
        var found = new PathMatchingResourcePatternResolver(ReaderProgram.class.getClassLoader()).getResources(JARS);
        if (found.length == 0) {
            throw new IOException("the reader of documents is missing in this build");
        }
        var names = new ArrayList<String>();
        for (var jar : found) {
            var name = String.valueOf(jar.getFilename());
            names.add(name);
            var target = jars.resolve(name);
            if (!Files.exists(target)
                    || Files.size(target) != jar.contentLength()
                    || name.startsWith("document-reader")) {
                try (var content = jar.getInputStream()) {
                    Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        // what an older version needed must not be found beside it
        try (var present = Files.list(jars)) {
            for (var jar : present.toList()) {
                if (!names.contains(jar.getFileName().toString())) {
                    Files.delete(jar);
                }
            }
        }
        return new ReaderProgram(settings, jars, typeface(settings));
    }

    /** For documents that do not bring their own. */
    private static Path typeface(ReaderSettings settings) throws IOException {
        var shipped = new ClassPathResource(TYPEFACE);
        var target = settings.folder().toAbsolutePath().resolve("typeface.ttf");
        if (!Files.exists(target) || Files.size(target) != shipped.contentLength()) {
            try (var content = shipped.getInputStream()) {
                Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return target;
    }

    Path work() throws IOException {
        return Files.createTempDirectory(
                Files.createDirectories(settings.folder().resolve("work")), "reader");
    }

    Process start(Path work) throws IOException {
        var command =
                new ArrayList<>(List.of("sh", "-c", "ulimit -f " + LARGEST_FILE + "; exec nice -n 5 \"$@\"", "sh"));
        command.addAll(isolation);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.memory().toMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxMetaspaceSize=160m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:SharedArchiveFile=" + settings.folder().resolve("reader.jsa"),
                "-XX:+AutoCreateSharedArchive",
                "-Xlog:disable",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + work,
                "-Dreader.typeface=" + typeface,
                "-cp",
                jars + "/*",
                "io.jianguan.reader.Main"));
        var builder =
                new ProcessBuilder(command).directory(work.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(Set.of("PATH", "TZ"));
        builder.environment().put("LANG", "C.UTF-8");
        return builder.start();
    }

    private static boolean works(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
