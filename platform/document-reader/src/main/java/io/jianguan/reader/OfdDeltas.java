package io.jianguan.reader;

import java.util.Arrays;

/** Distances between characters: numbers, of which {@code g 3 2.5} stands for three times 2.5. */
final class OfdDeltas {
    private OfdDeltas() {}

    /** @param most there are no more of them than characters */
    static double[] of(String text, int most) {
        if (text.isBlank()) {
            return OfdXml.NONE;
        }
        var words = text.strip().split("\\s+");
        var deltas = new double[most];
        int count = 0;
        for (int i = 0; i < words.length && count < most; i++) {
            int times = 1;
            if (words[i].equals("g") && i + 2 < words.length) {
                times = (int) single(words[i + 1]);
                i += 2;
            }
            double delta = single(words[i]);
            for (int n = 0; n < times && count < most; n++) {
                deltas[count++] = delta;
            }
        }
        return Arrays.copyOf(deltas, count);
    }

    private static double single(String word) {
        var numbers = OfdXml.numbers(word);
        return numbers.length == 0 ? 0 : numbers[0];
    }
}
