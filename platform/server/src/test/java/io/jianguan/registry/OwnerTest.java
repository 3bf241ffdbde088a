package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.identity.Actor;
import io.jianguan.registry.RecordBatch.Input;
import io.jianguan.registry.RecordIntake.Deed;
import io.jianguan.registry.RecordIntake.Done;
import io.jianguan.registry.RecordIntake.Given;
import io.jianguan.registry.RecordIntake.Match;
import io.jianguan.registry.RecordIntake.Order;
import io.jianguan.registry.RecordIntake.Source;
import io.jianguan.registry.Records.Cause;
import io.jianguan.rest.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A record belongs to the office that a field of it names, whoever enters it. */
@Tag("D2")
@RecordApplicationEvents
class OwnerTest extends RegistryTest {
    private static final Cause PROCESS = new Cause(null, "流程");
    private static final String RECORDS = "/api/registries/handed_clue/records";
    private static final String CLUE = """
            registry: %s
            label: {zh: 线索, en: Clue}
            title: name
            %s
            fields:
              - {name: code, type: text, label: {zh: 编码, en: Code}, unique: true}
              - {name: name, type: text, label: {zh: 名称, en: Name}, required: true}
              - {name: unit, type: organisation, label: {zh: 核查部门, en: Verified by}}
            rights:
              - {role: officer, scope: department, actions: [read, create, change]}
              - {role: department-leader, scope: subtree, actions: [read, create, change, delete]}
              - {role: business-admin, scope: all, actions: [read, create, change, delete]}
            """;
    private static final String CLUES = """
            view: handed_clues
            label: {zh: 线索列表, en: Clues}
            registry: handed_clue
            columns: [name, unit, owner_org]
            """;

    @Autowired
    MockMvc mvc;

    @Autowired
    Words words;

    @Autowired
    Listing listing;

    @Autowired
    RecordIntake intake;

    @Autowired
    RecordBatches batches;

    @Autowired
    RecordBatchStore store;

    @Autowired
    RecordBatchWork work;

    @Autowired
    Merges merges;

    @Autowired
    BulkLoad bulk;

    @BeforeEach
    void clues() {
        registries.publish(CLUE.formatted("handed_clue", "owner: unit"));
        views.publish(CLUES);
        jdbc.sql("TRUNCATE data.handed_clue").update();
        jdbc.sql("DELETE FROM registry.change WHERE registry = 'handed_clue'").update();
        jdbc.sql("TRUNCATE registry.batch CASCADE").update();
    }

    private static Map<String, @Nullable Object> clue(String name, @Nullable String unit) {
        var values = new HashMap<String, @Nullable Object>(Map.of("name", name));
        values.put("unit", unit);
        return values;
    }

    private List<String> seen(Actor actor, String... asOf) {
        var parameters = new HashMap<String, List<String>>();
        if (asOf.length > 0) {
            parameters.put("asOf", List.of(asOf));
        }
        var request = ListRequest.of(parameters);
        var selection = listing.select(actor, views.get(actor, "handed_clues"), request);
        return listing.page(selection, request).rows().stream()
                .map(record -> record.title() + " " + record.owner())
                .toList();
    }

    private ResultActions as(String username, MockHttpServletRequestBuilder request, String body) throws Exception {
        return mvc.perform(request.with(user(username))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    @Test
    void shouldBeSeenByTheOfficeItNamesAndNotByThatOfWhoeverEntersIt() {
        records.create(ADMIN, "handed_clue", clue("甲", "market"));
        records.create(ADMIN, "handed_clue", clue("乙", null));
        records.create("handed_clue", "district", clue("丙", "fire"), PROCESS);

        assertThat(seen(LI)).containsExactly("甲 market");
        assertThat(seen(WANG)).containsExactly("甲 market");
        assertThat(seen(SUN)).containsExactly("丙 fire");
        assertThat(seen(ADMIN)).containsExactlyInAnyOrder("甲 market", "乙 district", "丙 fire");
    }

    @Test
    void shouldBeHandedOnByAChangeAndToldOnceMoreToTheOneWhoDoesIt() throws Exception {
        long id = records.create(LI, "handed_clue", clue("甲", "market")).id();

        as("li", patch(RECORDS + "/" + id).header("If-Match", "\"1\""), "{\"values\": {\"unit\": \"fire\"}}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(2))
                .andExpect(jsonPath("$.owner").value("fire"))
                .andExpect(jsonPath("$.labels.owner_org").value("消防救援大队"))
                .andExpect(jsonPath("$.rights.read").value(false))
                .andExpect(jsonPath("$.rights.change").value(false));

        mvc.perform(get(RECORDS + "/" + id).with(user("li"))).andExpect(status().isNotFound());
        assertThat(seen(LI)).isEmpty();
        assertThat(seen(ZHOU)).containsExactly("甲 fire");
        mvc.perform(get(RECORDS + "/" + id).with(user("zhou")))
                .andExpect(jsonPath("$.rights.read").value(true));
        mvc.perform(get(RECORDS + "/" + id + "/history").with(user("zhou")))
                .andExpect(jsonPath("$.rows[0].byName").value("姓名li"))
                .andExpect(jsonPath("$.rows[0].changes", hasSize(1)))
                .andExpect(jsonPath("$.rows[0].changes[0].label").value("核查部门"))
                .andExpect(jsonPath("$.rows[0].changes[0].after").value("消防救援大队"));
        records.change(ZHOU, "handed_clue", id, 2, clue("甲", null), null);
        assertThat(seen(ZHOU)).containsExactly("甲 fire");
    }

    @Test
    void shouldBeEnteredForAnotherOffice() throws Exception {
        as("li", post(RECORDS), "{\"values\": {\"name\": \"甲\", \"unit\": \"fire\"}}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.values.name").value("甲"))
                .andExpect(jsonPath("$.rights.read").value(false));

        assertThat(seen(ZHOU)).containsExactly("甲 fire");
    }

    @Test
    void shouldStayWhereItIsIfTheOfficeIsNone() {
        var made = records.create(LI, "handed_clue", clue("甲", "market"));

        var problem = catchThrowableOfType(
                Problem.class, () -> records.change(LI, "handed_clue", made.id(), 1, Map.of("unit", "nowhere"), null));

        assertThat(codes(problem.errors())).containsExactly("unit no-organisation");
        assertThat(seen(LI)).containsExactly("甲 market");
    }

    @Test
    void shouldBeImportedForTheOfficesThatTheRowsName() {
        var order = new Order("handed_clue", "code", Match.CHANGE);
        var source = new Source("import:1", "导入第 {row} 行");
        var made = intake.write(
                intake.open(ADMIN, order),
                List.of(
                        new Given(1, Map.of("code", "a", "name", "甲", "unit", "market"), List.of()),
                        new Given(2, Map.of("code", "b", "name", "乙"), List.of())),
                source);
        assertThat(seen(WANG)).containsExactly("甲 market");

        var moved = intake.write(
                intake.open(ADMIN, order),
                List.of(new Given(3, Map.of("code", "a", "unit", "fire"), List.of())),
                source);
        assertThat(seen(SUN)).containsExactly("甲 fire");

        var last = moved.getFirst();
        intake.undo(
                "admin", "handed_clue", List.of(new Done(3, Deed.CHANGED, last.recordId(), last.version())), source);
        assertThat(seen(WANG)).containsExactly("甲 market");
        assertThat(records.get("handed_clue", made.getLast().recordId()).owner())
                .isEqualTo("district");
    }

    @Test
    void shouldGoBackWhereItWasWhenAnAssignmentIsTakenBack() {
        long id = records.create(ADMIN, "handed_clue", clue("甲", null)).id();
        var input = new Input(Map.of("unit", "fire"), "交办");

        long batch =
                worked(batches.start(ADMIN, "handed_clues", new RecordBatches.Choice(ListRequest.all(), null, input))
                        .id());
        batches.run(ADMIN, batch);
        worked(batch);
        assertThat(seen(SUN)).containsExactly("甲 fire");

        batches.undo(ADMIN, batch);
        worked(batch);
        assertThat(records.get("handed_clue", id).owner()).isEqualTo("district");
    }

    private long worked(long id) {
        store.take().ifPresent(work::work);
        await().until(() -> !store.find(id).orElseThrow().state().isRunning());
        return id;
    }

    @Test
    void shouldFollowWhatAMergeTakesAndWhatAProcessWrites() {
        var winner = records.create(ADMIN, "handed_clue", clue("甲", "market"));
        var loser = records.create(ADMIN, "handed_clue", clue("乙", "fire"));

        long merge = merges.merge(
                ADMIN, "handed_clue", new Merges.Order(winner.id(), 1, loser.id(), 1, List.of("unit"), "重复"));
        assertThat(seen(SUN)).containsExactly("甲 fire");
        merges.undo(ADMIN, "handed_clue", merge);
        assertThat(seen(WANG)).containsExactly("甲 market");

        assertThat(records.apply("handed_clue", winner.id(), Map.of("unit", "fire"), null, PROCESS)
                        .owner())
                .isEqualTo("fire");
    }

    @Test
    void shouldTellWhoseItWas() throws Exception {
        long id = records.create(ADMIN, "handed_clue", clue("甲", "market")).id();
        on(id, 1, "2026-03-01");
        records.change(ADMIN, "handed_clue", id, 1, Map.of("unit", "fire"), null);
        on(id, 2, "2026-03-03");

        assertThat(seen(ADMIN, "2026-03-02")).containsExactly("甲 market");
        assertThat(seen(ADMIN, "2026-03-04")).containsExactly("甲 fire");
        mvc.perform(get(RECORDS + "/" + id + "/versions/1").with(user("sun")))
                .andExpect(jsonPath("$.owner").value("market"));
        as("sun", post(RECORDS + "/" + id + "/restore").header("If-Match", "\"2\""), "{\"version\": 1}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.owner").value("market"))
                .andExpect(jsonPath("$.rights.read").value(false));
        assertThat(seen(WANG)).containsExactly("甲 market");
    }

    private void on(long id, int version, String day) {
        var at = day + " 10:00:00+08";
        jdbc.sql(
                        "UPDATE registry.change SET at = ?::timestamptz WHERE registry = 'handed_clue' AND record_id = ? AND version = ?")
                .params(at, id, version)
                .update();
        jdbc.sql("""
                UPDATE data.handed_clue SET updated_at = :at::timestamptz,
                  created_at = CASE WHEN :version = 1 THEN :at::timestamptz ELSE created_at END WHERE id = :id
                """).param("at", at).param("version", version).param("id", id).update();
    }

    @Test
    void shouldBeLoadedForTheOfficesThatTheRowsName() {
        bulk.load(
                "handed_clue",
                "district",
                List.of(clue("甲", "market"), clue("乙", null)).iterator(),
                PROCESS);

        assertThat(seen(ADMIN)).containsExactlyInAnyOrder("甲 market", "乙 district");
    }

    @Test
    void shouldMoveRecordsThatWereThereBeforeAFieldSaidWhoseTheyAre(ApplicationEvents events) throws Exception {
        registries.publish(CLUE.formatted("clue_full", ""));
        long assigned = records.create(ADMIN, "clue_full", clue("甲", "market")).id();
        long open = records.create(ADMIN, "clue_full", clue("乙", null)).id();
        var source = source("clue_full", "owner: unit");

        as("admin", post("/api/definitions/registries/effects"), "{\"source\": %s}".formatted(source))
                .andExpect(jsonPath("$.moved").value(1))
                .andExpect(jsonPath("$.breaks", hasSize(0)));
        registries.publish(CLUE.formatted("clue_full", "owner: unit"));

        assertThat(records.get("clue_full", assigned).owner()).isEqualTo("market");
        assertThat(records.get("clue_full", open).owner()).isEqualTo("district");
        assertThat(events.stream(RecordsMoved.class))
                .containsExactly(new RecordsMoved("clue_full", Map.of(assigned, "market")));
        as("admin", post("/api/definitions/registries/effects"), "{\"source\": %s}".formatted(source))
                .andExpect(jsonPath("$.moved").value(0));
    }

    private String source(String registry, String owner) {
        return io.jianguan.registry.Source.of(CLUE.formatted(registry, owner), Faults.ofDefinition(words))
                .canonical();
    }

    @Test
    void shouldBeNamedByAFieldWithOneOffice() throws Exception {
        var broken = source("clue_broken", "owner: name");

        as("admin", post("/api/definitions/registries/check"), "{\"source\": %s}".formatted(broken))
                .andExpect(jsonPath("$.errors[*].field", hasItem("owner")))
                .andExpect(jsonPath("$.errors[?(@.field == 'owner')].code", contains("no-field")));
    }
}
