package io.jianguan.bench;

import java.util.List;

/**
 * One measured ratio.
 *
 * @param id of the goal in the list of goals
 * @param what is measured
 * @param spread of the rounds, least to greatest
 * @param baseline what it is divided by
 * @param details lines for the reader of the table: the absolute figures behind the ratio
 */
record Result(
        String id,
        String what,
        double value,
        Goal goal,
        Spread spread,
        String baseline,
        String conditions,
        List<String> details) {
    boolean met() {
        return goal.isMetBy(value);
    }
}
