package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.RecordIntake.Given;
import io.jianguan.registry.RegistryDefinition.Status;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes new records out as lines of COPY, under ids drawn before, while earlier ones are on their way. */
@Component
class IntakeLines {
    private static final List<String> STANDARD =
            List.of("id", "status", "owner_org", "created_by", "created_at", "updated_by", "updated_at", "search_text");
    private final JdbcClient jdbc;
    private final PersonalData personal;
    private final JsonMapper json;
    private final Clock clock;

    IntakeLines(JdbcClient jdbc, PersonalData personal, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.personal = personal;
        this.json = json;
        this.clock = clock;
    }

    /** The number is the last column: it is known when the record is written, so that none is left out. */
    static String copy(RecordTable table) {
        var columns = STANDARD.stream().collect(Collectors.joining(", "));
        var fields = table.definition().fields().stream()
                .map(field -> ", \"" + field.name() + '"')
                .collect(Collectors.joining());
        var number = table.definition().number() == null ? "" : ", record_no";
        return "COPY data.\"%s\" (%s%s%s) FROM STDIN".formatted(table.registry(), columns, fields, number);
    }

    PreparedRows of(Actor actor, RecordTable table, List<Given> given, List<IntakeRow> rows) {
        var now = OffsetDateTime.now(clock.withZone(FieldValues.ZONE));
        var created =
                rows.stream().filter(row -> row.is(RecordIntake.Deed.CREATED)).toList();
        var text = new CopyText(json);
        if (!created.isEmpty()) {
            var at = now.toString();
            var fields = table.definition().fields();
            var status = table.definition().statuses().stream()
                    .findFirst()
                    .map(Status::code)
                    .orElse(null);
            var ids = ids(table, created.size()).iterator();
            for (var row : created) {
                row.id = ids.next();
                text.value(row.id);
                text.value(row.status == null ? status : row.status);
                text.value(table.definition().ownerOf(row.values, actor.organisation()));
                text.value(actor.username());
                text.value(at);
                text.value(actor.username());
                text.value(at);
                SearchText.write(fields, row.values, text);
                for (var field : fields) {
                    text.value(personal.sealed(table.registry(), field, row.values.get(field.name())));
                }
                text.end();
            }
        }
        return new PreparedRows(table, given, rows, now, text);
    }

    private List<Long> ids(RecordTable table, int count) {
        return jdbc.sql("""
                SELECT nextval(pg_get_serial_sequence('data.' || quote_ident(?), 'id')) FROM generate_series(1, ?)
                """).params(table.registry(), count).query(Long.class).list();
    }
}
