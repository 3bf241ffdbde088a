package io.jianguan.bench.faults;

import io.jianguan.bench.product.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Processes of this machine, found by an argument that nobody else's have. */
final class Processes {
    private Processes() {}

    static List<ProcessHandle> with(String... arguments) {
        return ProcessHandle.allProcesses()
                .filter(process -> command(process).containsAll(Arrays.asList(arguments)))
                .toList();
    }

    /** Program and arguments; empty if it is gone, or somebody else's. */
    static List<String> command(ProcessHandle process) {
        try {
            return List.of(Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"))
                    .split("\0"));
        } catch (IOException goneOrForeign) {
            return List.of();
        }
    }

    /** {@code kill -9}, all at once. */
    static void kill(List<ProcessHandle> processes) throws InterruptedException {
        processes.forEach(ProcessHandle::destroyForcibly);
        Workplace.awaitEnd(processes);
    }

    /** @param signal {@code STOP} or {@code CONT} */
    static void signal(String signal, List<ProcessHandle> processes) throws IOException, InterruptedException {
        for (var process : processes) {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        }
    }
}
