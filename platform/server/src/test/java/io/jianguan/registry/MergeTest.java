package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jianguan.registry.Merges.Order;
import io.jianguan.registry.Records.Cause;
import io.jianguan.registry.Records.Record;
import io.jianguan.rest.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Duplicates are found, made one and made two again; what is deleted can be found and put back. */
@Tag("D2")
class MergeTest extends RegistryTest {
    private static final Cause SEED = new Cause(null, "");

    @Autowired
    Merges merges;

    @Autowired
    MergeStore store;

    @Autowired
    Duplicates duplicates;

    @Autowired
    Uses uses;

    @Autowired
    Bin bin;

    @Autowired
    DSLContext sql;

    private Record party(String name, Object... more) {
        var values = new HashMap<String, Object>(Map.of("name", name, "uscc", Codes.valid()));
        for (int i = 0; i < more.length; i += 2) {
            values.put((String) more[i], more[i + 1]);
        }
        return records.create("party", "market", values, SEED);
    }

    private Record visitOf(Record party, String owner) {
        return records.create("visit", owner, visit("party", party.id(), "parties", List.of(party.id())), SEED);
    }

    private static Order order(Record winner, Record loser, String... take) {
        return new Order(winner.id(), winner.version(), loser.id(), loser.version(), List.of(take), "重复登记");
    }

    private String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(Problem.class, call).code();
    }

    @Test
    void shouldMakeOneOfTwoWithAllThatRefersToThemAndTwoAgain() {
        var winner = party("东风餐饮有限公司");
        var loser = party("东风餐饮", "area", "110101", "phone", "13812341234");
        var seen = visitOf(loser, "market");
        var others = visitOf(loser, "fire");
        var both = records.create("visit", "market", visit("parties", List.of(winner.id(), loser.id())), SEED);

        assertThat(uses.of(WANG, "party", loser.id()))
                .extracting(use -> use.field() + " " + use.count().value() + " " + use.hidden())
                .containsExactly("party 1 1", "parties 2 1");
        long merge = merges.merge(WANG, "party", order(winner, loser, "area", "phone", "uscc"));

        var made = records.get(WANG, "party", winner.id());
        assertThat(made.values())
                .containsEntry("name", "东风餐饮有限公司")
                .containsEntry("area", "110101")
                .containsEntry("phone", "13812341234")
                .containsEntry("uscc", loser.values().get("uscc"));
        assertThat(code(() -> records.get(WANG, "party", loser.id()))).isEqualTo("registry.record-unknown");
        assertThat(records.get("visit", others.id()).values()).containsEntry("party", String.valueOf(winner.id()));
        assertThat(records.get("visit", both.id()).values())
                .containsEntry("parties", List.of(String.valueOf(winner.id())));
        var gone = bin.get(WANG, "party", loser.id());
        assertThat(gone.deletion().mergedInto()).isEqualTo(String.valueOf(winner.id()));
        assertThat(gone.deletion().mergedIntoTitle()).isEqualTo("东风餐饮有限公司");
        assertThat(gone.deletion().reason()).contains("重复登记");
        assertThat(gone.record().values()).containsEntry("area", "110101");
        assertThat(code(() ->
                        bin.restore(WANG, "party", loser.id(), gone.record().version(), null)))
                .isEqualTo("registry.merged");
        assertThat(store.into("party", winner.id())).hasSize(1);

        merges.undo(WANG, "party", merge);

        assertThat(records.get(WANG, "party", winner.id()).values()).isEqualTo(winner.values());
        assertThat(records.get(WANG, "party", loser.id()).values()).isEqualTo(loser.values());
        assertThat(records.get("visit", seen.id()).values()).isEqualTo(seen.values());
        assertThat(records.get("visit", both.id()).values()).isEqualTo(both.values());
        assertThat(code(() -> merges.undo(WANG, "party", merge))).isEqualTo("registry.merge-unknown");
        assertThat(store.into("party", winner.id())).isEmpty();
    }

    @Test
    void shouldNotUndoWhatSomebodyChangedSinceNorMergeWhatMovedOn() {
        var winner = party("南风餐饮");
        var loser = party("南风餐饮店");
        var visit = visitOf(loser, "market");
        long merge = merges.merge(WANG, "party", order(winner, loser));
        var now = records.get("visit", visit.id());
        records.change(WANG, "visit", visit.id(), now.version(), Map.of("amount", 99), null);

        assertThat(code(() -> merges.undo(WANG, "party", merge))).isEqualTo("registry.merge-changed");
        assertThat(records.get("visit", visit.id()).values()).containsEntry("amount", 99L);
        assertThat(records.get("party", winner.id()).version()).isEqualTo(1);

        var other = party("南风餐饮馆");
        records.change(WANG, "party", other.id(), 1, Map.of("name", "改名"), null);
        assertThat(code(() -> merges.merge(WANG, "party", order(winner, other))))
                .isEqualTo("registry.stale");
        assertThat(code(() -> merges.merge(WANG, "party", order(winner, winner))))
                .isEqualTo("registry.merge-same");
        assertThat(code(() -> merges.merge(WANG, "party", new Order(winner.id(), 1, other.id(), 2, List.of(), " "))))
                .isEqualTo("registry.merge-reason");
        assertThat(code(() -> merges.merge(LI, "party", order(winner, other)))).isEqualTo("registry.record-forbidden");
        assertThat(code(() -> merges.merge(SUN, "party", order(winner, other)))).isEqualTo("registry.record-unknown");
    }

    @Test
    void shouldFindNamesThatDifferALittle() {
        var one = party("星河食品加工有限公司");
        var full = party("星河食品加工（有限）公司");
        var typed = party("星河食品加土有限公司");
        var shorter = party("星河食品加工");
        party("银河机械制造有限公司");

        assertThat(duplicates.of(WANG, "party", one.id()))
                .extracting(found -> found.record().id())
                .contains(full.id(), typed.id(), shorter.id())
                .doesNotContain(one.id());
        assertThat(duplicates.groups(WANG, "party"))
                .anySatisfy(group ->
                        assertThat(group.ids()).contains(String.valueOf(one.id()), String.valueOf(shorter.id())));
        assertThat(Duplicates.core("ＡＢ（集团）有限公司")).isEqualTo("ab集团");
        assertThat(Duplicates.likeness("星河食品", "星河食品")).isEqualTo(1);
    }

    @Test
    void shouldRefuseToDeleteWhatIsUsedUnlessSomebodySawIt() {
        var used = party("北风");
        visitOf(used, "fire");

        assertThat(code(() -> records.delete(WANG, "party", used.id(), 1, "停业", false)))
                .isEqualTo("registry.in-use");
        assertThat(code(() -> records.delete(WANG, "party", used.id(), 7, "停业", true)))
                .isEqualTo("registry.stale");
        records.delete(WANG, "party", used.id(), 1, "停业", true);

        var page = bin.page(WANG, "party", null, 1);
        assertThat(page.rows().getFirst().record().id()).isEqualTo(used.id());
        assertThat(page.rows().getFirst().deletion().reason()).isEqualTo("停业");
        assertThat(bin.page(SUN, "party", null, 50).rows())
                .noneMatch(one -> one.record().id() == used.id());
        bin.restore(WANG, "party", used.id(), 2, "弄错了");
        assertThat(records.get(WANG, "party", used.id()).version()).isEqualTo(3);
    }

    @Test
    void shouldNotPutBackWhatAnotherHasTakenThePlaceOf() {
        var code = Codes.valid();
        var first = party("西风", "uscc", code);
        records.delete(WANG, "party", first.id(), 1, "停业", true);
        party("西风二", "uscc", code);

        assertThat(code(() -> bin.restore(WANG, "party", first.id(), 2, null))).isEqualTo("registry.invalid");
    }

    @Test
    void shouldReadTheBinOffAnIndex() {
        jdbc.sql("""
                INSERT INTO data.party (name, uscc, owner_org, created_at, deleted_at)
                SELECT '甲' || i, 'bin' || i, 'market', now(), CASE WHEN i % 50 = 0 THEN now() - i * interval '1 min' END
                FROM generate_series(1, 20000) i
                """).update();
        jdbc.sql("VACUUM ANALYZE data.party").update();
        Plans.assertServedByIndex(
                sql, bin.query(WANG, registries.table("party"), DSL.noCondition(), 51), "bin of parties");
        jdbc.sql("DELETE FROM data.party WHERE uscc LIKE 'bin%'").update();
    }
}
