package io.jianguan.bench.measure;

import java.time.Duration;

/** What a piece of work took: units done, time, and CPU time of everything that worked. */
public record Effort(int units, Duration took, Duration cpu) {
    public static final Effort NONE = new Effort(0, Duration.ZERO, Duration.ZERO);

    public interface Work {
        int run() throws Exception;
    }

    /** @param work returns how many units it did */
    public static Effort of(Work work) throws Exception {
        var cpu = Cpu.used();
        long start = System.nanoTime();
        int units = work.run();
        return new Effort(
                units, Duration.ofNanos(System.nanoTime() - start), Cpu.used().minus(cpu));
    }

    public Effort plus(Effort more) {
        return new Effort(units + more.units, took.plus(more.took), cpu.plus(more.cpu));
    }

    /** Without what would have been used in the time anyway. */
    public Effort without(double idle) {
        return new Effort(units, took, cpu.minusMillis(Math.round(idle * took.toMillis())));
    }

    public double perSecond() {
        return units / (took.toNanos() / 1e9);
    }

    public double perCpuSecond() {
        return units / (cpu.toNanos() / 1e9);
    }

    public double cpuMillis() {
        return (double) cpu.toMillis() / units;
    }
}
