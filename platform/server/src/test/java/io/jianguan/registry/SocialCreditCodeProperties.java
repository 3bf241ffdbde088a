package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class SocialCreditCodeProperties {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @Example
    void shouldAcceptTheStandardsExample() {
        assertThat(SocialCreditCode.valid("91350100M000100Y43")).isTrue();
    }

    @Example
    void shouldRefuseWhatIsNoCode() {
        assertThat(SocialCreditCode.valid("")).isFalse();
        assertThat(SocialCreditCode.valid("91350100m000100y43")).isFalse();
        assertThat(SocialCreditCode.valid("9135010OM000100Y43")).isFalse();
        assertThat(SocialCreditCode.valid("91350100M000100Y430")).isFalse();
    }

    @Property
    void shouldFindOneWrongCharacter(
            @ForAll
                    @StringLength(17)
                    @Chars({
                        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J',
                        'K', 'L', 'M', 'N', 'P', 'Q', 'R', 'T', 'U', 'W', 'X', 'Y'
                    })
                    String body,
            @ForAll @IntRange(max = 17) int position,
            @ForAll @IntRange(min = 1, max = 30) int shift) {
        var code = body + SocialCreditCode.checkCharacter(body);
        int wrong = (ALPHABET.indexOf(code.charAt(position)) + shift) % 31;

        assertThat(SocialCreditCode.valid(code)).isTrue();
        assertThat(SocialCreditCode.valid(
                        code.substring(0, position) + ALPHABET.charAt(wrong) + code.substring(position + 1)))
                .isFalse();
    }
}
