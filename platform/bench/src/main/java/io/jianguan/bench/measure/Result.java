package io.jianguan.bench.measure;

import java.util.List;
import java.util.stream.Stream;

/**
 * One measured ratio.
 *
 * @param id of the goal in the list of goals
 * @param what is measured
 * @param spread of the rounds, least to greatest
 * @param baseline what it is divided by
 * @param details lines for the reader of the table: the absolute figures behind the ratio
 */
public record Result(
        String id,
        String what,
        double value,
        Goal goal,
        Spread spread,
        String baseline,
        String conditions,
        List<String> details) {
    public Result with(String detail) {
        return new Result(
                id,
                what,
                value,
                goal,
                spread,
                baseline,
                conditions,
                Stream.concat(details.stream(), Stream.of(detail)).toList());
    }

    boolean met() {
        return goal.isMetBy(value);
    }
}
