package io.jianguan.draw;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn from, frozen. As text, which is what the commitment's hash is of: for each stratum, in the order of
 * the names' UTF-8 bytes, a line {@code [name]}, then a line for each id, ascending: {@code id}, or {@code id*weight}
 * where the weight is not 1. Every line ends with a line feed.
 */
record Pool(List<Stratum> strata) {
    static final int HEAVIEST = 100;

    /**
     * @param name empty where there is only one
     * @param ids ascending
     * @param weights in the order of ids, 1 to 100; null where all are 1
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Stratum(String name, long[] ids, int @Nullable [] weights) {
        Member member(int place) {
            return new Member(name, ids[place], weights == null ? 1 : weights[place]);
        }
    }

    /** One of a stratum. */
    record Member(String stratum, long id, int weight) {}

    int size() {
        return strata.stream().mapToInt(stratum -> stratum.ids.length).sum();
    }

    byte[] text() {
        var text = new Digits();
        for (var stratum : strata) {
            text.put('[').put(stratum.name).put(']').put('\n');
            for (int i = 0; i < stratum.ids.length; i++) {
                text.put(stratum.ids[i]);
                if (stratum.weights != null && stratum.weights[i] != 1) {
                    text.put('*').put(stratum.weights[i]);
                }
                text.put('\n');
            }
        }
        return text.bytes();
    }

    /** @param text as {@link #text()} makes it */
    static Pool parse(byte[] text) {
        var strata = new ArrayList<Stratum>();
        int at = 0;
        while (at < text.length) {
            int end = indexOf(text, '\n', at);
            var name = new String(text, at + 1, end - at - 2, StandardCharsets.UTF_8);
            at = end + 1;
            int until = at;
            int count = 0;
            while (until < text.length && text[until] != '[') {
                until = indexOf(text, '\n', until) + 1;
                count++;
            }
            strata.add(stratum(name, text, at, count));
            at = until;
        }
        return new Pool(strata);
    }

    private static Stratum stratum(String name, byte[] text, int start, int count) {
        var ids = new long[count];
        var weights = new int[count];
        boolean alike = true;
        int at = start;
        for (int i = 0; i < count; i++) {
            for (; Character.isDigit(text[at]); at++) {
                ids[i] = ids[i] * 10 + text[at] - '0';
            }
            weights[i] = 1;
            if (text[at] == '*') {
                weights[i] = 0;
                for (at++; text[at] != '\n'; at++) {
                    weights[i] = weights[i] * 10 + text[at] - '0';
                }
                alike = false;
            }
            at++;
        }
        return new Stratum(name, ids, alike ? null : weights);
    }

    private static int indexOf(byte[] text, char letter, int from) {
        int at = from;
        while (text[at] != letter) {
            at++;
        }
        return at;
    }

    /** Grows; a million numbers are written without a text each. */
    private static final class Digits {
        private byte[] content = new byte[1 << 12];
        private int length;

        Digits put(char letter) {
            room(1);
            content[length++] = (byte) letter;
            return this;
        }

        Digits put(String text) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            room(bytes.length);
            System.arraycopy(bytes, 0, content, length, bytes.length);
            length += bytes.length;
            return this;
        }

        Digits put(long number) {
            int digits = 1;
            for (long rest = number / 10; rest > 0; rest /= 10) {
                digits++;
            }
            room(digits);
            long rest = number;
            for (int at = length + digits - 1; at >= length; at--) {
                content[at] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
            length += digits;
            return this;
        }

        private void room(int more) {
            if (length + more > content.length) {
                content = Arrays.copyOf(content, Math.max(content.length * 2, length + more));
            }
        }

        byte[] bytes() {
            return Arrays.copyOf(content, length);
        }
    }
}
