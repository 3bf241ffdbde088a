package io.jianguan.registry;

import java.util.regex.Pattern;

/** The unified social credit code of organisations, GB 32100-2015. */
final class SocialCreditCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final Pattern SHAPE = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{18}");

    private SocialCreditCode() {}

    static boolean valid(String code) {
        return SHAPE.matcher(code).matches() && code.charAt(17) == checkCharacter(code.substring(0, 17));
    }

    /** Weight of position i is 3^(i−1) mod 31; the check is (31 − Σ mod 31) mod 31. */
    static char checkCharacter(String body) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(body.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
