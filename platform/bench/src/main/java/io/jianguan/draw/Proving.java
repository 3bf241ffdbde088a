package io.jianguan.draw;

import io.jianguan.draw.Entries.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import tools.jackson.databind.json.JsonMapper;

/** Draws of every kind by the product's own code, as proofs; and the frauds that somebody may plant in them. */
public final class Proving {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String LI = "li";
    private static final String ZHAO = "zhao";
    private static final int SPREAD = 12;

    private final JsonMapper json = new JsonMapper();
    private final Random random;
    private long number;

    public Proving(long seed) {
        this.random = new Random(seed);
    }

    public enum Fraud {
        POOL,
        HIDDEN_REDRAW,
        LATE_SEED,
        WEIGHTS,
        EXCLUSION,
        RESULT
    }

    /** An honest proof, on one line. */
    public String honest() {
        return proof(List.of(make(1, false)));
    }

    /** A proof with a fraud in it, on one line. */
    public String forged(Fraud fraud) {
        var made = make(fraud == Fraud.HIDDEN_REDRAW ? 2 : 1, fraud == Fraud.LATE_SEED);
        return proof(List.of(
                switch (fraud) {
                    case HIDDEN_REDRAW, LATE_SEED -> made;
                    // the first of the first stratum is out
                    case POOL -> changed(made, "pool", text(made, "pool").replaceFirst("\\]\n[^\n]+\n", "]\n"));
                    case WEIGHTS ->
                        changed(made, "pool", text(made, "pool").replaceFirst("\\]\n(\\d+)(\\*\\d+)?", "]\n$1*77"));
                    case EXCLUSION -> changed(made, "exclusions", text(made, "exclusions") + "9999999\tfriend\n");
                    case RESULT ->
                        changed(
                                made,
                                "result",
                                "8888888\t" + text(made, "result").replaceFirst("\\d+\t", ""));
                }));
    }

    private String text(Proofs.Attempt made, String part) {
        return json.valueToTree(made).path(part).asString();
    }

    private Proofs.Attempt changed(Proofs.Attempt made, String part, String text) {
        Map<String, Object> values = new HashMap<>();
        json.valueToTree(made).properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        values.put(part, text);
        return json.convertValue(values, Proofs.Attempt.class);
    }

    private String proof(List<Proofs.Attempt> attempts) {
        return json.writeValueAsString(
                new Proofs.Proof(Proofs.FORMAT, "whole", "bench", String.valueOf(number), "bench", attempts, Map.of()));
    }

    private Proofs.Attempt make(int attempt, boolean late) {
        var frozen = frozen();
        var committed = START.plusSeconds(++number);
        var known = committed.plusSeconds(late ? -60 : 60);
        var given = known.plusSeconds(120);
        var kind = late ? Source.Kind.PUBLIC : Source.Kind.values()[random.nextInt(3)];
        var values = Map.of(LI, hex(), ZHAO, hex());
        var source = source(kind, known);
        var secret = hex();
        var statement = new Statement(
                number,
                null,
                "bench",
                number,
                attempt,
                attempt == 1 ? null : "again",
                committed,
                "wang",
                source,
                Sha256.of(secret));
        var text = statement.text(frozen, frozen.pool().text());
        var lines = switch (kind) {
            case SERVER -> Seed.server(secret, source.word());
            case PUBLIC -> Seed.published(secret, String.valueOf(values.get(LI)));
            case PARTIES -> Seed.parties(secret, values);
        };
        var seed = Seed.of(Sha256.of(text), lines);
        var rule = new Result.OfficerRule(frozen.officers(), frozen.perSubject(), frozen.balanced(), frozen.mixed());
        return new Proofs.Attempt(
                text,
                Sha256.of(text),
                "drawn",
                frozen.rules(),
                new String(frozen.pool().text(), StandardCharsets.UTF_8),
                Frozen.text(frozen.exclusions()),
                Officer.text(frozen.officers()),
                Frozen.text(frozen.officerExclusions()),
                entries(kind, values, given),
                secret,
                lines,
                seed,
                Result.of(frozen.pool(), frozen.wanted(), rule, seed).text(),
                given.plusSeconds(late ? 120 : 1));
    }

    private Source source(Source.Kind kind, Instant known) {
        return switch (kind) {
            case SERVER -> new Source(kind, null, null, null, List.of(), random.nextBoolean() ? "词 " + number : null);
            case PUBLIC -> new Source(kind, "lottery", "1", known, List.of(LI, ZHAO), null);
            case PARTIES -> new Source(kind, null, null, null, List.of(LI, ZHAO), null);
        };
    }

    private static List<Entry> entries(Source.Kind kind, Map<String, String> values, Instant at) {
        var li = String.valueOf(values.get(LI));
        var zhao = String.valueOf(values.get(ZHAO));
        return switch (kind) {
            case SERVER -> List.of();
            case PUBLIC -> List.of(new Entry(LI, "value", li, at), new Entry(ZHAO, "value", li, at));
            case PARTIES ->
                List.of(
                        new Entry(LI, "seal", Seed.seal(LI, li), at),
                        new Entry(ZHAO, "seal", Seed.seal(ZHAO, zhao), at),
                        new Entry(LI, "value", li, at),
                        new Entry(ZHAO, "value", zhao, at));
        };
    }

    private Frozen frozen() {
        var maker = new PoolMaker();
        long id = 1;
        for (int stratum = 1 + random.nextInt(4); stratum > 0; stratum--) {
            for (int group = 1 + random.nextInt(3); group > 0; group--) {
                int size = 1 + random.nextInt(60);
                maker.add("层" + stratum, LongStream.range(id, id + size).toArray(), 1 + random.nextInt(SPREAD));
                id += size + random.nextInt(5);
            }
        }
        var pool = maker.pool();
        var officers = new ArrayList<Officer>();
        for (int officer = 1 + random.nextInt(12); officer > 0; officer--) {
            var recusals = new HashSet<Long>();
            for (int one = random.nextInt(4); one > 0; one--) {
                recusals.add(1 + random.nextLong(id));
            }
            officers.addFirst(
                    new Officer(officer, "o" + officer, random.nextBoolean() ? "m" : "f", random.nextInt(5), recusals));
        }
        int wanted = random.nextInt(pool.size() + 1);
        return new Frozen(
                "subject",
                "{\"subjects\":{\"count\":" + wanted + "}}",
                pool,
                random.nextBoolean() ? Map.of() : Map.of(id + 1, "理由"),
                officers,
                Map.of(),
                wanted,
                2 + random.nextInt(2),
                random.nextBoolean(),
                random.nextBoolean());
    }

    private String hex() {
        return Sha256.of(String.valueOf(random.nextLong()));
    }
}
