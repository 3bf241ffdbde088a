package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SocialCreditCodeProperties {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @Example
    void shouldAcceptTheStandardsExample() {
        assertThat(SocialCreditCode.isValid("91350100M000100Y43")).isTrue();
    }

    @Example
    void shouldRefuseWhatIsNoCode() {
        assertThat(SocialCreditCode.isValid("")).isFalse();
        assertThat(SocialCreditCode.isValid("91350100m000100y43")).isFalse();
        assertThat(SocialCreditCode.isValid("9135010OM000100Y43")).isFalse();
        assertThat(SocialCreditCode.isValid("91350100M000100Y430")).isFalse();
    }

    @Property
    void shouldFindOneWrongCharacter(
            @ForAll @LongRange(max = 27_512_614_110L) long serial,
            @ForAll @IntRange(max = 17) int position,
            @ForAll @IntRange(min = 1, max = 30) int shift) {
        var code = SocialCreditCode.of("91350100", "M0", serial % SocialCreditCode.capacity("M0"));
        int wrong = (ALPHABET.indexOf(code.charAt(position)) + shift) % 31;

        assertThat(SocialCreditCode.isValid(code)).isTrue();
        assertThat(SocialCreditCode.isValid(
                        code.substring(0, position) + ALPHABET.charAt(wrong) + code.substring(position + 1)))
                .isFalse();
    }
}
