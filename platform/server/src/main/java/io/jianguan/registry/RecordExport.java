package io.jianguan.registry;

import io.jianguan.work.LongWork;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list on its way into a file, as it is kept.
 *
 * @param name of the file, without its ending
 * @param taken whether a server works on it
 * @param total rows it will have; null: not counted yet
 * @param size of the file in bytes; null: there is none
 * @param rights {@link Export#rights} when it was written
 * @param failure for people
 */
record RecordExport(
        long id,
        String view,
        String registry,
        String name,
        String format,
        Map<String, List<String>> parameters,
        String language,
        String requestedBy,
        OffsetDateTime requestedAt,
        State state,
        boolean taken,
        @Nullable Long total,
        long rows,
        @Nullable Long size,
        @Nullable String rights,
        @Nullable String failure,
        @Nullable OffsetDateTime finishedAt,
        @Nullable OffsetDateTime expiresAt)
        implements LongWork {

    enum State {
        RUNNING,
        READY,
        CANCELLED,
        FAILED,
        /** The file is no longer kept. */
        EXPIRED;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String subject() {
        return "export:" + id;
    }

    @Override
    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    String fileName() {
        return name + "." + format;
    }

    String key() {
        return id + "." + format;
    }
}
