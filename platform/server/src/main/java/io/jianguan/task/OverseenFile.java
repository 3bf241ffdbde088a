package io.jianguan.task;

import io.jianguan.audit.AuditLog;
import io.jianguan.registry.ExportTable;
import io.jianguan.rest.Page;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** A list of the cockpit as a file. */
@Component
public class OverseenFile {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private static final List<String> COLUMNS = List.of(
            "number", "title", "process", "step", "organisation", "person", "created", "due", "clock", "explanation");
    private final AuditLog audit;
    private final MessageSource messages;

    OverseenFile(AuditLog audit, MessageSource messages) {
        this.audit = audit;
        this.messages = messages;
    }

    /**
     * @param person null: nobody has it yet
     * @param clock {@code none, running, near, overdue, paused}
     */
    public record Line(
            @Nullable String number,
            String title,
            String process,
            String step,
            String organisation,
            @Nullable String person,
            Instant created,
            @Nullable Instant due,
            String clock,
            @Nullable String explanation) {}

    /**
     * @param format {@code xlsx} or {@code csv}
     * @param what the audit log tells of it
     * @param pages by cursor, null for the first
     */
    public ResponseEntity<StreamingResponseBody> of(
            String format,
            Locale locale,
            String username,
            Map<String, Object> what,
            Function<@Nullable String, Page<Line>> pages) {
        var csv = format.equals("csv");
        StreamingResponseBody body = out -> {
            try (var table = csv ? ExportTable.csv(out) : ExportTable.xlsx(out)) {
                table.row(Arrays.asList(
                        COLUMNS.stream().map(column -> word(column, locale)).toArray()));
                String next = null;
                long rows = 0;
                do {
                    var page = pages.apply(next);
                    for (var line : page.rows()) {
                        table.row(cells(line, locale));
                    }
                    rows += page.rows().size();
                    next = page.next();
                } while (next != null);
                var told = new HashMap<>(what);
                told.putAll(Map.of("format", csv ? "csv" : "xlsx", "rows", rows));
                audit.record(username, "deadline.exported", "deadlines", told);
            }
        };
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=deadlines." + (csv ? "csv" : "xlsx"))
                .contentType(
                        csv
                                ? MediaType.parseMediaType("text/csv;charset=UTF-8")
                                : MediaType.parseMediaType(
                                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .body(body);
    }

    private List<@Nullable Object> cells(Line line, Locale locale) {
        return Arrays.asList(
                line.number(),
                line.title(),
                line.process(),
                line.step(),
                line.organisation(),
                line.person() == null ? word("nobody", locale) : line.person(),
                time(line.created()),
                time(line.due()),
                word("clock." + line.clock(), locale),
                line.explanation());
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : TIME.format(at);
    }

    private String word(String key, Locale locale) {
        return messages.getMessage("task.export." + key, null, locale);
    }
}
