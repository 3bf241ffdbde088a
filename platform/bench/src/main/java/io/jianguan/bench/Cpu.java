package io.jianguan.bench;

import java.time.Duration;
import java.util.stream.Stream;

/** CPU time of this Java machine and of all it started: load, brokers, database. */
final class Cpu {
    private Cpu() {}

    static Duration used() {
        var self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
