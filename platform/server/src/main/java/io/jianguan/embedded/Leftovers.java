package io.jianguan.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Children of a server that was killed. Found by their command line, so a reused process id hits nobody else. */
final class Leftovers {
    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

    private Leftovers() {}

    /** @param marks arguments that only this data folder's process has, all of them */
    static List<ProcessHandle> find(String... marks) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> arguments(process).containsAll(List.of(marks)))
                .toList();
    }

    static List<ProcessHandle> workingIn(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> folder.equals(workingFolder(process)))
                .toList();
    }

    private static @Nullable Path workingFolder(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "cwd"));
        } catch (IOException goneOrForeign) {
            return null;
        }
    }

    static void end(String name, Child.Ending gentle, Duration patience, String... marks) {
        for (var process : find(marks)) {
            log.info("{} of a killed server is still running (process {}); ending it", name, process.pid());
            try {
                gentle.of(process);
                if (!ended(process, patience)) {
                    process.destroyForcibly();
                    ended(process, Duration.ofSeconds(10));
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static boolean ended(ProcessHandle process, Duration patience) throws InterruptedException {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException stillThere) {
            return false;
        }
    }

    private static List<String> arguments(ProcessHandle process) {
        try {
            return List.of(Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"))
                    .split("\0"));
        } catch (IOException goneOrForeign) {
            return List.of();
        }
    }
}
