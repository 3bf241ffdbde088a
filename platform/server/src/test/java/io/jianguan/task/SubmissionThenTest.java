package io.jianguan.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.form.Forms;
import io.jianguan.identity.Label;
import io.jianguan.process.Timeline;
import io.jianguan.registry.CodeTables;
import io.jianguan.registry.CodeTables.Code;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A submission years later. */
@Tag("C3")
class SubmissionThenTest extends MatterTest {
    private static final String TABLE = "then_grade";
    private static final String COMMON = """
            {"type": "textfield", "id": "outcome", "key": "outcome", "label": "结论", "validate": {"required": true}},
            {"type": "textfield", "id": "opinion", "key": "opinion", "label": "意见"}""";

    @Autowired
    Forms forms;

    @Autowired
    CodeTables codes;

    private static String schema(String... more) {
        return "{\"type\": \"default\", \"id\": \"matter-approval-then\", \"schemaVersion\": 19, \"components\": ["
                + COMMON + ", " + String.join(", ", more) + "]}";
    }

    private void grade(String label) {
        codes.load(TABLE, List.of(new Code("a", null, label, label + " (en)", 1, null, null)));
    }

    @Test
    void shouldStayAsItWasWhenFormCodesAndNamesHaveChanged() {
        grade("甲级");
        var first = forms.publish(
                "matter-approval-then",
                schema(
                        "{\"type\": \"code\", \"id\": \"grade\", \"key\": \"grade\", \"codes\": \"then_grade\"}",
                        "{\"type\": \"region\", \"id\": \"place\", \"key\": \"place\", \"level\": \"county\"}",
                        "{\"type\": \"money\", \"id\": \"fee\", \"key\": \"fee\", \"label\": \"费用\"}",
                        "{\"type\": \"period\", \"id\": \"days\", \"key\": \"days\"}",
                        "{\"type\": \"point\", \"id\": \"spot\", \"key\": \"spot\"}",
                        "{\"type\": \"dynamiclist\", \"id\": \"rows\", \"path\": \"rows\", \"isRepeating\": true,"
                                + " \"allowAddRemove\": true, \"components\": [{\"type\": \"people\", \"id\": \"who\","
                                + " \"key\": \"who\"}]}"));
        publish("matter-then", bpmn -> bpmn.replaceFirst("matter-approval-opinion", "matter-approval-then"));
        var matter = startIn("matter-then", ZHAO).drafted();
        var days = Map.of("start", "2026-01-01", "end", "2026-01-31");
        Map<String, Object> submission = Map.of(
                "outcome", "approve",
                "grade", "a",
                "place", "990101",
                "fee", "1200.5",
                "days", days,
                "spot", "120.153,30.287",
                "rows", List.of(Map.of("who", ZHAO)));
        matter.complete(ZHAO, "review", submission);
        var before = told(matter);

        var second = forms.publish(
                "matter-approval-then",
                schema("{\"type\": \"textfield\", \"id\": \"fee\", \"key\": \"fee\", \"label\": \"另一项\"}"));
        grade("一级");

        assertThat(second.version()).isEqualTo(first.version() + 1);
        var entry = told(matter);
        assertThat(entry.values()).isEqualTo(before.values());
        assertThat(entry.formVersion()).isEqualTo(first.version());
        assertThat(forms.get("matter-approval-then", first.version()).schema()).isEqualTo(first.schema());
        assertThat(entry.values())
                .containsEntry("fee", "1200.50")
                .containsEntry("days", days)
                .containsEntry("spot", "120.153,30.287");
        assertThat(entry.values().get(SubmissionLabels.KEY))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("code:then_grade", Map.of("a", Map.of("zh", "甲级", "en", "甲级 (en)")))
                .containsKeys("people", "region")
                .hasEntrySatisfying(
                        "region", names -> assertThat(String.valueOf(names)).contains("示范市"));
        assertThat(codes.labels(TABLE, List.of("a"))).containsEntry("a", new Label("一级", "一级 (en)"));
    }

    private Timeline.Entry told(Matter matter) {
        return timeline.of(matter.instance()).stream()
                .filter(entry -> "matter-approval-then".equals(entry.formId()))
                .filter(entry -> !entry.values().isEmpty())
                .findFirst()
                .orElseThrow();
    }
}
