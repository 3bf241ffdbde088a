package io.jianguan.form;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Opens the server's own check of forms to the benchmarks. */
public final class FormChecking implements AutoCloseable {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private final JsonMapper json = new JsonMapper();
    private final Validators validators;

    /** @param node a program, or {@code off}: in process */
    public FormChecking(String node) {
        validators = new Validators(
                new FormSettings(Duration.ofSeconds(20), Duration.ofSeconds(60), 1, node), Clock.system(ZONE));
    }

    /** The code that checks, as the server has it. */
    public static String bundle() {
        return Bundle.text();
    }

    /** What {@link Forms#check} does, from Java values to Java values. @return the verdict as JSON */
    public String check(String schema, Map<String, @Nullable Object> known, Map<String, @Nullable Object> submission) {
        var answer = validators.call(
                "check", schema, json.writeValueAsString(known), json.writeValueAsString(submission), "zh");
        return json.writeValueAsString(json.readTree(answer));
    }

    @Override
    public void close() {
        validators.close();
    }
}
