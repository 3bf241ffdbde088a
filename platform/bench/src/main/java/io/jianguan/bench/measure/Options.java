package io.jianguan.bench.measure;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a benchmark is run.
 *
 * @param quick small sizes: shows that it runs to its end, its figures mean nothing
 * @param only ids of the goals to measure; empty for all
 * @param seed of everything drawn at random
 * @param faults how many the fault test makes; 0 for as many as its time allows
 * @param rows how many records a benchmark of records has; 0 for its own number
 * @param away for how many minutes the fault test takes the engine away; 0 for its own number
 */
public record Options(boolean quick, Set<String> only, long seed, int faults, int rows, int away) {
    private static final String USAGE = "[--quick] [--only B1,B5] [--seed N] [--faults N] [--rows N] [--away MINUTES]";

    public static Options parse(List<String> arguments) {
        var options = new Options(false, Set.of(), 20_260_101, 0, 0, 0);
        var left = arguments.iterator();
        while (left.hasNext()) {
            var name = left.next();
            options = name.equals("--quick") ? options.quickly() : options.with(name, left.next());
        }
        return options;
    }

    private Options quickly() {
        return new Options(true, only, seed, faults, rows, away);
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--only" -> new Options(quick, Set.of(value.split(",")), seed, faults, rows, away);
            case "--seed" -> new Options(quick, only, Long.parseLong(value), faults, rows, away);
            case "--faults" -> new Options(quick, only, seed, Integer.parseInt(value), rows, away);
            case "--rows" -> new Options(quick, only, seed, faults, Integer.parseInt(value), away);
            case "--away" -> new Options(quick, only, seed, faults, rows, Integer.parseInt(value));
            default -> throw new IllegalArgumentException("Options are " + USAGE);
        };
    }

    public boolean wants(String... ids) {
        return only.isEmpty() || Set.of(ids).stream().anyMatch(only::contains);
    }

    /** The size of something: usual, or in a quick run. */
    public int size(int usual, int quickly) {
        return quick ? quickly : usual;
    }

    /** As {@link #size}, where the number of records may be asked for. */
    public int records(int usual, int quickly) {
        return rows > 0 ? rows : size(usual, quickly);
    }

    @Override
    public String toString() {
        return "seed " + seed + (quick ? ", quick" : "") + (only.isEmpty() ? "" : ", only " + new TreeSet<>(only));
    }
}
