package io.jianguan.intake;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.identity.Label;
import io.jianguan.intake.ImportScreen.ImportSummary;
import io.jianguan.intake.Importing.Choice;
import io.jianguan.intake.RowFaults.RowFault;
import io.jianguan.registry.RecordIntake;
import io.jianguan.registry.RecordIntake.Match;
import io.jianguan.registry.Registries;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/imports")
class ImportController {
    private final Actors actors;
    private final Registries registries;
    private final RecordIntake intake;
    private final Importing importing;
    private final Imports imports;
    private final RowFaults faults;
    private final RowDeeds entries;
    private final ReportSheet report;

    ImportController(
            Actors actors,
            Registries registries,
            RecordIntake intake,
            Importing importing,
            Imports imports,
            RowFaults faults,
            RowDeeds entries,
            ReportSheet report) {
        this.actors = actors;
        this.registries = registries;
        this.intake = intake;
        this.importing = importing;
        this.imports = imports;
        this.faults = faults;
        this.entries = entries;
        this.report = report;
    }

    /** One's own; those who administer see everybody's. */
    @GetMapping
    Page<ImportSummary> list(
            @RequestParam(required = false) @Nullable String registry,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "30") int limit) {
        var actor = actors.current();
        int most = Math.clamp(limit, 1, 100);
        var username = Importing.oversees(actor) ? null : actor.username();
        var found = imports.newest(username, registry, Cursor.number(cursor, Long.MAX_VALUE), most + 1);
        var page = Page.of(found, most, one -> Cursor.of(one.id()));
        var names = actors.names(page.rows().stream().map(Import::requestedBy).collect(Collectors.toSet()));
        return page.map(one -> summary(one, names));
    }

    private ImportSummary summary(Import one, Map<String, String> names) {
        // what was imported stays to be seen where its registry is gone
        var label = registries.names().contains(one.registry())
                ? registries.get(one.registry()).label()
                : new Label(one.registry(), one.registry());
        return ImportSummary.of(one, label, names.getOrDefault(one.requestedBy(), one.requestedBy()));
    }

    /** The file itself is the body, of any size. */
    @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<ImportScreen> upload(
            @RequestParam String registry, @RequestParam String name, HttpServletRequest request, Locale locale)
            throws IOException {
        var actor = actors.current();
        var one = importing.upload(actor, registry, name, request.getInputStream(), locale);
        return ResponseEntity.created(URI.create("/api/imports/" + one.id())).body(screen(actor, one));
    }

    @GetMapping("/{id}")
    ImportScreen get(@PathVariable long id) {
        var actor = actors.current();
        return screen(actor, importing.get(actor, id));
    }

    private ImportScreen screen(Actor actor, Import one) {
        var definition = registries.get(one.registry());
        var plan = one.plan();
        boolean mine = Importing.mine(actor, one);
        boolean told = mine && !one.state().isRunning();
        return new ImportScreen(
                summary(one, actors.names(List.of(one.requestedBy()))),
                one.sheets(),
                plan.sheet(),
                plan.headRow(),
                mine ? plan.columns() : List.of(),
                ImportScreen.fields(definition, intake.keeps(actor, definition)),
                intake.keys(actor, definition),
                plan.match(),
                ImportScreen.onMatch(plan),
                intake.mayChange(actor, definition),
                mine ? plan.words() : Map.of(),
                told ? faults.unknown(one.id()) : List.of(),
                told ? faults.kinds(one.id()) : List.of(),
                mine,
                Importing.mayUndo(one));
    }

    /**
     * @param columns field by the place of the column; a column that is not named is left out
     * @param match name of a key; null: every row is a new record
     * @param onMatch refuse, change or skip
     * @param words code by word, by field, besides those chosen before; an empty code takes a choice back
     */
    record PlanChange(
            int sheet,
            long headRow,
            @Nullable Map<Integer, @Nullable String> columns,
            @Nullable String match,
            @Nullable String onMatch,
            @Nullable Map<String, @Nullable Map<String, @Nullable String>> words) {
        Choice choice() {
            var fields = new HashMap<Integer, String>();
            if (columns != null) {
                columns.forEach((place, field) -> {
                    if (field != null && !field.isBlank()) {
                        fields.put(place, field);
                    }
                });
            }
            return new Choice(
                    sheet, headRow, fields, match == null || match.isBlank() ? null : match, onMatched(), chosen());
        }

        private Map<String, Map<String, String>> chosen() {
            var chosen = new HashMap<String, Map<String, String>>();
            if (words != null) {
                words.forEach((field, codes) -> {
                    var own = chosen.computeIfAbsent(field, name -> new HashMap<>());
                    if (codes != null) {
                        codes.forEach((word, code) -> own.put(word, Objects.requireNonNullElse(code, "")));
                    }
                });
            }
            return chosen;
        }

        private Match onMatched() {
            return switch (onMatch) {
                case "change" -> Match.CHANGE;
                case "skip" -> Match.SKIP;
                case null, default -> Match.REFUSE;
            };
        }
    }

    @PutMapping("/{id}/plan")
    ImportScreen plan(@PathVariable long id, @RequestBody PlanChange change, Locale locale) {
        var actor = actors.current();
        return screen(actor, importing.plan(actor, id, change.choice(), locale));
    }

    @PostMapping("/{id}/trial")
    ImportScreen trial(@PathVariable long id) {
        var actor = actors.current();
        return screen(actor, importing.trial(actor, id));
    }

    /** @param rows all or good */
    record ImportStart(@Nullable String rows) {}

    @PostMapping("/{id}/run")
    ImportScreen run(@PathVariable long id, @RequestBody ImportStart start) {
        var actor = actors.current();
        return screen(actor, importing.run(actor, id, "good".equals(start.rows())));
    }

    @PostMapping("/{id}/stop")
    ImportScreen stop(@PathVariable long id) {
        var actor = actors.current();
        return screen(actor, importing.stop(actor, id));
    }

    @PostMapping("/{id}/undo")
    ImportScreen undo(@PathVariable long id) {
        var actor = actors.current();
        return screen(actor, importing.undo(actor, id));
    }

    /** In order of row; a page ends with a whole row. */
    @GetMapping("/{id}/faults")
    Page<RowFault> faults(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        importing.own(actors.current(), id);
        int most = Math.clamp(limit, 1, 200);
        var found = faults.page(id, Cursor.number(cursor, 0), most);
        long rows = found.stream().mapToLong(RowFault::row).distinct().count();
        return new Page<>(found, rows < most ? null : Cursor.of(found.getLast().row()), null);
    }

    /** Records that could not be taken back. */
    @GetMapping("/{id}/kept")
    Page<RowDeeds.KeptRow> kept(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        importing.get(actors.current(), id);
        int most = Math.clamp(limit, 1, 200);
        var found = entries.kept(id, Cursor.number(cursor, 0), most);
        return new Page<>(
                found, found.size() < most ? null : Cursor.of(found.getLast().row()), null);
    }

    /** The wrong rows with their reasons, as a workbook. */
    @GetMapping("/{id}/report")
    void report(@PathVariable long id, HttpServletResponse response) throws IOException, SheetFault {
        var actor = actors.current();
        var one = importing.own(actor, id);
        var name = one.fileName().replaceFirst("\\.[^.]*$", "") + "-问题.xlsx";
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        report.write(actor, one, response.getOutputStream());
    }
}
