package io.jianguan.form;

import java.time.Duration;
import java.util.Optional;

/** The bundle of form-js' validation code and our own fields, ready to be called by one caller at a time. */
interface Validator {

    /** Waits until the bundle is loaded. */
    void awaitReady();

    /**
     * Calls a function of the bundle.
     *
     * @return empty if it took longer than it may; the validator is then of no further use
     */
    Optional<String> call(Duration limit, String function, String... arguments);

    /** False where it has died by itself. */
    boolean isAlive();

    /** Ends it, in the middle of whatever it does; returns at once. */
    void discard();
}
