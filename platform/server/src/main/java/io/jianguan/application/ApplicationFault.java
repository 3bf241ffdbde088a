package io.jianguan.application;

import java.time.DateTimeException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Why an application cannot be installed: which file, which place in it, what is wrong there. */
final class ApplicationFault extends RuntimeException {

    ApplicationFault(String file, String reason) {
        this(file, reason, null);
    }

    private ApplicationFault(String file, @Nullable String reason, @Nullable Throwable cause) {
        super(file + ": " + reason, cause);
    }

    /** Reads a part of a file, and names the file and the place if it cannot be read. */
    static <T> T at(String place, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (JacksonException broken) {
            throw new ApplicationFault(place + line(broken), broken.getOriginalMessage(), broken);
        } catch (IllegalArgumentException | NullPointerException | DateTimeException wrong) {
            throw new ApplicationFault(place, wrong.getMessage(), wrong);
        }
    }

    private static String line(JacksonException broken) {
        var location = broken.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : ":" + location.getLineNr() + ":" + location.getColumnNr();
    }
}
