package io.jianguan.draw;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts groups of ids together into a pool, whatever order they come in. */
final class PoolMaker {
    /** Of an id and its weight in one number: sorting these sorts both. */
    private static final int WEIGHT_BITS = 7;

    private final Map<String, List<Part>> strata =
            new TreeMap<>(Comparator.comparing(name -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));

    @SuppressWarnings("ArrayRecordComponent")
    private record Part(long[] ids, int weight) {}

    /** @param ids ascending, in no other group */
    void add(String stratum, long[] ids, int weight) {
        if (ids.length > 0) {
            strata.computeIfAbsent(stratum, name -> new ArrayList<>()).add(new Part(ids, weight));
        }
    }

    Pool pool() {
        return new Pool(strata.entrySet().stream()
                .map(stratum -> stratum(stratum.getKey(), stratum.getValue()))
                .toList());
    }

    private static Pool.Stratum stratum(String name, List<Part> parts) {
        boolean alike = parts.stream().allMatch(part -> part.weight == 1);
        if (alike && parts.size() == 1) {
            return new Pool.Stratum(name, parts.getFirst().ids, null);
        }
        var both = new long[parts.stream().mapToInt(part -> part.ids.length).sum()];
        int at = 0;
        for (var part : parts) {
            for (long id : part.ids) {
                both[at++] = id << WEIGHT_BITS | part.weight;
            }
        }
        Arrays.sort(both);
        var weights = alike ? null : new int[both.length];
        for (int i = 0; i < both.length; i++) {
            if (weights != null) {
                weights[i] = (int) (both[i] & (1 << WEIGHT_BITS) - 1);
            }
            both[i] >>= WEIGHT_BITS;
        }
        return new Pool.Stratum(name, both, weights);
    }
}
