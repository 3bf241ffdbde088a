package io.jianguan.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.registry.Records;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rules of the shipped model, on a real database: who is in, who is out and why, who weighs how much. */
@Tag("G4.1")
class DrawRulesTest extends ShippedDraws {
    private static final String HERE = "990101101";

    /** What only the officers of this test have learnt. */
    private final String learnt = "测试专业" + UUID.randomUUID().toString().substring(0, 8);

    private long officer(String name, Map<String, ?> more) {
        var values = new HashMap<String, Object>();
        values.put("name", name);
        values.put("gender_code", "female");
        values.put("unit_code", "yunze-market");
        values.put("law_cert_no", "T" + UUID.randomUUID());
        values.put("law_cert_expire_date", "2030-12-31");
        values.put("enforcement_area", List.of(HERE));
        values.put("qualifications", List.of("veterinary"));
        values.put("is_expert", true);
        values.put("major", "动物医学 " + learnt);
        values.putAll(more);
        values.values().removeIf("-"::equals);
        return records.create("officer", "yunze-market", values, new Records.Cause(null, "test"))
                .id();
    }

    /** Accounts of a bureau that these plans send nobody from: nothing to do so far. */
    private List<String> idle() {
        return records.get("officer", records.find("officer", Map.of("unit_code", "yunze-health"))).stream()
                .map(officer -> String.valueOf(officer.values().get("account")))
                .limit(6)
                .toList();
    }

    @Test
    void shouldSendOfficersByAreaExpertiseCertificateRecusalAndWorkload() throws Exception {
        var accounts = idle();
        var first = bakeries().getFirst();
        long recused =
                officer("应回避", Map.of("account", accounts.get(0), "recusal_objects", List.of(String.valueOf(first))));
        long busy = officer("任务多", Map.of("account", accounts.get(1)));
        long free = officer("可派一", Map.of("account", accounts.get(2)));
        long byScope =
                officer("可派二", Map.of("account", accounts.get(3), "major", "-", "item_scope", "兽药经营检查、" + learnt));
        long expired = officer("证过期", Map.of("account", accounts.get(4), "law_cert_expire_date", "2026-12-30"));
        long other = officer("专业不符", Map.of("account", accounts.get(5), "major", "法学"));
        long nobody = officer("无账号", Map.of());
        long elsewhere = officer("别处", Map.of("account", accounts.get(4), "enforcement_area", List.of("990101001")));
        long unqualified = officer("无资格", Map.of("account", accounts.get(4), "qualifications", "-"));
        long layman = officer("非专家", Map.of("account", accounts.get(4), "is_expert", false));
        for (int i = 0; i < 3; i++) {
            inspection(first, Map.of("officers", List.of(accounts.get(1))));
        }

        var plan = plan(Map.of(
                "officer_regions",
                List.of(HERE),
                "officer_qualifications",
                List.of("veterinary", "law"),
                "officer_expertise",
                "没有人学的 " + learnt,
                "experts_only",
                true));

        var draw = last(plan, Draw.State.DRAWN);
        var proof = proofs.proof(plan).attempts().getFirst();
        var officers = Officer.parse(Objects.requireNonNull(proof.officers()));
        assertThat(officers).extracting(Officer::id).containsExactly(recused, busy, free, byScope);
        assertThat(officers).extracting(Officer::load).containsExactly(0, 3, 0, 0);
        assertThat(proof.officerExclusions())
                .contains(expired + "\t检查当日执法证已过期\n")
                .contains(other + "\t专业和执法事项范围不符\n")
                .contains(nobody + "\tno-account\n")
                .doesNotContain(elsewhere + "\t")
                .doesNotContain(unqualified + "\t")
                .doesNotContain(layman + "\t");
        assertThat(lots(proof)).hasSize(2).allSatisfy((subject, pair) -> {
            assertThat(pair).hasSize(2).doesNotContain(busy);
            if (subject.equals(first)) {
                assertThat(pair).doesNotContain(recused);
            }
        });
        assertThat(draw.rules()).contains(learnt).contains("veterinary");
        assertProven(plan, draw);
    }

    private static Map<Long, List<Long>> lots(Proofs.Attempt proof) {
        var lots = new HashMap<Long, List<Long>>();
        String.valueOf(proof.result())
                .lines()
                .map(line -> line.split("\t"))
                .forEach(cells -> lots.put(
                        Long.valueOf(cells[0]),
                        Arrays.stream(cells[1].split(",")).map(Long::valueOf).toList()));
        return lots;
    }

    @Test
    void shouldLeaveOutWhoeverWasDrawnThisYear() throws Exception {
        var drawnAlready = bakeries().getLast();
        inspection(drawnAlready, Map.of("drawn_at", Instant.now().toString()));

        var plan = plan(Map.of("skip_drawn", true));

        var draw = last(plan, Draw.State.DRAWN);
        var proof = proofs.proof(plan).attempts().getFirst();
        assertThat(proof.exclusions()).contains(drawnAlready + "\t本年度已抽中\n");
        assertThat(lots(proof)).doesNotContainKey(drawnAlready);
        assertProven(plan, draw);
    }

    @Test
    void shouldDrawAShareAndWeighByCredit() throws Exception {
        var plan = plan(Map.of(
                "subject_industries", "-",
                "draw_count", "-",
                "draw_ratio", 7.5,
                "subject_rule_code", "credit_weighted"));

        var draw = last(plan, Draw.State.DRAWN);
        var text = proofs.proof(plan).attempts().getFirst().pool();
        var stratum = Pool.parse(text.getBytes(StandardCharsets.UTF_8)).strata().getFirst();
        int size = stratum.ids().length;
        assertThat(size).isGreaterThan(20);
        assertThat(draw.wanted()).isEqualTo((int) Math.ceil(size * 75 / 1000.0));
        assertThat(draw.drawn()).isEqualTo(draw.wanted());
        var levels = new HashMap<Long, Object>();
        records.get("subject", Arrays.stream(stratum.ids()).boxed().toList())
                .forEach(subject ->
                        levels.put(subject.id(), String.valueOf(subject.values().get("credit_level_code"))));
        assertThat(levels.values()).contains("A", "D");
        for (int i = 0; i < size; i++) {
            int weight = Map.<Object, Integer>of("D", 4, "C", 3, "B", 2).getOrDefault(levels.get(stratum.ids()[i]), 1);
            assertThat(stratum.member(i).weight()).as("%s", stratum.ids()[i]).isEqualTo(weight);
        }
        assertProven(plan, draw);
    }
}
