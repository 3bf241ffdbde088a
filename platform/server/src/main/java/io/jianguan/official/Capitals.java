package io.jianguan.official;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts of money in Chinese capitals, as 《支付结算办法》附一 (正确填写票据和结算凭证的基本规定) wants them. */
final class Capitals {
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] UNITS = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿", "万"};
    private static final BigDecimal MOST = new BigDecimal("9999999999999999.99");

    /** For example 人民币壹仟贰佰叁拾肆元伍角整. */
    static String of(BigDecimal amount) {
        var rounded = amount.abs().setScale(2, RoundingMode.HALF_UP);
        if (rounded.compareTo(MOST) > 0) {
            return amount.toPlainString();
        }
        var cents = rounded.unscaledValue().longValueExact();
        var yuan = cents / 100;
        var jiao = (int) (cents / 10 % 10);
        var fen = (int) (cents % 10);
        var text = new StringBuilder(amount.signum() < 0 ? "人民币负" : "人民币");
        if (yuan > 0 || jiao == 0 && fen == 0) {
            text.append(yuan == 0 ? "零" : whole(yuan)).append("元");
        }
        if (jiao == 0 && fen == 0) {
            return text.append("整").toString();
        }
        if (jiao > 0) {
            text.append(DIGITS.charAt(jiao)).append("角");
        } else if (yuan > 0) {
            text.append("零");
        }
        return fen > 0
                ? text.append(DIGITS.charAt(fen)).append("分").toString()
                : text.append("整").toString();
    }

    private static String whole(long number) {
        var text = new StringBuilder();
        var zero = false;
        for (var group = 3; group >= 0; group--) {
            var part = (int) (number / (long) Math.pow(10_000, group) % 10_000);
            if (part == 0) {
                zero = !text.isEmpty();
                continue;
            }
            for (var place = 3; place >= 0; place--) {
                var digit = part / (int) Math.pow(10, place) % 10;
                if (digit == 0) {
                    zero = !text.isEmpty();
                    continue;
                }
                if (zero) {
                    text.append("零");
                    zero = false;
                }
                text.append(DIGITS.charAt(digit)).append(UNITS[place]);
            }
            text.append(GROUPS[group]);
            if (group == 3 && number / 100_000_000 % 10_000 == 0) {
                text.append("亿");
            }
            zero = false;
        }
        return text.toString();
    }

    private Capitals() {}
}
