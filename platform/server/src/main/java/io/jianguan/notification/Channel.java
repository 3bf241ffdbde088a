package io.jianguan.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way out of the product. */
interface Channel {
    String name();

    /** Whether this server is set up for it. */
    boolean available();

    /**
     * Hands over one or more notices in one message. A repeated call may reach the person twice, so a message carries
     * the ids of its deliveries.
     *
     * @throws Undelivered if it was not taken
     */
    void send(Person person, List<Delivery> deliveries) throws Undelivered;

    /** Not taken: to be tried again later, or for good. */
    final class Undelivered extends Exception {
        private final boolean worthAnotherTry;

        /**
         * @param why code of what people are told: {@code unset, away, refused, not-allowed, answered, broken}
         * @param detail what the other side said
         */
        Undelivered(String why, @Nullable String detail, boolean worthAnotherTry) {
            super(why + ": " + detail);
            this.worthAnotherTry = worthAnotherTry;
        }

        boolean worthAnotherTry() {
            return worthAnotherTry;
        }
    }
}
