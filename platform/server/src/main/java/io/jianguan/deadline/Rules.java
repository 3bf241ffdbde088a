package io.jianguan.deadline;

import io.jianguan.rest.Problem;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The rules on time, version beside version: laws change, and a clock that runs keeps its own. */
@Component
public class Rules {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Rules(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record File(List<Rule> deadlines) {
        File {
            deadlines = Objects.requireNonNullElse(deadlines, List.of());
        }
    }

    /**
     * Adds rules and versions; the same again changes nothing. A version that is published stays as it is, except that
     * a last day may be set: a law changes, a figure of the past does not.
     *
     * @param yaml {@code deadlines:} and a list of rules
     * @throws Problem {@code deadline.rules} naming what is wrong, {@code deadline.rule-changed}
     */
    @Transactional
    public void publish(String yaml) {
        read(yaml).forEach(this::publish);
    }

    private static List<Rule> read(String yaml) {
        try {
            return YAML.readValue(yaml, File.class).deadlines();
        } catch (JacksonException broken) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "deadline.rules", broken.getOriginalMessage());
        }
    }

    private void publish(Rule rule) {
        var code = rule.rule();
        if (code == null || rule.version() < 1 || rule.label() == null) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "deadline.rules", "rule, version, label: " + rule);
        }
        var known = find(code, rule.version());
        if (known.isPresent() && !withoutUntil(known.get()).equals(withoutUntil(rule))) {
            throw Problem.conflict("deadline.rule-changed", code, rule.version());
        }
        jdbc.sql("""
                INSERT INTO deadline.rule (code, version, from_date, until_date, definition)
                VALUES (?, ?, coalesce(CAST(? AS date), '-infinity'), coalesce(CAST(? AS date), 'infinity'), ?::jsonb)
                ON CONFLICT (code, version) DO UPDATE SET until_date = excluded.until_date,
                    definition = excluded.definition
                """)
                .param(code)
                .param(rule.version())
                .param(date(rule.from()))
                .param(date(rule.until()))
                .param(json.writeValueAsString(rule))
                .update();
    }

    private static @Nullable Date date(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }

    private static Rule withoutUntil(Rule rule) {
        return new Rule(
                rule.rule(),
                rule.version(),
                rule.label(),
                rule.category(),
                rule.amount(),
                rule.unit(),
                rule.basis(),
                rule.from(),
                null,
                rule.warnings(),
                rule.pause(),
                rule.extension(),
                rule.start(),
                rule.again());
    }

    private Optional<Rule> find(String code, int version) {
        return jdbc.sql("SELECT definition FROM deadline.rule WHERE code = ? AND version = ?")
                .params(code, version)
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, Rule.class));
    }

    /** All versions, those of a rule together, the newest first. */
    List<Rule> all() {
        return jdbc
                .sql("SELECT definition FROM deadline.rule ORDER BY code, version DESC")
                .query(String.class)
                .list()
                .stream()
                .map(text -> json.readValue(text, Rule.class))
                .toList();
    }

    record Version(String code, int version) {}

    /** Those under which clocks start on a day. */
    Set<Version> inForce(LocalDate day) {
        return Set.copyOf(jdbc.sql("""
                SELECT DISTINCT ON (code) code, version FROM deadline.rule WHERE from_date <= ? AND until_date > ?
                ORDER BY code, version DESC
                """)
                .params(Date.valueOf(day), Date.valueOf(day))
                .query(Version.class)
                .list());
    }

    /** The version under which clocks start on a day, where it is later than that. */
    Optional<Integer> newer(String code, int version, LocalDate day) {
        return inForce(day).stream()
                .filter(one -> one.code().equals(code) && one.version() > version)
                .map(Version::version)
                .findFirst();
    }

    /** Whether there is any version of it. */
    boolean isKnown(String code) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM deadline.rule WHERE code = ?)")
                .param(code)
                .query(Boolean.class)
                .single();
    }

    /** The version under which a clock starts on a day. @throws Problem {@code deadline.rule-unknown} */
    Rule inForce(String code, LocalDate day) {
        return jdbc.sql("""
                SELECT definition FROM deadline.rule WHERE code = ? AND from_date <= ? AND until_date > ?
                ORDER BY version DESC LIMIT 1
                """)
                .params(code, Date.valueOf(day), Date.valueOf(day))
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, Rule.class))
                .orElseThrow(() ->
                        new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "deadline.rule-unknown", code, day.toString()));
    }
}
