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
 */
public record Options(boolean quick, Set<String> only, long seed, int faults, int rows) {
    private static final String USAGE = "[--quick] [--only B1,B5] [--seed N] [--faults N] [--rows N]";

    public static Options parse(List<String> arguments) {
        var options = new Options(false, Set.of(), 20_260_101, 0, 0);
        var left = arguments.iterator();
        while (left.hasNext()) {
            options = switch (left.next()) {
                case "--quick" -> new Options(true, options.only, options.seed, options.faults, options.rows);
                case "--only" ->
                    new Options(
                            options.quick, Set.of(left.next().split(",")), options.seed, options.faults, options.rows);
                case "--seed" ->
                    new Options(options.quick, options.only, Long.parseLong(left.next()), options.faults, options.rows);
                case "--faults" ->
                    new Options(options.quick, options.only, options.seed, Integer.parseInt(left.next()), options.rows);
                case "--rows" ->
                    new Options(
                            options.quick, options.only, options.seed, options.faults, Integer.parseInt(left.next()));
                default -> throw new IllegalArgumentException("Options are " + USAGE);
            };
        }
        return options;
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
