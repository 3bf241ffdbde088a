package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jianguan.registry.Records.Cause;
import io.jianguan.rest.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Times, places, computed values, what is unique together, who refers to whom. */
@Tag("D1")
class FieldKindsTest extends RegistryTest {
    private static final Cause NOBODY = new Cause(null, "");
    private static final String DEVICE = """
            registry: device
            label: {zh: 设备, en: Device}
            title: name
            unique: [[maker, serial]]
            reverse: [{registry: device_check, field: device, label: {zh: 检验, en: Checks}}]
            fields:
              - {name: name, type: text, label: {zh: 名称, en: Name}, required: true}
              - {name: maker, type: text, label: {zh: 厂家, en: Maker}}
              - {name: serial, type: text, label: {zh: 序号, en: Serial}}
              - {name: opens, type: time, label: {zh: 开始, en: Opens}}
              - {name: place, type: point, label: {zh: 位置, en: Place}}
              - {name: owner_id, type: text, label: {zh: 证件, en: Id}, check: citizen-id}
              - {name: price, type: money, label: {zh: 单价, en: Price}}
              - {name: amount, type: integer, label: {zh: 数量, en: Amount}}
              - {name: total, type: money, label: {zh: 总价, en: Total}, computed: "=price * amount"}
              - {name: summary, type: text, label: {zh: 摘要, en: Summary}, computed: "=maker + \\" \\" + serial", search: true}
            rights:
              - {role: officer, scope: all, actions: [read, create, change]}
            """;
    private static final String CHECK = """
            registry: device_check
            label: {zh: 检验, en: Check}
            title: name
            fields:
              - {name: name, type: text, label: {zh: 名称, en: Name}}
              - {name: device, type: reference, registry: device, label: {zh: 设备, en: Device}}
            rights:
              - {role: officer, scope: department, actions: [read]}
            """;

    @Autowired
    Related related;

    @BeforeEach
    void devices() {
        registries.publish(DEVICE);
        registries.publish(CHECK);
    }

    @Test
    void shouldKeepTimesAndPlaces() {
        var made = records.create(
                "device", "market", Map.of("name", "梯", "opens", "9:30", "place", "120.1530， 30.28"), NOBODY);

        assertThat(made.values()).containsEntry("opens", "09:30").containsEntry("place", "120.153,30.28");
        assertThat(jdbc.sql("SELECT place <-> point(120.153, 30.28) FROM data.device WHERE id = ?")
                        .param(made.id())
                        .query(Double.class)
                        .single())
                .isZero();
        assertThat(codes(refused(Map.of("name", "梯", "opens", "25:00", "place", "200,10"))
                        .errors()))
                .containsExactlyInAnyOrder("opens time", "place point");
    }

    private Problem refused(Map<String, Object> values) {
        return catchThrowableOfType(Problem.class, () -> records.create(LI, "device", values));
    }

    @Test
    void shouldKnowAnIdentityNumber() {
        assertThat(CitizenId.isValid("11010519491231002X")).isTrue();
        assertThat(CitizenId.isValid("110105194912310021")).isFalse();
        assertThat(CitizenId.isValid("11010519491331002X")).isFalse();
        assertThat(codes(refused(Map.of("name", "梯", "owner_id", "110105194912310021"))
                        .errors()))
                .containsExactly("owner_id citizen-id");
    }

    @Test
    void shouldComputeWhatFollowsWheneverARecordIsWritten() {
        var made = records.create(
                LI, "device", Map.of("name", "梯", "price", "2.50", "amount", 4, "maker", "甲厂", "serial", "S-7"));
        assertThat(made.values().get("total")).hasToString("10.00");

        var changed = records.change(LI, "device", made.id(), 1, Map.of("amount", 3), null);
        assertThat(changed.values().get("total")).hasToString("7.50");
        var emptied = records.apply("device", made.id(), Map.of("price", ""), null, NOBODY);
        assertThat(emptied.values().get("total")).isNull();
        assertThat(codes(refused(Map.of("name", "梯", "total", 5)).errors())).containsExactly("total read-only");
        assertThat(records.search("device", "甲厂", 10)).contains(made.id());
    }

    @Test
    void shouldComputeExistingRecordsWhenTheFormulaChanges() {
        var yaml =
                DEVICE.replace("registry: device\n", "registry: device_old\n").replaceAll("reverse: .*\n", "");
        registries.publish(yaml.replace(", computed: \"=price * amount\"", ""));
        jdbc.sql("""
                INSERT INTO data.device_old (owner_org, name, price, amount)
                SELECT 'market', '梯' || i, 2, i FROM generate_series(1, 700) i
                """).update();

        registries.publish(yaml);

        assertThat(jdbc.sql("SELECT sum(total) = 2 * sum(amount) AND count(total) = 700 FROM data.device_old")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void shouldRefuseWhatIsTheSameTogether() {
        var first = records.create("device", "market", Map.of("name", "甲", "maker", "乙厂", "serial", "1"), NOBODY);
        records.create("device", "market", Map.of("name", "甲", "maker", "乙厂", "serial", "2"), NOBODY);

        assertThat(codes(refused(Map.of("name", "丙", "maker", "乙厂", "serial", "1"))
                        .errors()))
                .containsExactly("serial taken-together");
        var changed = catchThrowableOfType(
                Problem.class, () -> records.change(LI, "device", first.id(), 1, Map.of("serial", "2"), null));
        assertThat(codes(changed.errors())).containsExactly("serial taken-together");
        var twice = catchThrowableOfType(
                Problem.class, () -> registries.publish(DEVICE.replace("unique: [[", "unique: [[name, maker], [")));
        assertThat(codes(twice.errors())).containsExactly("unique[0] repeated-together");
    }

    @Test
    void shouldListWhatRefersToARecordAndMayBeRead() {
        var device = records.create("device", "market", Map.of("name", "丁"), NOBODY);
        var ours = records.create("device_check", "market", Map.of("name", "年检", "device", device.id()), NOBODY);
        records.create("device_check", "fire", Map.of("name", "消防检验", "device", device.id()), NOBODY);

        var lists = related.of(LI, "device", device.id());

        assertThat(lists).singleElement().satisfies(list -> {
            assertThat(list.count().value()).isEqualTo(1);
            assertThat(list.records())
                    .extracting(Related.RelatedRecord::id)
                    .isEqualTo(List.of(String.valueOf(ours.id())));
        });
    }
}
