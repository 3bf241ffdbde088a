package io.jianguan.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Source;

/** form-js' validation code and the rules of our own fields, built by {@code platform/web}. */
class Bundle {
    private static final String PATH = "/form-validator/form-validator.js";

    private Bundle() {}

    static Source source() {
        return Source.newBuilder("js", text(), "form-validator.js").buildLiteral();
    }

    static String text() {
        try (var stream = Bundle.class.getResourceAsStream(PATH)) {
            if (stream == null) {
                throw new IllegalStateException(
                        "The form validator is missing from the classpath (%s): run \"npm run build:validator\" in platform/web, then build the server again"
                                .formatted(PATH));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
