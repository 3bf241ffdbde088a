package io.jianguan.notification;

import java.util.List;

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

        Undelivered(String reason, boolean worthAnotherTry) {
            super(reason);
            this.worthAnotherTry = worthAnotherTry;
        }

        boolean worthAnotherTry() {
            return worthAnotherTry;
        }
    }
}
