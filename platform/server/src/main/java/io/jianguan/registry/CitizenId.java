package io.jianguan.registry;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Citizen identity numbers (GB 11643): 17 digits with a day of birth, and a check digit. */
final class CitizenId {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private CitizenId() {}

    static boolean isValid(String text) {
        if (!text.matches("[1-9][0-9]{16}[0-9X]")) {
            return false;
        }
        int sum = 0;
        for (int at = 0; at < WEIGHTS.length; at++) {
            sum += (text.charAt(at) - '0') * WEIGHTS[at];
        }
        return text.charAt(WEIGHTS.length) == CHECKS.charAt(sum % CHECKS.length()) && born(text);
    }

    private static boolean born(String text) {
        try {
            LocalDate.of(
                    Integer.parseInt(text, 6, 10, 10),
                    Integer.parseInt(text, 10, 12, 10),
                    Integer.parseInt(text, 12, 14, 10));
            return true;
        } catch (DateTimeException noDay) {
            return false;
        }
    }
}
