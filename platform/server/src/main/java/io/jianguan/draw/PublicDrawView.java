package io.jianguan.draw;

import io.jianguan.registry.Records;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Published draws as anybody sees them. No officer is in it, and nobody's account. */
@Component
class PublicDrawView {
    private final JdbcClient jdbc;
    private final PublicDraws published;
    private final Proofs proofs;
    private final Records records;

    PublicDrawView(JdbcClient jdbc, PublicDraws published, Proofs proofs, Records records) {
        this.jdbc = jdbc;
        this.published = published;
        this.proofs = proofs;
        this.records = records;
    }

    /**
     * @param title what was drawn for
     * @param attempts the first one first
     */
    record PublicDraw(String title, List<PublicAttempt> attempts) {}

    /**
     * @param values from others than the server, in the order in which they went into the seed
     * @param exclusions how many subjects were left out, by reason
     */
    record PublicAttempt(
            long number,
            int attempt,
            @Nullable String reason,
            String state,
            Instant at,
            @Nullable Instant drawnAt,
            String source,
            @Nullable String sourceName,
            @Nullable String sourceRound,
            @Nullable Instant knownAt,
            String algorithm,
            @Nullable String commitment,
            List<String> values,
            @Nullable String seed,
            int wanted,
            int poolSize,
            int excluded,
            int drawn,
            Map<String, Integer> exclusions) {}

    /** @param place in the order drawn, from 1 @param name null where the record is deleted @param key a code or number */
    record PublicSubject(
            int place, @Nullable String name, @Nullable String key) {}

    PublicDraw of(long number) {
        var attempts = published.attempts(number);
        var first = attempts.getFirst();
        return new PublicDraw(
                records.get(first.registry(), first.recordId()).title(),
                attempts.stream().map(this::attempt).toList());
    }

    private PublicAttempt attempt(Draw draw) {
        var source = draw.source();
        return new PublicAttempt(
                draw.number() == null ? 0 : draw.number(),
                draw.attempt(),
                draw.reason(),
                draw.state().id(),
                draw.at(),
                draw.drawnAt(),
                source.kind().id(),
                source.name(),
                source.round(),
                source.knownAt(),
                draw.algorithm(),
                draw.commitment(),
                draw.values().stream()
                        .filter(line -> !line.startsWith("server "))
                        .map(PublicDrawView::value)
                        .toList(),
                draw.seed(),
                draw.wanted(),
                draw.poolSize(),
                draw.excluded(),
                draw.drawn(),
                proofs.exclusions(draw.id()));
    }

    /** {@code word …}, {@code public …} or {@code party account …}. */
    private static String value(String line) {
        var value = line.substring(line.indexOf(' ') + 1);
        return line.startsWith("party ") ? value.substring(value.indexOf(' ') + 1) : value;
    }

    /** Who was drawn. @param after a place */
    Page<PublicSubject> subjects(long number, int after, int limit) {
        var draw = published.attempts(number).stream()
                .filter(one -> one.number() != null && one.number() == number)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("draw.not-public"));
        var lines = jdbc.sql("SELECT coalesce(result_text, '') FROM draw.draw WHERE id = ?")
                .param(draw.id())
                .query(String.class)
                .single()
                .lines()
                .skip(after)
                .limit(limit + 1L)
                .map(line -> Long.valueOf(line.substring(0, line.indexOf('\t'))))
                .toList();
        var names = records.names(draw.subjectRegistry(), lines);
        var subjects = IntStream.range(0, lines.size())
                .mapToObj(i -> {
                    var name = names.get(lines.get(i));
                    return new PublicSubject(
                            after + i + 1, name == null ? null : name.title(), name == null ? null : name.key());
                })
                .toList();
        return Page.of(subjects, limit, last -> String.valueOf(last.place()));
    }
}
