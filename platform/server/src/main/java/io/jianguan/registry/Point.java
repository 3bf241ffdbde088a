package io.jianguan.registry;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A place on earth as text: longitude, then latitude, in degrees, with a comma between. */
final class Point {
    /** About a tenth of a metre. */
    private static final int DIGITS = 6;

    private static final BigDecimal EAST = new BigDecimal(180);
    private static final BigDecimal NORTH = new BigDecimal(90);

    private Point() {}

    /** @throws IllegalArgumentException where that is no place */
    static String of(String text) {
        var parts = text.strip().split("\\s*[,，]\\s*");
        if (parts.length != 2) {
            throw new IllegalArgumentException(text);
        }
        return degrees(parts[0], EAST) + "," + degrees(parts[1], NORTH);
    }

    static String text(double longitude, double latitude) {
        return plain(BigDecimal.valueOf(longitude)) + "," + plain(BigDecimal.valueOf(latitude));
    }

    private static String degrees(String text, BigDecimal most) {
        var degrees = new BigDecimal(text.strip());
        if (degrees.abs().compareTo(most) > 0) {
            throw new IllegalArgumentException(text);
        }
        return plain(degrees);
    }

    private static String plain(BigDecimal degrees) {
        var rounded = degrees.setScale(DIGITS, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
