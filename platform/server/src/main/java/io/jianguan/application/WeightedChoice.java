package io.jianguan.application;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of several makers, as often as its weight says (Walker's alias method: one random number a choice). */
final class WeightedChoice implements FieldMaker {
    private final FieldMaker[] makers;
    private final double[] keep;
    private final int[] alias;

    /** @throws IllegalArgumentException if there is nothing to choose or a weight is negative */
    WeightedChoice(Map<FieldMaker, Double> weights) {
        var sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        if (!(sum > 0) || weights.values().stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("weights must not be negative, and not all be 0");
        }
        makers = weights.keySet().toArray(FieldMaker[]::new);
        keep = weights.values().stream()
                .mapToDouble(weight -> weight / sum * weights.size())
                .toArray();
        alias = new int[makers.length];
        balance();
    }

    private void balance() {
        var poor = new int[makers.length];
        var rich = new int[makers.length];
        int poorCount = 0;
        int richCount = 0;
        for (int at = 0; at < makers.length; at++) {
            if (keep[at] < 1) {
                poor[poorCount++] = at;
            } else {
                rich[richCount++] = at;
            }
        }
        while (poorCount > 0 && richCount > 0) {
            int taker = poor[--poorCount];
            int giver = rich[richCount - 1];
            alias[taker] = giver;
            keep[giver] -= 1 - keep[taker];
            if (keep[giver] < 1) {
                richCount--;
                poor[poorCount++] = giver;
            }
        }
        while (poorCount > 0) {
            keep[poor[--poorCount]] = 1;
        }
    }

    @Override
    public @Nullable Object make(MadeRow row) {
        var place = row.share() * makers.length;
        int at = (int) place;
        return makers[place - at < keep[at] ? at : alias[at]].make(row);
    }
}
