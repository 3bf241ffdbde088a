package io.jianguan.registry;

/** Unified social credit codes (GB 32100-2015) with the organisation code (GB 11714-1997) they contain. */
public final class SocialCreditCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int BASE = ALPHABET.length();
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int BODY = 8;
    private static final int LENGTH = 18;
    private static final byte[] VALUES = values();

    private SocialCreditCode() {}

    /**
     * @param prefix registering department, kind and region: 8 characters
     * @param body leading characters of the organisation code's eight; the rest counts
     * @param serial at most {@link #capacity}, exclusive; different serials give different codes
     */
    public static String of(String prefix, String body, long serial) {
        var code = new char[LENGTH];
        prefix.getChars(0, BODY, code, 0);
        body.getChars(0, body.length(), code, BODY);
        var rest = serial;
        for (int at = 2 * BODY - 1; at >= BODY + body.length(); at--) {
            code[at] = ALPHABET.charAt((int) (rest % BASE));
            rest /= BASE;
        }
        code[2 * BODY] = organisationCheck(code);
        code[LENGTH - 1] = check(code);
        return new String(code);
    }

    /** How many codes one prefix and body can have. */
    public static long capacity(String body) {
        return Math.powExact((long) BASE, BODY - body.length());
    }

    /** Whether the last character is the right one; that of the organisation code within is not asked for. */
    public static boolean isValid(String text) {
        return text.length() == LENGTH
                && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                && text.charAt(LENGTH - 1) == check(text.toCharArray());
    }

    private static char check(char[] code) {
        int sum = 0;
        for (int at = 0; at < WEIGHTS.length; at++) {
            sum += VALUES[code[at]] * WEIGHTS[at];
        }
        return ALPHABET.charAt((BASE - sum % BASE) % BASE);
    }

    private static char organisationCheck(char[] code) {
        int sum = 0;
        for (int at = 0; at < BODY; at++) {
            sum += Character.digit(code[BODY + at], Character.MAX_RADIX) * ORGANISATION_WEIGHTS[at];
        }
        int check = (11 - sum % 11) % 11;
        return check == 10 ? 'X' : (char) ('0' + check);
    }

    private static byte[] values() {
        var values = new byte[128];
        for (int value = 0; value < BASE; value++) {
            values[ALPHABET.charAt(value)] = (byte) value;
        }
        return values;
    }
}
