package io.jianguan.draw;

import io.jianguan.draw.Entries.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Attempts as the product makes them, without a database; and what forgers do to them. */
record SampleDraw(Statement statement, Frozen frozen, List<Entry> entries, String secret) {
    static final Instant COMMITTED = Instant.parse("2026-11-23T01:00:00Z");
    static final Instant KNOWN = COMMITTED.plus(Duration.ofHours(20));
    private static final String RULES = "{\"subjects\":{\"registry\":\"subject\",\"count\":12}}";

    static Frozen lists() {
        var maker = new PoolMaker();
        maker.add("990101", LongStream.rangeClosed(1, 60).toArray(), 1);
        maker.add("990101", LongStream.rangeClosed(61, 80).toArray(), 4);
        maker.add("990102", LongStream.rangeClosed(101, 130).toArray(), 2);
        var officers = IntStream.rangeClosed(1, 7)
                .mapToObj(id -> new Officer(
                        id, "o" + id, id < 4 ? "male" : "female", id % 3, id == 5 ? Set.of(3L, 70L) : Set.of()))
                .toList();
        return new Frozen(
                "subject",
                RULES,
                maker.pool(),
                Map.of(90L, "本年度已抽中", 91L, "本年度检查次数已达上限"),
                officers,
                Map.of(9L, "no-account"),
                12,
                2,
                true,
                true);
    }

    static Statement statement(int attempt, @Nullable String previous, Source source, String secret) {
        return new Statement(
                attempt,
                previous,
                "inspection_task",
                12,
                attempt,
                attempt == 1 ? null : "名单含已注销企业",
                COMMITTED.plusSeconds(attempt),
                "wang.leader",
                source,
                Sha256.of(secret));
    }

    static Source lottery() {
        return new Source(Source.Kind.PUBLIC, "双色球", "2026138", KNOWN, List.of("li.officer", "zhao.officer"), null);
    }

    static SampleDraw server() {
        return new SampleDraw(statement(1, null, Source.SERVER, "5ec4e7"), lists(), List.of(), "5ec4e7");
    }

    static SampleDraw publicValue(int attempt, @Nullable String previous) {
        var after = KNOWN.plusSeconds(60);
        return new SampleDraw(
                statement(attempt, previous, lottery(), "5ec4e7"),
                lists(),
                List.of(
                        new Entry("li.officer", "value", "03 08 11 19 27 31 + 02", after),
                        new Entry("zhao.officer", "value", "03 08 11 19 27 31 + 12", after),
                        new Entry("zhao.officer", "value", "03 08 11 19 27 31 + 02", after)),
                "5ec4e7");
    }

    static SampleDraw parties() {
        var source = new Source(Source.Kind.PARTIES, null, null, null, List.of("li.officer", "zhao.officer"), null);
        var at = COMMITTED.plusSeconds(60);
        return new SampleDraw(
                statement(1, null, source, "5ec4e7"),
                lists(),
                List.of(
                        new Entry("zhao.officer", "seal", Seed.seal("zhao.officer", "aa"), at),
                        new Entry("li.officer", "seal", Seed.seal("li.officer", "bb"), at),
                        new Entry("li.officer", "value", "bb", at),
                        new Entry("zhao.officer", "value", "aa", at)),
                "5ec4e7");
    }

    SampleDraw with(Frozen other) {
        return new SampleDraw(statement, other, entries, secret);
    }

    SampleDraw with(List<Entry> other) {
        return new SampleDraw(statement, frozen, other, secret);
    }

    String text() {
        return statement.text(frozen, frozen.pool().text());
    }

    String commitment() {
        return Sha256.of(text());
    }

    List<String> values() {
        return switch (statement.source().kind()) {
            case SERVER -> Seed.server(secret, statement.source().word());
            case PUBLIC -> Seed.published(secret, entries.getFirst().content());
            case PARTIES -> Seed.parties(secret, Map.of("li.officer", "bb", "zhao.officer", "aa"));
        };
    }

    Proofs.Attempt attempt() {
        return attempt(text(), commitment());
    }

    /** The result that follows from a commitment, whatever was frozen really says. */
    Proofs.Attempt attempt(String text, String commitment) {
        var seed = Seed.of(commitment, values());
        var rule = new Result.OfficerRule(frozen.officers(), frozen.perSubject(), frozen.balanced(), frozen.mixed());
        return new Proofs.Attempt(
                text,
                commitment,
                "drawn",
                frozen.rules(),
                new String(frozen.pool().text(), StandardCharsets.UTF_8),
                Frozen.text(frozen.exclusions()),
                Officer.text(frozen.officers()),
                Frozen.text(frozen.officerExclusions()),
                entries,
                secret,
                values(),
                seed,
                Result.of(frozen.pool(), frozen.wanted(), rule, seed).text(),
                KNOWN.plusSeconds(120));
    }
}
