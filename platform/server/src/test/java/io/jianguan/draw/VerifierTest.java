package io.jianguan.draw;

import static io.jianguan.draw.SampleDraw.COMMITTED;
import static io.jianguan.draw.SampleDraw.KNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.draw.Entries.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Honest draws are reproduced in another language; each planted fraud is found, for the right reason. */
@Tag("G4.1")
@Tag("D8")
@Tag("F3")
class VerifierTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private Verifier.Verdict check(List<Proofs.Attempt> attempts, String... options)
            throws IOException, InterruptedException {
        return check("whole", attempts, options);
    }

    private Verifier.Verdict check(String scope, List<Proofs.Attempt> attempts, String... options)
            throws IOException, InterruptedException {
        var file = folder.resolve("proof.json");
        JSON.writeValue(
                file.toFile(),
                new Proofs.Proof(
                        Proofs.FORMAT,
                        scope,
                        "inspection_task",
                        "12",
                        "任务",
                        attempts,
                        Map.of("subject", Map.of(1L, "示例企业"))));
        return Verifier.check(file, options);
    }

    private void assertFound(String reason, List<Proofs.Attempt> attempts, String... options)
            throws IOException, InterruptedException {
        var verdict = check(attempts, options);
        assertThat(verdict.ok()).as(verdict.said()).isFalse();
        assertThat(verdict.said()).contains(reason).contains("NOT OK");
    }

    /** The attempt with some of its texts exchanged. */
    private static Proofs.Attempt forged(Proofs.Attempt attempt, Map<String, ?> changed) {
        var values = new LinkedHashMap<String, Object>(JSON.convertValue(attempt, Map.class));
        values.putAll(changed);
        return JSON.convertValue(values, Proofs.Attempt.class);
    }

    private static Proofs.Attempt forged(Proofs.Attempt attempt, String part, UnaryOperator<String> change) {
        return forged(
                attempt,
                Map.of(
                        part,
                        change.apply(String.valueOf(
                                JSON.valueToTree(attempt).get(part).asString()))));
    }

    @Test
    void shouldReproduceHonestDraws() throws Exception {
        for (var draw : List.of(SampleDraw.server(), SampleDraw.publicValue(1, null), SampleDraw.parties())) {
            var verdict = check(List.of(draw.attempt()), "--commitment", draw.commitment());

            assertThat(verdict.ok()).as(verdict.said()).isTrue();
        }
        assertThat(check(List.of(SampleDraw.server().attempt())).said()).contains("server was the only source");
    }

    @Test
    void shouldFindAPoolThatWasChanged() throws Exception {
        var honest = SampleDraw.publicValue(1, null).attempt();

        assertFound("pool or weights", List.of(forged(honest, "pool", pool -> pool.replaceFirst("\n7\n", "\n"))));
        assertFound("pool or weights", List.of(forged(honest, "pool", pool -> pool.replaceFirst("\n\\[", "\n81\n["))));
    }

    @Test
    void shouldFindAPoolThatNoLongerHoldsAsManyAsAreWanted() throws Exception {
        var honest = SampleDraw.publicValue(1, null).attempt();

        assertFound("more are wanted", List.of(forged(honest, "pool", pool -> "[]\n1\n2\n")));
        assertFound("not in its form", List.of(forged(honest, "pool", pool -> pool.replace("\n1\n", "\n01\n"))));
    }

    @Test
    void shouldFindWeightsThatWereChangedEvenWhereTheResultIsMadeToFit() throws Exception {
        var honest = SampleDraw.publicValue(1, null);
        var maker = new PoolMaker();
        honest.frozen().pool().strata().forEach(stratum -> maker.add(stratum.name(), stratum.ids(), 1));
        var f = honest.frozen();
        var lighter = honest.with(new Frozen(
                f.registry(),
                f.rules(),
                maker.pool(),
                f.exclusions(),
                f.officers(),
                f.officerExclusions(),
                f.wanted(),
                f.perSubject(),
                f.balanced(),
                f.mixed()));

        assertFound("pool or weights", List.of(lighter.attempt(honest.text(), honest.commitment())));
        // a commitment made anew for it is not the one that was published
        assertFound("noted down", List.of(lighter.attempt()), "--commitment", honest.commitment());
    }

    @Test
    void shouldFindAForgedExclusion() throws Exception {
        var honest = SampleDraw.publicValue(1, null).attempt();

        assertFound("exclusions", List.of(forged(honest, "exclusions", text -> "7\t本年度已抽中\n" + text)));
        assertFound("exclusions", List.of(forged(honest, "exclusions", text -> text.replace("本年度已抽中", "已注销"))));
        assertFound("excluded officers", List.of(forged(honest, "officerExclusions", text -> "")));
    }

    @Test
    void shouldFindARedrawThatIsHidden() throws Exception {
        var first = SampleDraw.publicValue(1, null);
        var second = SampleDraw.publicValue(2, first.commitment());
        var register = folder.resolve("register.json");
        JSON.writeValue(
                register.toFile(),
                Map.of(
                        "rows",
                        List.of(
                                new Commitments.Registered(1, COMMITTED, "inspection_task 12", 1, first.commitment()),
                                new Commitments.Registered(
                                        2, COMMITTED, "inspection_task 12", 2, second.commitment()))));

        assertThat(check(List.of(first.attempt(), second.attempt()), "--register", register.toString())
                        .said())
                .contains("OK")
                .doesNotContain("NOT OK");
        assertFound("left out", List.of(second.attempt()));
        assertFound("leaves out", List.of(first.attempt()), "--register", register.toString());
        assertFound(
                "without a reason",
                List.of(
                        first.attempt(),
                        forged(second.attempt(), "statement", text -> text.replaceFirst("reason .*", "reason -"))));
    }

    @Test
    void shouldFindALateSeed() throws Exception {
        var honest = SampleDraw.publicValue(1, null);
        var s = honest.statement();
        var late = new SampleDraw(
                new Statement(
                        1, null, s.registry(), 12, 1, null, KNOWN.plusSeconds(1), s.by(), s.source(), s.secretHash()),
                honest.frozen(),
                honest.entries(),
                honest.secret());

        assertFound("committed when the public value was known", List.of(late.attempt()));
        assertFound("noted down", List.of(late.attempt()), "--commitment", honest.commitment());
        assertFound("seed", List.of(forged(honest.attempt(), Map.of("seed", Sha256.of("suits")))));
        assertFound("server's secret", List.of(forged(honest.attempt(), Map.of("secret", "0ther"))));
    }

    @Test
    void shouldFindValuesThatWereNotGivenAsPromised() throws Exception {
        var early = KNOWN.minusSeconds(60);
        var after = KNOWN.plusSeconds(60);
        var draw = SampleDraw.publicValue(1, null);

        assertFound(
                "no two parties",
                List.of(draw.with(List.of(new Entry("li.officer", "value", "1", after)))
                        .attempt()));
        assertFound(
                "before it was known",
                List.of(draw.with(List.of(
                                new Entry("li.officer", "value", "1", early),
                                new Entry("zhao.officer", "value", "1", early)))
                        .attempt()));
        assertFound(
                "no party",
                List.of(draw.with(List.of(
                                new Entry("li.officer", "value", "1", after),
                                new Entry("sun.leader", "value", "1", after)))
                        .attempt()));
        var sealed = SampleDraw.parties();
        var exchanged = sealed.entries().stream()
                .map(entry ->
                        entry.content().equals("bb") ? new Entry(entry.username(), "value", "cc", entry.at()) : entry)
                .toList();
        assertFound(
                "not the one that was sealed", List.of(sealed.with(exchanged).attempt()));
    }

    @Test
    void shouldFindPartiesThatDidNotKeepTheirTurn() throws Exception {
        var sealed = SampleDraw.parties();
        var at = COMMITTED.plusSeconds(60);

        var early = new ArrayList<>(sealed.entries());
        early.set(0, new Entry("zhao.officer", "seal", early.getFirst().content(), at.plusSeconds(9)));
        assertFound("before all were sealed", List.of(sealed.with(early).attempt()));
        var exchanged = new ArrayList<>(sealed.entries());
        exchanged.add(1, new Entry("zhao.officer", "seal", Seed.seal("zhao.officer", "cc"), at));
        assertFound("a seal was exchanged", List.of(sealed.with(exchanged).attempt()));
        var silent = sealed.entries().subList(0, 3);
        assertFound("a party is missing", List.of(sealed.with(silent).attempt()));
        var unsealed = sealed.entries().subList(1, 4);
        assertFound("a party is missing", List.of(sealed.with(unsealed).attempt()));
    }

    @Test
    void shouldFindSomebodyWhoIsInThePoolTwice() throws Exception {
        var honest = SampleDraw.publicValue(1, null);
        var maker = new PoolMaker();
        maker.add("990101", LongStream.rangeClosed(1, 60).toArray(), 1);
        maker.add("990102", LongStream.rangeClosed(60, 80).toArray(), 1);
        var f = honest.frozen();
        var twice = honest.with(new Frozen(
                f.registry(),
                f.rules(),
                maker.pool(),
                f.exclusions(),
                f.officers(),
                f.officerExclusions(),
                f.wanted(),
                f.perSubject(),
                f.balanced(),
                f.mixed()));

        assertFound("in the pool twice", List.of(twice.attempt()));
    }

    @Test
    void shouldFindAnEarlierAttemptThatWasLeftOpen() throws Exception {
        var first = SampleDraw.publicValue(1, null);
        var second = SampleDraw.publicValue(2, first.commitment());
        var open = forged(first.attempt(), Map.of("state", "committed", "result", "", "seed", ""));
        var abandoned = forged(open, Map.of("state", "abandoned"));

        assertFound("left open", List.of(open, second.attempt()));
        assertThat(check(List.of(abandoned, second.attempt())).ok()).isTrue();
    }

    @Test
    void shouldSayThatNamesAreNotChecked() throws Exception {
        assertThat(check(List.of(SampleDraw.server().attempt())).said()).contains("names are not part of");
    }

    @Test
    void shouldCheckWhatAPublicProofShows() throws Exception {
        for (var draw : List.of(SampleDraw.server(), SampleDraw.publicValue(1, null), SampleDraw.parties())) {
            var verdict = check("public", List.of(draw.attempt().withoutOfficers()), "--commitment", draw.commitment());

            assertThat(verdict.ok()).as(verdict.said()).isTrue();
            assertThat(verdict.said()).contains("without officers");
        }
        var open = SampleDraw.publicValue(1, null).attempt().withoutOfficers();
        assertThat(open.result()).doesNotContain("\t");
        var changed = forged(open, "result", text -> text.replaceFirst("\\d+\n", "999\n"));
        assertThat(check("public", List.of(changed)).said()).contains("NOT OK", "result");
        var smaller = forged(open, "pool", pool -> pool.replaceFirst("\n7\n", "\n"));
        assertThat(check("public", List.of(smaller)).said()).contains("NOT OK", "pool or weights");
        // whole proofs cannot leave their officers out
        assertThat(check(List.of(open)).ok()).isFalse();
    }

    @Test
    void shouldFindAResultThatWasChanged() throws Exception {
        var honest = SampleDraw.publicValue(1, null).attempt();

        assertFound("result", List.of(forged(honest, "result", text -> text.replaceFirst("\\d+\t", "999\t"))));
        assertFound(
                "result", List.of(forged(honest, "result", text -> text.replaceFirst("\t(\\d+),(\\d+)", "\t$2,$1"))));
        assertFound("number wanted", List.of(forged(honest, "rules", text -> text.replace("12", "11"))));
    }
}
