package io.jianguan.task;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actors;
import io.jianguan.identity.Organisations;
import io.jianguan.registry.ExportTable;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The cockpit's list as a file. */
@RestController
class OversightExport {
    private static final int PAGE = 500;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private static final List<String> COLUMNS = List.of(
            "number", "title", "process", "step", "organisation", "person", "created", "due", "clock", "explanation");
    private final Oversight oversight;
    private final TaskView view;
    private final Actors actors;
    private final Organisations organisations;
    private final AuditLog audit;
    private final MessageSource messages;

    OversightExport(
            Oversight oversight,
            TaskView view,
            Actors actors,
            Organisations organisations,
            AuditLog audit,
            MessageSource messages) {
        this.oversight = oversight;
        this.view = view;
        this.actors = actors;
        this.organisations = organisations;
        this.audit = audit;
        this.messages = messages;
    }

    @GetMapping("/api/deadlines/export")
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam(defaultValue = "xlsx") String format,
            @RequestParam(defaultValue = "all") String state,
            @ModelAttribute Oversight.Filter filter,
            Locale locale) {
        var actor = actors.current();
        var csv = format.equals("csv");
        StreamingResponseBody body = out -> {
            try (var table = csv ? ExportTable.csv(out) : ExportTable.xlsx(out)) {
                table.row(Arrays.asList(
                        COLUMNS.stream().map(column -> word(column, locale)).toArray()));
                String next = null;
                long rows = 0;
                do {
                    var page = oversight.page(actor, Oversight.State.of(state), filter, next, PAGE);
                    var summaries = view.of(actor, page.rows());
                    var names = organisations.names(
                            page.rows().stream().map(Task::owner).collect(Collectors.toSet()));
                    for (int i = 0; i < summaries.size(); i++) {
                        var owner = page.rows().get(i).owner();
                        write(table, summaries.get(i), names.getOrDefault(owner, owner), locale);
                    }
                    rows += summaries.size();
                    next = page.next();
                } while (next != null);
                audit.record(
                        actor.username(),
                        "deadline.exported",
                        "deadlines",
                        Map.of("state", state, "format", csv ? "csv" : "xlsx", "rows", rows));
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

    private void write(ExportTable table, TaskView.Summary task, String organisation, Locale locale)
            throws IOException {
        var holder = task.assignee();
        table.row(Arrays.asList(
                task.record().number(),
                task.record().title(),
                task.processLabel(),
                task.name(),
                organisation,
                holder == null ? word("nobody", locale) : holder.name(),
                time(task.createdAt()),
                time(task.dueAt()),
                word("clock." + task.clock(), locale),
                task.explanation()));
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : TIME.format(at);
    }

    private String word(String key, Locale locale) {
        return messages.getMessage("task.export." + key, null, locale);
    }
}
