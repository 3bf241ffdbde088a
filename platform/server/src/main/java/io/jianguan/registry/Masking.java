package io.jianguan.registry;

/** Hides the middle of personal data: enough is left to recognise what one knows. */
final class Masking {

    private Masking() {}

    static String mask(String text) {
        int length = text.length();
        if (length >= 8) {
            return text.substring(0, 3) + "****" + text.substring(length - 4);
        }
        return text.substring(0, Math.min(1, length)) + "*".repeat(Math.max(1, length - 1));
    }
}
