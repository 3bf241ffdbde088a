package io.jianguan.draw;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the values come from that nobody can know when the commitment is published.
 *
 * @param name of a public source, for example a lottery
 * @param round which of its values, for example the number of its draw
 * @param knownAt when that value will be public
 * @param parties usernames, ascending: who may enter the public value, or whose values are revealed
 * @param word what the person who starts adds; only where the server is the only source
 */
record Source(
        Kind kind,
        @Nullable String name,
        @Nullable String round,
        @Nullable Instant knownAt,
        List<String> parties,
        @Nullable String word) {
    /** Fewer could not check each other. */
    static final int FEWEST_PARTIES = 2;

    enum Kind {
        /** The server's own secret, committed and revealed: shows what was drawn from what, not that it was drawn once. */
        SERVER,
        /** A value that the public learns later, entered alike by two people. */
        PUBLIC,
        /** Values of several parties, each sealed before any is revealed. */
        PARTIES;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    static final Source SERVER = new Source(Kind.SERVER, null, null, null, List.of(), null);

    /** From the context of a model's header; none is the server's. */
    static Source of(@Nullable Object header) {
        if (!(header instanceof Map<?, ?> values) || values.get("kind") == null) {
            return SERVER;
        }
        var kind = Kind.of(String.valueOf(values.get("kind")));
        var parties = values.get("parties") instanceof Collection<?> many
                ? many.stream().map(String::valueOf).distinct().sorted().toList()
                : List.<String>of();
        return switch (kind) {
            case SERVER -> new Source(kind, null, null, null, List.of(), line(values.get("word")));
            case PUBLIC ->
                new Source(
                        kind,
                        line(values.get("name")),
                        line(values.get("round")),
                        instant(values.get("knownAt")),
                        parties,
                        null);
            case PARTIES -> new Source(kind, null, null, null, parties, null);
        };
    }

    /** Whether people must act before it can be drawn. */
    boolean waits() {
        return kind != Kind.SERVER;
    }

    /** @return what keeps this from being a source: a message's code; null where nothing does */
    @Nullable
    String fault(Instant now) {
        if (kind == Kind.SERVER) {
            return null;
        }
        if (parties.size() < FEWEST_PARTIES) {
            return "draw.source.parties";
        }
        if (kind == Kind.PARTIES) {
            return null;
        }
        if (name == null || round == null || knownAt == null) {
            return "draw.source.incomplete";
        }
        return knownAt.isAfter(now) ? null : "draw.source.late";
    }

    /** On one line, as texts of the commitment are. */
    static @Nullable String line(@Nullable Object text) {
        if (text == null) {
            return null;
        }
        var line = text.toString().replaceAll("\\s+", " ").strip();
        return line.isEmpty() ? null : line;
    }

    /** In one form, however two people type it: digits of full width, several blanks. */
    static @Nullable String value(String text) {
        return line(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        try {
            return switch (value) {
                case null -> null;
                case ZonedDateTime time -> time.toInstant();
                case OffsetDateTime time -> time.toInstant();
                case Instant time -> time;
                default -> OffsetDateTime.parse(Objects.toString(value)).toInstant();
            };
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
