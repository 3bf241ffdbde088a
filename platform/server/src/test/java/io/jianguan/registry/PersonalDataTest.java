package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jianguan.registry.Records.Cause;
import io.jianguan.rest.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Personal data is ciphertext wherever the database keeps it. */
@Tag("D1")
class PersonalDataTest extends RegistryTest {
    private static final Cause NOBODY = new Cause(null, "");
    private static final String CONTACT = """
            registry: %s
            label: {zh: 联系人, en: Contact}
            title: name
            fields:
              - {name: name, type: text, label: {zh: 名称, en: Name}}
              - {name: phone, type: text, label: {zh: 电话, en: Phone}, personal: true%s}
            rights:
              - {role: officer, scope: all, actions: [read, change]}
              - {role: department-leader, scope: all, actions: [read, create, change], unmasked: true}
            """;

    @Autowired
    BulkLoad bulk;

    @Autowired
    RecordReading reading;

    @Autowired
    History history;

    private String stored(String registry, long id) {
        return jdbc.sql("SELECT phone FROM data.%s WHERE id = ?".formatted(registry))
                .param(id)
                .query(String.class)
                .single();
    }

    private List<String> kept(String registry) {
        return jdbc.sql("SELECT before::text || after::text FROM registry.change WHERE registry = ?")
                .param(registry)
                .query(String.class)
                .list();
    }

    @Test
    void shouldKeepCiphertextAndShowTextToThoseWhoMaySeeIt() {
        registries.publish(CONTACT.formatted("contact", ", encrypted: true"));
        var id = records.create(WANG, "contact", Map.of("name", "甲", "phone", "13812341234"))
                .id();
        records.change(WANG, "contact", id, 1, Map.of("phone", "13900001111"), null);

        assertThat(stored("contact", id)).startsWith("sm4:").doesNotContain("1390000");
        assertThat(kept("contact")).hasSize(2).noneMatch(text -> text.contains("1381234"));
        assertThat(records.get(WANG, "contact", id).values()).containsEntry("phone", "13900001111");
        assertThat(records.get(LI, "contact", id).values()).containsEntry("phone", "139****1111");
        var definition = registries.get("contact");
        var row = reading.row(WANG, registries.table("contact"), id, false);
        assertThat(history.page(definition, FieldRights.ALL, row, null, 10)
                        .rows()
                        .getFirst()
                        .changes())
                .singleElement()
                .satisfies(change -> assertThat(change.before()).isEqualTo("13812341234"));
        // Sent back as it was shown, it is no change.
        records.change(LI, "contact", id, 2, Map.of("phone", "139****1111", "name", "乙"), null);
        assertThat(records.get("contact", id).values()).containsEntry("phone", "13900001111");
    }

    @Test
    void shouldEncryptWhatIsLoadedInBulk() {
        registries.publish(CONTACT.formatted("contact_loaded", ", encrypted: true"));
        bulk.load(
                "contact_loaded",
                "market",
                List.of(Map.of("name", "甲", "phone", "13812341234")).iterator(),
                NOBODY);

        var id = records.find("contact_loaded", Map.of()).getFirst();
        assertThat(stored("contact_loaded", id)).startsWith("sm4:");
        assertThat(records.get("contact_loaded", id).values()).containsEntry("phone", "13812341234");
    }

    @Test
    void shouldEncryptWhatWasThereBefore() {
        registries.publish(CONTACT.formatted("contact_old", ""));
        var id = records.create("contact_old", "market", Map.of("name", "甲", "phone", "13812341234"), NOBODY)
                .id();
        records.apply("contact_old", id, Map.of("phone", "13900001111"), null, NOBODY);

        registries.publish(CONTACT.formatted("contact_old", ", encrypted: true"));

        assertThat(stored("contact_old", id)).startsWith("sm4:");
        assertThat(kept("contact_old")).hasSize(2).noneMatch(text -> text.matches(".*1(38|39)[0-9]+.*"));
        assertThat(records.get("contact_old", id).values()).containsEntry("phone", "13900001111");
        var back = catchThrowableOfType(Problem.class, () -> registries.publish(CONTACT.formatted("contact_old", "")));
        assertThat(codes(back.errors())).containsExactly("fields[1].encrypted encrypted-kept");
    }

    private static PersonalData data(@Nullable String key, Path folder) {
        var keys = new PersonalKey(key, List.of(), folder);
        return new PersonalData(keys, new BlindIndex(keys));
    }

    @Test
    void shouldKeepItsKeyInAFileOfItsOwn(@TempDir Path folder) throws Exception {
        var data = data(null, folder);
        var sealed = data.sealed("身份证 11010519491231002X");
        var file = folder.resolve("registry/personal-data.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(data.sealed("同一个")).isNotEqualTo(data.sealed("同一个"));
        assertThat(data(null, folder).opened(sealed)).isEqualTo("身份证 11010519491231002X");
        var other = data("AAAAAAAAAAAAAAAAAAAAAA==", folder);
        assertThatThrownBy(() -> other.opened(sealed)).hasMessageContaining("jianguan.registry.key");
        assertThatThrownBy(() -> new PersonalKey("AAAA", List.of(), folder)).hasMessageContaining("16");
    }
}
