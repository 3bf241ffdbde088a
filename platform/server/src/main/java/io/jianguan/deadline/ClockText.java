package io.jianguan.deadline;

import io.jianguan.deadline.Explanation.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** An explanation in one sentence. */
@Component
class ClockText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private final MessageSource messages;

    ClockText(MessageSource messages) {
        this.messages = messages;
    }

    String of(Explanation explanation, Locale locale) {
        var parts = new ArrayList<String>();
        parts.add(say(locale, "start." + explanation.unit(), when(explanation), explanation.amount()));
        origin(explanation, locale, parts);
        skipped(explanation, "holiday", locale, parts);
        skipped(explanation, "weekend", locale, parts);
        var makeUp = days(explanation.makeUp());
        if (makeUp > 0) {
            parts.add(say(locale, "make-up", makeUp));
        }
        var moved = explanation.movedFrom();
        if (moved != null) {
            parts.add(say(locale, "moved", moved.toString()));
        }
        for (var pause : explanation.pauses()) {
            var until = pause.until();
            parts.add(
                    until == null
                            ? say(locale, "paused", day(pause.from()), pause.reason())
                            : say(locale, "pause", day(pause.from()), day(until), pause.reason()));
        }
        for (var extension : explanation.extensions()) {
            parts.add(say(
                    locale,
                    "extension",
                    extension.amount(),
                    say(locale, "unit." + explanation.unit()),
                    extension.reason()));
        }
        for (var again : explanation.continued()) {
            parts.add(say(locale, "continued", day(again.at())));
        }
        if (explanation.left() != null) {
            parts.add(say(locale, "left", explanation.left(), say(locale, "unit." + explanation.unit())));
        }
        for (var year : explanation.unknownYears()) {
            parts.add(say(locale, "unknown-year", year));
        }
        var basis = explanation.basis();
        if (basis != null) {
            parts.add(say(locale, "basis", basis.law(), basis.article()));
        }
        return String.join(say(locale, "separator"), parts) + say(locale, "end");
    }

    /** For example {@code 2 个工作日}. */
    String of(Period period, Locale locale) {
        return period.amount() + " " + say(locale, "unit." + period.unit());
    }

    private void origin(Explanation explanation, Locale locale, List<String> parts) {
        var origin = explanation.origin();
        if (origin != null) {
            var colon = origin.indexOf(':');
            parts.add(
                    colon < 0
                            ? say(locale, "origin." + origin)
                            : say(locale, "origin." + origin.substring(0, colon), origin.substring(colon + 1)));
        }
    }

    private void skipped(Explanation explanation, String kind, Locale locale, List<String> parts) {
        var found = explanation.skipped().stream()
                .filter(days -> days.kind().equals(kind))
                .toList();
        if (!found.isEmpty()) {
            var names = found.stream()
                    .map(Days::name)
                    .filter(name -> name != null && !name.isBlank())
                    .distinct()
                    .collect(Collectors.joining(say(locale, "and")));
            parts.add(say(locale, kind, days(found), names));
        }
    }

    private static int days(List<Days> all) {
        return all.stream().mapToInt(Days::days).sum();
    }

    private static String when(Explanation explanation) {
        return explanation.unit().isDays()
                ? day(explanation.start()).toString()
                : TIME.format(explanation.start().atZone(Calendar.ZONE));
    }

    private static LocalDate day(Instant instant) {
        return Calendar.dayOf(instant);
    }

    private String say(Locale locale, String key, Object... arguments) {
        var texts = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        return messages.getMessage("deadline.text." + key, texts, locale);
    }
}
