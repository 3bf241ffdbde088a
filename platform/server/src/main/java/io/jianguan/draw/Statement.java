package io.jianguan.draw;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is promised before any chance is known. Its text's SHA-256 is the commitment, which is published at once. It
 * names the commitment published before it, whatever that one was about: none can be taken out unseen.
 *
 * @param number counts all draws of this installation
 * @param previous the commitment with the number before; null for the first
 * @param attempt counts the draws of the record
 * @param reason why it is drawn again; null for the first attempt
 */
record Statement(
        long number,
        @Nullable String previous,
        String registry,
        long recordId,
        int attempt,
        @Nullable String reason,
        Instant at,
        @Nullable String by,
        Source source,
        String secretHash) {
    private static final String NONE = "-";

    /** @param pool the frozen pool's text, made once as it is long */
    String text(Frozen frozen, byte[] pool) {
        var exclusions = Frozen.text(frozen.exclusions());
        var officerExclusions = Frozen.text(frozen.officerExclusions());
        var text = new StringBuilder();
        line(text, "jianguan-draw", 1);
        line(text, "algorithm", Lots.ALGORITHM);
        line(text, "number", number);
        line(text, "previous", previous);
        line(text, "record", registry + " " + recordId);
        line(text, "attempt", attempt);
        line(text, "reason", reason);
        line(text, "at", at);
        line(text, "by", by);
        line(text, "source", source.kind().id());
        line(text, "source-name", source.name());
        line(text, "source-round", source.round());
        line(text, "known-at", source.knownAt());
        line(text, "parties", source.parties().isEmpty() ? null : String.join(" ", source.parties()));
        line(text, "word", source.word());
        line(text, "secret-hash", secretHash);
        line(text, "rules", Sha256.of(frozen.rules()));
        line(text, "wanted", frozen.wanted());
        line(text, "pool", Sha256.of(pool) + " " + frozen.pool().size());
        line(
                text,
                "exclusions",
                Sha256.of(exclusions) + " " + frozen.exclusions().size());
        line(text, "officers-each", frozen.perSubject());
        line(text, "officers-rule", (frozen.balanced() ? "balanced" : "uniform") + (frozen.mixed() ? " mixed" : ""));
        line(
                text,
                "officers",
                Sha256.of(Officer.text(frozen.officers())) + " "
                        + frozen.officers().size());
        line(
                text,
                "officer-exclusions",
                Sha256.of(officerExclusions) + " " + frozen.officerExclusions().size());
        return text.toString();
    }

    private static void line(StringBuilder text, String key, @Nullable Object value) {
        text.append(key)
                .append(' ')
                .append(Objects.requireNonNullElse(value, NONE))
                .append('\n');
    }
}
