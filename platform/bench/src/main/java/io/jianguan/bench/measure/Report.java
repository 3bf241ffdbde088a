package io.jianguan.bench.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The results of one benchmark, for people and as a file. */
public record Report(String name, List<Result> results) {
    private static final String ROW = "%-4s %-64s %7s  %-14s %-8s %s%n";

    public void print() {
        System.out.printf("%n%s on %s%n", name, machine());
        System.out.printf(ROW, "", "", "value", "rounds", "goal", "");
        results.forEach(Report::print);
    }

    public static void print(Result result) {
        System.out.printf(
                ROW,
                result.id(),
                result.what(),
                figure(result.value()),
                result.spread(),
                result.goal(),
                result.met() ? "met" : "MISSED");
        System.out.println("       divided by: " + result.baseline());
        result.details().forEach(line -> System.out.println("       " + line));
    }

    private static String figure(double value) {
        return (value != 0 && Math.abs(value) < 0.1 ? "%.4f" : "%.2f").formatted(value);
    }

    public Path save(Path folder) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve(name + ".json");
        var json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        json.writeValue(
                file.toFile(),
                new Document(
                        name,
                        machine(),
                        results.stream()
                                .map(result -> new Line(
                                        result.id(),
                                        Math.round(result.value() * 1e5) / 1e5,
                                        result.goal().toString(),
                                        result.baseline(),
                                        "%s; rounds %s; %s"
                                                .formatted(
                                                        result.conditions(),
                                                        result.spread(),
                                                        String.join("; ", result.details()))))
                                .toList()));
        return file;
    }

    private record Document(String name, String machine, List<Line> results) {}

    private record Line(String id, double value, String goal, String baseline, String conditions) {}

    private static String machine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return "%d processors, %s %s, Java %s, load average %.1f"
                .formatted(
                        system.getAvailableProcessors(),
                        system.getName(),
                        system.getVersion(),
                        Runtime.version(),
                        system.getSystemLoadAverage());
    }
}
