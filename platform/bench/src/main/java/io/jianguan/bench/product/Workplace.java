package io.jianguan.bench.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.springframework.util.FileSystemUtils;

/** Where runs leave their results and keep their data. */
public final class Workplace {
    /** From the repository's root. */
    public static final Path TARGET = Path.of("platform/bench/target").toAbsolutePath();

    private static final Path DATA = TARGET.resolve("data");

    private Workplace() {}

    /** A folder for this run; those of runs that were killed are cleared away, with what they left running. */
    public static Path fresh() throws IOException, InterruptedException {
        Files.createDirectories(DATA);
        try (var folders = Files.list(DATA)) {
            for (var folder : folders.toList()) {
                if (ProcessHandle.of(Long.parseLong(folder.getFileName().toString()))
                        .isEmpty()) {
                    killWhatWorksIn(folder);
                    FileSystemUtils.deleteRecursively(folder);
                }
            }
        }
        return Files.createDirectories(
                DATA.resolve(String.valueOf(ProcessHandle.current().pid())));
    }

    /** Ends processes with the folder in their command line: nobody else's have it. */
    public static void killWhatWorksIn(Path folder) throws InterruptedException {
        var left = ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> commandLine(process).contains(folder + "/"))
                .toList();
        left.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(left);
    }

    public static void awaitEnd(List<ProcessHandle> processes) throws InterruptedException {
        for (var process : processes) {
            try {
                process.onExit().get();
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"))
                    .replace('\0', ' ');
        } catch (IOException goneOrForeign) {
            return "";
        }
    }
}
