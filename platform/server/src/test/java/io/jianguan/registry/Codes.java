package io.jianguan.registry;

import java.util.concurrent.atomic.AtomicInteger;

/** Social credit codes that nobody has. */
final class Codes {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Codes() {}

    static String valid() {
        return valid(NEXT.incrementAndGet());
    }

    static String valid(int number) {
        return SocialCreditCode.of("91110000", "", number);
    }
}
