package io.jianguan.intake;

import io.jianguan.work.LongWork;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A spreadsheet on its way into a registry, as it is kept.
 *
 * @param onlyGood rows that are right come in though others are wrong
 * @param lastRow number of the last row that is done with
 * @param failure for people: why it did not go on
 */
record Import(
        long id,
        String registry,
        String documentId,
        String fileName,
        String language,
        String requestedBy,
        OffsetDateTime requestedAt,
        @Nullable String undoneBy,
        State state,
        Plan plan,
        List<String> sheets,
        long total,
        boolean onlyGood,
        long lastRow,
        ImportCounts counts,
        @Nullable String failure,
        @Nullable OffsetDateTime finishedAt)
        implements LongWork {

    enum State {
        DRAFT,
        TRYING,
        TRIED,
        IMPORTING,
        IMPORTED,
        STOPPED,
        REFUSED,
        UNDOING,
        UNDONE,
        FAILED;

        boolean isRunning() {
            return this == TRYING || this == IMPORTING || this == UNDOING;
        }

        /** Nothing has been written yet. */
        boolean isOpen() {
            return this == DRAFT || this == TRIED;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * @param same rows that say what their record says already
     * @param undone records taken back
     * @param kept records that could not be taken back
     */
    record ImportCounts(long created, long changed, long same, long skipped, long refused, long undone, long kept) {
        static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0, 0, 0);

        long rows() {
            return created + changed + same + skipped + refused;
        }
    }

    @Override
    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /** What history and audit log call it. */
    @Override
    public String subject() {
        return "import:" + id;
    }
}
