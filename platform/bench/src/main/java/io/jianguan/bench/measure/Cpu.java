package io.jianguan.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** CPU time of this Java machine and of all it started: load, brokers, database with the processes that ended. */
public final class Cpu {
    /** The kernel's unit in these files, everywhere that matters. */
    private static final long TICK_MILLIS = 10;

    private Cpu() {}

    public static Duration used() {
        var self = ProcessHandle.current();
        return Duration.ofMillis(TICK_MILLIS
                * Stream.concat(Stream.of(self), self.descendants())
                        .mapToLong(Cpu::ticks)
                        .sum());
    }

    /** Own time and that of ended children: PostgreSQL's workers come and go. */
    private static long ticks(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Stream.of(fields)
                    .skip(11)
                    .limit(4)
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException ended) {
            return 0;
        }
    }
}
