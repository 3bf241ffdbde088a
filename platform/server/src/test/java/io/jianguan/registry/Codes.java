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
        var body = "91110000%09d".formatted(number);
        return body + SocialCreditCode.checkCharacter(body);
    }
}
