package io.jianguan.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws from a pool, by whole numbers only, so that every language gets the same result.
 *
 * <p>Algorithm {@code sha256-rejection-1}. Each stratum gets its share of the number wanted in proportion to its size,
 * by largest remainder, the earlier stratum first where remainders are alike. Within a stratum one place of those left
 * is taken by {@link Chance}; where weights differ it is accepted if another number below the heaviest weight is below
 * its own, and rejected otherwise. Who was drawn changes places with the last and is out. That is drawing one after the
 * other, each time in proportion to the weights of those left.
 */
final class Lots {
    static final String ALGORITHM = "sha256-rejection-1";

    private Lots() {}

    /** @param wanted at most the pool's size; @return ids in the order drawn, stratum after stratum */
    static List<Long> draw(Pool pool, int wanted, Chance chance) {
        var drawn = new ArrayList<Long>(wanted);
        int[] shares = shares(pool, wanted);
        for (int i = 0; i < shares.length; i++) {
            draw(pool.strata().get(i), shares[i], chance, drawn);
        }
        return drawn;
    }

    static int[] shares(Pool pool, int wanted) {
        var sizes = pool.strata().stream()
                .mapToLong(stratum -> stratum.ids().length)
                .toArray();
        long whole = Math.max(1, pool.size());
        var shares = new int[sizes.length];
        var rests = new long[sizes.length];
        int left = wanted;
        for (int i = 0; i < sizes.length; i++) {
            shares[i] = (int) (wanted * sizes[i] / whole);
            rests[i] = wanted * sizes[i] % whole;
            left -= shares[i];
        }
        IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -rests[i]).thenComparing(i -> i))
                .limit(left)
                .forEach(i -> shares[i]++);
        return shares;
    }

    private static void draw(Pool.Stratum stratum, int wanted, Chance chance, List<Long> drawn) {
        var ids = stratum.ids().clone();
        var weights = stratum.weights() == null ? null : stratum.weights().clone();
        int heaviest = weights == null ? 1 : IntStream.of(weights).max().orElse(1);
        for (int left = ids.length; left > ids.length - wanted; left--) {
            int at = (int) chance.below(left);
            while (weights != null && heaviest > 1 && chance.below(heaviest) >= weights[at]) {
                at = (int) chance.below(left);
            }
            drawn.add(ids[at]);
            ids[at] = ids[left - 1];
            if (weights != null) {
                weights[at] = weights[left - 1];
            }
        }
    }
}
