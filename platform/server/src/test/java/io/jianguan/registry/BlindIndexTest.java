package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.registry.Records.Cause;
import io.jianguan.rest.Problem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Encrypted personal data is found by the whole of it, and can be unique. */
@Tag("D2")
@Tag("G3.3")
class BlindIndexTest extends RegistryTest {
    private static final Cause NOBODY = new Cause(null, "");
    private static final String ID = "11010519491231002X";
    private static final String OTHER = "440308199901010012";
    private static final String PERSON = """
            registry: %s
            label: {zh: 人员, en: Person}
            title: name
            unique: %s
            fields:
              - {name: name, type: text, label: {zh: 姓名, en: Name}, search: true}
              - {name: kind, type: text, label: {zh: 类别, en: Kind}}
              - {name: id_card, type: text, label: {zh: 身份证号, en: Citizen id}, personal: true%s}
            rights:
              - {role: officer, scope: all, actions: [read, create, change]}
              - {role: department-leader, scope: all, actions: [read]}
              - {role: department-leader, scope: subtree, actions: [read, create, change, delete, export], unmasked: true}
            """;
    private static final String PEOPLE = """
            view: %1$s_list
            label: {zh: 人员列表, en: People}
            registry: %1$s
            columns: [name, id_card]
            searches: [{field: id_card}]
            """;

    @Autowired
    MockMvc mvc;

    @Autowired
    BulkLoad bulk;

    @Autowired
    Words words;

    @Autowired
    BlindIndex blind;

    @Autowired
    PersonalKey personalKey;

    @Autowired
    DSLContext sql;

    @Autowired
    Listing listing;

    @Autowired
    ChangeEffects effects;

    @Autowired
    Duplicates duplicates;

    @Autowired
    EncryptionRebuild encryption;

    @Autowired
    DefinitionStore store;

    @Autowired
    DataSource source;

    @BeforeEach
    void people() {
        publish("finding", "[]", ", encrypted: true, findable: true");
        views.publish(PEOPLE.formatted("finding"));
        jdbc.sql("TRUNCATE data.finding").update();
    }

    private void publish(String registry, String unique, String keys) {
        registries.publish(PERSON.formatted(registry, unique, keys));
    }

    private long personOf(String registry, String owner, String name, String id) {
        return records.create(registry, owner, Map.of("name", name, "kind", "甲类", "id_card", id), NOBODY)
                .id();
    }

    private String stored(String registry, long id) {
        return jdbc.sql("SELECT id_card FROM data.%s WHERE id = ?".formatted(registry))
                .param(id)
                .query(String.class)
                .single();
    }

    private static String tag(String stored) {
        return stored.substring(stored.indexOf('.') + 1);
    }

    private ResultActions rows(String username, String question, String answer) throws Exception {
        return mvc.perform(
                get("/api/views/finding_list/rows").with(user(username)).param(question, answer));
    }

    private static String asking(String is, String value) {
        return "{\"all\": [{\"field\": \"id_card\", \"is\": \"%s\", \"values\": [\"%s\"]}]}".formatted(is, value);
    }

    @Test
    void shouldTellEqualValuesOfAFieldApartFromNothingElse(@TempDir Path folder) {
        var index = new BlindIndex(new PersonalKey(null, List.of(), folder));
        var field = registries.get("finding").field("id_card").orElseThrow();
        var tag = index.tag("finding", field, ID);

        assertThat(tag).hasSize(26).isEqualTo(index.tag("finding", field, " 11010519491231002x"));
        assertThat(index.tag("elsewhere", field, ID)).isNotEqualTo(tag);
        assertThat(index.tag("finding", registries.get("finding").field("name").orElseThrow(), ID))
                .isNotEqualTo(tag);
        assertThat(new BlindIndex(new PersonalKey("AAAAAAAAAAAAAAAAAAAAAA==", List.of(), folder))
                        .tag("finding", field, ID))
                .isNotEqualTo(tag);
        assertThatThrownBy(() -> new PersonalKey(null, List.of("AAAA"), folder)).hasMessageContaining("32");
    }

    @Test
    void shouldFindARecordByTheWholeValueWhoeverSeesItInFull() throws Exception {
        long mine = personOf("finding", "market", "张三", ID);
        personOf("finding", "market", "李四", OTHER);
        personOf("finding", "fire", "王五", ID);

        assertThat(stored("finding", mine)).matches("sm4:[^.]+\\..{26}").doesNotContain(ID);
        for (var question : List.of("query", "f.id_card")) {
            var answer = question.equals("query") ? asking("equals", "11010519491231002x") : ID;
            rows("wang", question, answer)
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.rows.length()").value(1))
                    .andExpect(jsonPath("$.rows[0].values.name").value("张三"));
            // The fire brigade's own; a part of the value finds nobody.
            rows("sun", question, answer)
                    .andExpect(jsonPath("$.rows[0].values.name").value("王五"));
            rows("li", question, answer).andExpect(status().is(question.equals("query") ? 422 : 400));
        }
        rows("wang", "query", asking("contains", ID.substring(0, 6))).andExpect(status().is(422));
        rows("wang", "f.id_card", ID.substring(0, 6))
                .andExpect(jsonPath("$.rows.length()").value(0));
        mvc.perform(get("/api/views/finding_list").with(user("wang")))
                .andExpect(jsonPath("$.searches[0].whole").value(true))
                .andExpect(jsonPath("$.choices[?(@.name == 'id_card')].operators[0]")
                        .value("equals"));
        mvc.perform(get("/api/views/finding_list").with(user("li")))
                .andExpect(jsonPath("$.searches.length()").value(0))
                .andExpect(jsonPath("$.choices[?(@.name == 'id_card')].operators[0]")
                        .doesNotExist());
    }

    @Test
    void shouldNotKeepPersonalDataInTheClearWhereAListIsKept() throws Exception {
        personOf("finding", "market", "张三", ID);
        mvc.perform(post("/api/views/finding_list/saved")
                        .with(user("wang"))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"张三\", \"parameters\": {\"f.id_card\": [\"%s\"]}}".formatted(ID)))
                .andExpect(jsonPath("$.code").value("registry.saved-view-personal"));
        mvc.perform(post("/api/exports")
                        .with(user("wang"))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                "{\"view\": \"finding_list\", \"format\": \"csv\", \"parameters\": {\"f.id_card\": [\"%s\"]}}"
                                        .formatted(ID)))
                .andExpect(status().is2xxSuccessful())
                .andExpect(jsonPath("$.parameters['f.id_card'][0]").value(ID));
        assertThat(jdbc.sql("SELECT parameters::text FROM registry.export WHERE view = 'finding_list'")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(text -> text.contains(ID));
    }

    @Test
    void shouldServeTheQuestionFromAnIndex() {
        var filler = IntStream.range(0, 20_000)
                .mapToObj(i -> Map.of("name", "某人" + i, "id_card", String.valueOf(i)))
                .iterator();
        bulk.load("finding", "market", filler, NOBODY);
        personOf("finding", "market", "张三", ID);
        jdbc.sql("ANALYZE data.finding").update();
        var request = new ListRequest(Map.of("id_card", List.of(ID)), null, null, null, 50);
        var selection = listing.select(WANG, views.get(WANG, "finding_list"), request);

        assertThat(sql.explain(sql.selectFrom(selection.table().table()).where(selection.where()))
                        .plan())
                .contains("finding_id_card_id_")
                .doesNotContain("Seq Scan");
        assertThat(listing.page(selection, request).rows()).hasSize(1);
    }

    @Test
    void shouldRefuseAValueThatAnotherRecordHas() {
        publish("finding_one", "[]", ", encrypted: true, unique: true");
        long first = personOf("finding_one", "market", "张三", ID);
        long second = personOf("finding_one", "market", "李四", OTHER);

        var taken = catchThrowableOfType(Problem.class, () -> personOf("finding_one", "fire", "王五", ID.toLowerCase()));
        assertThat(codes(taken.errors())).containsExactly("id_card taken");
        var changed = catchThrowableOfType(
                Problem.class, () -> records.change(WANG, "finding_one", second, 1, Map.of("id_card", ID), null));
        assertThat(codes(changed.errors())).containsExactly("id_card taken");
        records.change(WANG, "finding_one", first, 1, Map.of("name", "张三丰"), null);
        assertThat(bulk.load(
                                "finding_one",
                                "market",
                                List.of(Map.of("name", "甲", "id_card", ID), Map.of("name", "乙", "id_card", "1"))
                                        .iterator(),
                                NOBODY)
                        .loaded())
                .isEqualTo(1);
        records.delete(WANG, "finding_one", first, "测试");
        personOf("finding_one", "market", "王五", ID);
    }

    @Test
    void shouldBeUniqueTogetherWithOtherFields() {
        publish("finding_pair", "[[id_card, kind]]", ", encrypted: true, findable: true");
        personOf("finding_pair", "market", "张三", ID);

        var taken = catchThrowableOfType(Problem.class, () -> personOf("finding_pair", "market", "李四", ID));
        assertThat(codes(taken.errors())).containsExactly("kind taken-together");
        records.create("finding_pair", "market", Map.of("name", "王五", "kind", "乙类", "id_card", ID), NOBODY);
    }

    @Test
    void shouldBecomeFindableAndUniqueOnAFullRegistry() {
        publish("finding_old", "[]", "");
        long plain = personOf("finding_old", "market", "张三", ID);
        records.apply("finding_old", plain, Map.of("id_card", OTHER), null, NOBODY);
        publish("finding_old", "[]", ", encrypted: true");
        long twin = personOf("finding_old", "market", "李四", OTHER);
        assertThat(stored("finding_old", twin)).doesNotContain(".");

        var faults = catchThrowableOfType(
                Problem.class, () -> publish("finding_old", "[]", ", encrypted: true, unique: true"));
        assertThat(codes(faults.errors())).containsExactly("fields[2].unique repeated");
        assertThat(faults.errors().getFirst().message()).contains("2").doesNotContain(OTHER);

        records.apply("finding_old", twin, Map.of("id_card", ID), null, NOBODY);
        publish("finding_old", "[]", ", encrypted: true, unique: true");
        assertThat(tag(stored("finding_old", plain))).isNotEqualTo(tag(stored("finding_old", twin)));
        assertThat(jdbc.sql("SELECT coalesce(before ->> 'id_card', '.') || (after ->> 'id_card') FROM registry.change"
                                + " WHERE registry = 'finding_old'")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(text -> text.contains("."));
        assertThat(catchThrowableOfType(Problem.class, () -> personOf("finding_old", "market", "王五", OTHER))
                        .errors())
                .hasSize(1);
        publish("finding_old", "[]", ", encrypted: true");
        assertThat(stored("finding_old", plain)).doesNotContain(".");
        assertThat(records.get("finding_old", plain).values()).containsEntry("id_card", OTHER);
    }

    @Test
    void shouldSayBeforehandWhatPublishingWouldDo() {
        publish("finding_effects", "[]", ", encrypted: true");
        personOf("finding_effects", "market", "张三", ID);
        personOf("finding_effects", "market", "李四", ID);
        var faults = Faults.ofDefinition(words);
        var wanted = RegistryReader.read(
                Source.of(PERSON.formatted("finding_effects", "[]", ", encrypted: true, unique: true"), faults));

        var told = effects.of(wanted);
        assertThat(told.resealed()).containsExactly("id_card");
        assertThat(codes(told.breaks())).containsExactly("fields[2].unique repeated");
    }

    @Test
    void shouldSuggestMergingPeopleOfOneCitizenId() {
        long one = personOf("finding", "market", "张三", ID);
        long twin = personOf("finding", "market", "完全不同的名字", ID);
        personOf("finding", "fire", "别处的人", ID);

        assertThat(duplicates.of(WANG, "finding", one)).singleElement().satisfies(found -> {
            assertThat(found.record().id()).isEqualTo(twin);
            assertThat(found.same()).containsExactly("id_card");
        });
        assertThat(duplicates.of(LI, "finding", one)).isEmpty();
    }

    @Test
    void shouldTagAnewWithAnotherKeyAndFindByTheOldOneMeanwhile(@TempDir Path folder) {
        long known = personOf("finding", "market", "张三", ID);
        var before = stored("finding", known);
        var secret = new byte[32];
        Arrays.fill(secret, (byte) 7);
        // The derived key of the running server stays behind the new one, as after a restart with both.
        var keys = new PersonalKey(key(), List.of(Base64.getEncoder().encodeToString(secret)), folder);
        var next = new BlindIndex(keys);
        var rebuild = new EncryptionRebuild(jdbc, new PersonalData(keys, next), next);
        var table = registries.table("finding");
        var field = table.definition().field("id_card").orElseThrow();

        assertThat(sql.fetchCount(table.table(), next.among(table, field, List.of(ID))))
                .isOne();
        var change = new IndexKeyChange(store, rebuild, next, jdbc, source);
        change.run();
        assertThat(stored("finding", known)).isNotEqualTo(before).contains("." + next.current());
        assertThat(sql.fetchCount(table.table(), next.among(table, field, List.of(ID))))
                .isOne();
        assertThat(records.get("finding", known).values()).containsEntry("id_card", ID);

        new IndexKeyChange(store, encryption, blind, jdbc, source).run();
        assertThat(tag(stored("finding", known))).isEqualTo(tag(before));
    }

    private String key() {
        return Base64.getEncoder().encodeToString(personalKey.bytes());
    }

    @Test
    void shouldSayWhichKeysDoNotGoTogether() {
        var wrong = catchThrowableOfType(
                Problem.class,
                () -> registries.publish(PERSON.formatted("finding_wrong", "[[id_card]]", ", findable: true")));
        assertThat(codes(wrong.errors())).containsExactly("fields[2].findable not-here");
        var clear = catchThrowableOfType(
                Problem.class, () -> registries.publish(PERSON.formatted("finding_wrong", "[]", ", unique: true")));
        assertThat(codes(clear.errors())).containsExactly("fields[2].personal not-here");
    }
}
