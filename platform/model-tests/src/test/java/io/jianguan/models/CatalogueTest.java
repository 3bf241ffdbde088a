package io.jianguan.models;

import io.jianguan.expression.Feel;
import io.jianguan.process.ElementTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Names agree, and every name leads somewhere. */
@Tag("C6")
class CatalogueTest {
    private static final Pattern GROUP = Pattern.compile("\"([a-z-]+)@");
    private static final Set<String> STANDARD_COLUMNS =
            Set.of("record_no", "status", "owner_org", "created_by", "created_at", "updated_at");

    private final Definitions definitions = Definitions.read();
    private final Faults faults = new Faults();

    @Test
    void shouldNameFilesLikeWhatIsInThem() {
        definitions.applications().forEach((name, source) -> named(source, name, Content.application(source.file())));
        definitions.registries().forEach((name, source) -> named(source, name, Content.stem(source.file())));
        definitions.views().forEach((name, source) -> named(source, name, Content.stem(source.file())));
        definitions.forms().forEach((name, source) -> {
            named(source, name, Content.stem(source.file()));
            var application = Content.application(source.file());
            faults.when(!name.startsWith(application + "-"), source.place(), "does not begin with " + application);
        });
        definitions.processes().forEach((id, model) -> {
            var place = Content.relative(model.file());
            faults.when(!id.equals(Content.stem(model.file())), place, "holds the process " + id);
            faults.when(!Content.in(model.file(), id), place, "is not in a folder named " + id);
            faults.when(!model.messages().contains(id), place, "does not start with a message named " + id);
            faults.unresolved(
                    Content.application(model.file()),
                    definitions.applications().keySet(),
                    place,
                    "application");
            faults.when(!Files.exists(model.file().resolveSibling("README.md")), place, "has no README.md");
            faults.when(
                    !ModelCases.read(model.file().resolveSibling("test-cases.yaml"))
                            .process()
                            .equals(id),
                    place,
                    "the test cases beside it are of another process");
        });
        faults.none();
    }

    private void named(Definitions.Source source, String name, String expected) {
        faults.when(!name.equals(expected), source.place(), "holds '" + name + "'");
    }

    @Test
    void shouldResolveWhatRegistriesName() {
        definitions.registries().forEach((registry, source) -> {
            source.node().path("fields").valueStream().forEach(field -> field(field, source.place()));
            faults.unresolved(
                    source.node().path("form").asString(""), definitions.forms().keySet(), source.place(), "form");
            roles(source, "rights");
            source.node().path("actions").valueStream().forEach(action -> {
                faults.unresolved(
                        action.path("process").asString(""),
                        definitions.processes().keySet(),
                        source.place(),
                        "process");
                action.path("roles")
                        .valueStream()
                        .forEach(role -> faults.unresolved(
                                role.asString(),
                                definitions.roles(Content.application(source.file())),
                                source.place(),
                                "role"));
            });
        });
        faults.none();
    }

    private void field(JsonNode field, String place) {
        var at = place + " " + field.path("name").asString();
        faults.unresolved(field.path("codes").asString(""), definitions.codeTables(), at, "code table");
        faults.unresolved(
                field.path("registry").asString(""), definitions.registries().keySet(), at, "registry");
        field.path("columns").valueStream().forEach(column -> field(column, at));
    }

    private void roles(Definitions.Source source, String part) {
        source.node()
                .path(part)
                .valueStream()
                .forEach(right -> faults.unresolved(
                        right.path("role").asString(),
                        definitions.roles(Content.application(source.file())),
                        source.place(),
                        "role"));
    }

    @Test
    @Tag("D2")
    void shouldShowOnASubjectsPageWhateverRefersToIt() {
        definitions
                .registries()
                .forEach((registry, source) -> source.node()
                        .path("fields")
                        .valueStream()
                        .filter(field -> field.path("registry").asString("").equals("subject"))
                        .map(field -> field.path("name").asString())
                        .forEach(field -> faults.when(
                                source.node()
                                        .path("appears")
                                        .valueStream()
                                        .noneMatch(one -> one.path("on")
                                                        .asString()
                                                        .equals("subject")
                                                && one.path("by").asString().equals(field)),
                                source.place(),
                                "does not appear on the page of its " + field)));
        definitions
                .registries()
                .forEach((registry, source) -> source.node()
                        .path("reverse")
                        .valueStream()
                        .forEach(reverse -> faults.unresolved(
                                reverse.path("field").asString(),
                                definitions.fields(reverse.path("registry").asString()),
                                source.place() + " reverse",
                                "field")));
        faults.none();
    }

    @Test
    @Tag("C4")
    void shouldResolveTheDeadlinesThatAreNamed() {
        definitions
                .registries()
                .forEach((registry, source) -> source.node()
                        .path("statuses")
                        .valueStream()
                        .flatMap(CatalogueTest::deadlines)
                        .forEach(rule -> faults.unresolved(rule, definitions.deadlines(), source.place(), "deadline")));
        definitions
                .processes()
                .forEach((id, model) -> model.parts()
                        .values()
                        .forEach(part -> faults.unresolved(
                                part.property("deadline"),
                                definitions.deadlines(),
                                Content.relative(model.file()) + " " + part.id(),
                                "deadline")));
        faults.none();
    }

    /** One rule stands beside its status, several in a list. */
    private static Stream<String> deadlines(JsonNode status) {
        return Stream.concat(
                Stream.of(status.path("deadline").asString("")),
                status.path("deadlines")
                        .valueStream()
                        .map(one -> one.path("rule").asString("")));
    }

    @Test
    void shouldResolveWhatViewsAndMenusName() {
        definitions.views().forEach((view, source) -> {
            var registry = source.node().path("registry").asString();
            faults.unresolved(registry, definitions.registries().keySet(), source.place(), "registry");
            var columns = new HashSet<>(STANDARD_COLUMNS);
            columns.addAll(definitions.fields(registry));
            var shown = new HashSet<>(columns);
            source.node()
                    .path("formulas")
                    .valueStream()
                    .forEach(formula -> shown.add(formula.path("name").asString()));
            source.texts("columns").forEach(column -> faults.unresolved(column, shown, source.place(), "field"));
            Stream.of(
                            source.node()
                                    .path("searches")
                                    .valueStream()
                                    .map(search -> search.path("field").asString()),
                            source.texts("sort").map(column -> column.replaceFirst("^-", "")),
                            source.node().path("where").propertyNames().stream())
                    .flatMap(names -> names)
                    .forEach(column -> faults.unresolved(column, columns, source.place(), "field"));
            source.node()
                    .path("where")
                    .path("status")
                    .valueStream()
                    .forEach(status -> faults.unresolved(
                            status.asString(), definitions.statuses(registry), source.place(), "status"));
            roles(source, "rights");
        });
        definitions.applications().forEach((application, source) -> {
            source.texts("requires")
                    .forEach(required -> faults.unresolved(
                            required, definitions.applications().keySet(), source.place(), "application"));
            source.node()
                    .path("menu")
                    .valueStream()
                    .flatMap(group -> group.path("items").valueStream())
                    .forEach(item -> faults.unresolved(
                            item.path("view").asString(), definitions.views().keySet(), source.place(), "view"));
        });
        faults.none();
    }

    @Test
    void shouldResolveWhatModelsName() {
        var jobTypes = JobTypes.all();
        definitions.processes().forEach((id, model) -> {
            var place = Content.relative(model.file());
            var registry = String.valueOf(model.properties().get("registry"));
            faults.unresolved(registry, definitions.registries().keySet(), place, "registry");
            for (var part : model.parts().values()) {
                var at = place + " " + part.id();
                faults.unresolved(part.property("recordStatus"), definitions.statuses(registry), at, "status");
                switch (part.kind()) {
                    case "userTask" -> userTask(part, registry, Content.application(model.file()), at);
                    case "serviceTask" -> serviceTask(part, registry, jobTypes, at);
                    default -> {}
                }
            }
        });
        faults.none();
    }

    /** As publishing does it. */
    @Test
    void shouldSetOnlyWhatThePlatformKnows() throws IOException {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/process");
        var templates = new ElementTemplates(JsonMapper.builder().build(), new Feel(), messages);
        for (var model : definitions.processes().values()) {
            templates
                    .errors(Files.readString(model.file()))
                    .forEach(error ->
                            faults.when(true, Content.relative(model.file()) + " " + error.field(), error.message()));
        }
        faults.none();
    }

    private void userTask(Model.Part part, String registry, String application, String at) {
        faults.when(part.form() == null, at, "has no form");
        faults.unresolved(part.form(), definitions.forms().keySet(), at, "form");
        GROUP.matcher(part.candidateGroups())
                .results()
                .forEach(group -> faults.unresolved(group.group(1), definitions.roles(application), at, "role"));
        var form = definitions.forms().get(String.valueOf(part.form()));
        if (form != null) {
            var keys = Definitions.keys(form.node());
            faults.unresolved(part.property("outcome"), keys, at, "form key");
            faults.unresolved(part.property("opinion"), keys, at, "form key");
            var set = String.valueOf(part.property("onComplete"));
            names(part.property("engineVariables"))
                    .forEach(name -> faults.when(
                            !keys.contains(name) && !set.contains(name + ":"), at, "no value '" + name + "'"));
            Definitions.components(form.node())
                    .filter(component -> component.has("key"))
                    .filter(component -> !component.path("properties").has("taskLocal"))
                    .forEach(component -> faults.unresolved(
                            component.path("key").asString(),
                            definitions.fields(registry),
                            form.place(),
                            "field of " + registry));
        }
    }

    private static Stream<String> names(@Nullable String list) {
        return list == null ? Stream.empty() : Stream.of(list.split("\\s*,\\s*"));
    }

    private void serviceTask(Model.Part part, String registry, Set<String> jobTypes, String at) {
        faults.unresolved(part.jobType(), jobTypes, at, "worker for the job type");
        faults.when(part.jobType() == null, at, "has no job type");
        faults.unresolved(
                part.headers().get("registry"), definitions.registries().keySet(), at, "registry");
        faults.unresolved(part.headers().get("process"), definitions.processes().keySet(), at, "process");
        faults.unresolved(part.headers().get("into"), definitions.fields(registry), at, "field");
        var status = part.headers().get("status");
        faults.unresolved(
                status != null && status.startsWith("=") ? null : status, definitions.statuses(registry), at, "status");
    }

    @Test
    void shouldUseEveryForm() {
        var used = Stream.concat(
                        definitions.processes().values().stream()
                                .flatMap(model -> model.parts().values().stream())
                                .map(part -> String.valueOf(part.form())),
                        definitions.registries().values().stream()
                                .map(source -> source.node().path("form").asString("")))
                .collect(Collectors.toSet());
        definitions.forms().forEach((form, source) -> faults.when(!used.contains(form), source.place(), "is not used"));
        faults.none();
    }
}
