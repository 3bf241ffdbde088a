package io.jianguan.deadline;

import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When offices are open on a working day. @param spans in order, not overlapping, at least one */
record OfficeHours(List<Span> spans) {
    static final OfficeHours USUAL = parse("09:00-12:00,13:30-17:30");

    OfficeHours {
        spans = List.copyOf(spans);
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("office hours are missing");
        }
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).from().isBefore(spans.get(i - 1).until())) {
                throw new IllegalArgumentException("office hours overlap or are out of order: " + spans);
            }
        }
    }

    record Span(LocalTime from, LocalTime until) {
        Span {
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("office hours end before they begin: " + from + "-" + until);
            }
        }

        @Override
        public String toString() {
            return from + "-" + until;
        }
    }

    /** @param text for example {@code 09:00-12:00,13:30-17:30} */
    static OfficeHours parse(String text) {
        return new OfficeHours(Stream.of(text.strip().split("\\s*[,;]\\s*"))
                .map(span -> span.split("-", 2))
                .map(ends -> new Span(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip())))
                .toList());
    }

    LocalTime opening() {
        return spans.getFirst().from();
    }

    @Override
    public String toString() {
        return spans.stream().map(Span::toString).collect(Collectors.joining(","));
    }
}
