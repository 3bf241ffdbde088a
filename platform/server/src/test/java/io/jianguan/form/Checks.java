package io.jianguan.form;

import io.jianguan.form.Forms.FormVersion;
import io.jianguan.form.Forms.Verdict;
import io.jianguan.rest.FieldError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/** Verdicts without a server: nothing here touches the database. */
class Checks {
    private static final Validators VALIDATORS = validators(Duration.ofSeconds(10));

    private Checks() {}

    static Validators validators(Duration limit) {
        return validators(limit, "node");
    }

    /** @param node {@code off}: in process */
    static Validators validators(Duration limit, String node) {
        return new Validators(
                new FormSettings(limit, Duration.ofSeconds(60), 1, node), Clock.system(ZoneId.of("Asia/Shanghai")));
    }

    static Forms forms(Validators validators) {
        var nowhere = JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://localhost:1/none"));
        return new Forms(
                new FormVersions(nowhere), new FormDrafts(nowhere, Clock.systemUTC()), validators, new JsonMapper());
    }

    static String read(String name) {
        try (var stream = Checks.class.getResourceAsStream("/form/" + name)) {
            if (stream == null) {
                throw new IllegalArgumentException(name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Verdict check(Map<String, @Nullable Object> known, Map<String, @Nullable Object> submission) {
        return forms(VALIDATORS).check(new FormVersion("verdicts", 1, read("verdicts.json")), known, submission);
    }

    /** {@code field code} of each. */
    static List<String> codes(Verdict verdict) {
        return verdict.errors().stream()
                .map(error -> error.field() + " " + error.code())
                .toList();
    }

    static String message(Verdict verdict, String field) {
        return verdict.errors().stream()
                .filter(error -> error.field().equals(field))
                .map(FieldError::message)
                .findFirst()
                .orElseThrow();
    }

    /** The base with some keys set otherwise. */
    static Map<String, @Nullable Object> with(Map<String, @Nullable Object> base, @Nullable Object... pairs) {
        var changed = new HashMap<>(base);
        for (var i = 0; i < pairs.length; i += 2) {
            changed.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return changed;
    }
}
