package io.jianguan.sharing;

import io.jianguan.rest.Problem;
import org.springframework.http.HttpStatus;

/** The number in an If-Match header. */
final class Versions {

    private Versions() {}

    static int of(String ifMatch) {
        try {
            return Integer.parseInt(ifMatch.replace("\"", "").strip());
        } catch (NumberFormatException none) {
            throw new Problem(HttpStatus.BAD_REQUEST, "sharing.parameter", "If-Match");
        }
    }
}
