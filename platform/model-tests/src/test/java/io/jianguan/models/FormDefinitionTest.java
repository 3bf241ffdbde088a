package io.jianguan.models;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Forms are what form-js 1.23 and our own fields understand. */
@Tag("C6")
class FormDefinitionTest {
    private static final int SCHEMA_VERSION = 19;
    private static final int GRID = 16;
    private static final Set<String> SPOKEN = Set.of("label", "description", "text", "dateLabel", "timeLabel");
    private static final Pattern OPTION = Pattern.compile("label: \"([^\"]*)\"");
    private static final Set<String> SHOWN_ONLY =
            Set.of("text", "group", "dynamiclist", "table", "separator", "spacer");
    private static final Set<String> INPUTS = Set.of(
            "textfield",
            "textarea",
            "number",
            "radio",
            "checkbox",
            "datetime",
            "select",
            "people",
            "organisation",
            "record",
            "code",
            "region",
            "money",
            "period",
            "point",
            "signature",
            "checklist",
            "files");

    private final Definitions definitions = Definitions.read();
    private final Faults faults = new Faults();

    @Test
    void shouldHaveOneMeaningForEachKey() {
        definitions.forms().forEach((id, form) -> {
            faults.when(
                    form.node().path("schemaVersion").asInt() != SCHEMA_VERSION,
                    form.place(),
                    "schemaVersion is not " + SCHEMA_VERSION);
            var ids = new HashSet<String>();
            var keys = new HashSet<String>();
            Definitions.components(form.node()).forEach(component -> {
                var at = form.place() + " " + component.path("id").asString();
                faults.when(!ids.add(component.path("id").asString()), at, "id twice");
                if (component.has("key")) {
                    faults.when(!keys.add(component.path("key").asString()), at, "key twice");
                }
            });
        });
        faults.none();
    }

    @Test
    void shouldLabelEveryFieldInChinese() {
        definitions
                .forms()
                .forEach((id, form) ->
                        Definitions.components(form.node()).forEach(component -> component(component, form.place())));
        faults.none();
    }

    @Test
    @Tag("C9")
    void shouldSayEveryChineseTextInEnglish() {
        definitions.forms().forEach((id, form) -> {
            var english = form.node().path("texts").path("en");
            Definitions.components(form.node())
                    .flatMap(FormDefinitionTest::texts)
                    .filter(text -> text.codePoints().anyMatch(Character::isIdeographic))
                    .forEach(text -> faults.when(!english.has(text), form.place(), "no English for: " + text));
        });
        faults.none();
    }

    private static Stream<String> texts(JsonNode component) {
        var own = SPOKEN.stream().map(key -> component.path(key).asString(""));
        var options = component
                .path("values")
                .valueStream()
                .map(option -> option.path("label").asString(""));
        var computed = OPTION.matcher(component.path("valuesExpression").asString(""))
                .results()
                .map(match -> match.group(1));
        return Stream.of(own, options, computed).flatMap(texts -> texts);
    }

    private void component(JsonNode component, String place) {
        var type = component.path("type").asString();
        var at = place + " " + component.path("id").asString();
        faults.when(!SHOWN_ONLY.contains(type) && !INPUTS.contains(type), at, "unknown type " + type);
        if (INPUTS.contains(type)) {
            var label = component
                    .path(type.equals("datetime") ? "dateLabel" : "label")
                    .asString("");
            faults.when(label.codePoints().noneMatch(Character::isIdeographic), at, "no Chinese label");
            faults.when(!component.has("key"), at, "no key");
            faults.unresolved(component.path("codes").asString(""), definitions.codeTables(), at, "code table");
            faults.unresolved(
                    component.path("registry").asString(""),
                    definitions.registries().keySet(),
                    at,
                    "registry");
        }
        var columns = component.path("layout").path("columns").asInt(GRID);
        faults.when(columns < 1 || columns > GRID, at, "does not fit the grid");
        faults.when(
                type.equals("textarea")
                        && !component.path("readonly").asBoolean(false)
                        && !component.path("validate").has("maxLength"),
                at,
                "a text without a limit");
    }
}
