package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.registry.Records.Record;
import io.jianguan.rest.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/views/{view}")
class ViewController {
    private final Actors actors;
    private final Views views;
    private final Registries registries;
    private final Listing listing;
    private final Export export;
    private final Access access;
    private final ViewActions offers;
    private final BoundedQuery bounded;
    private final Formulas formulas;

    ViewController(
            Actors actors,
            Views views,
            Registries registries,
            Listing listing,
            Export export,
            Access access,
            ViewActions offers,
            BoundedQuery bounded,
            Formulas formulas) {
        this.actors = actors;
        this.views = views;
        this.registries = registries;
        this.listing = listing;
        this.export = export;
        this.access = access;
        this.offers = offers;
        this.bounded = bounded;
        this.formulas = formulas;
    }

    @GetMapping
    ViewScreen screen(@PathVariable String view) {
        var actor = actors.current();
        var found = views.get(actor, view);
        var registry = registries.get(found.registry());
        var rights = formulas.rights(FieldRights.of(actor, registry), found, registry);
        return ViewScreen.of(
                found,
                registry,
                RegistryScreen.actions(registry, actor),
                offers.ofARow(actor, found, registry),
                offers.ofMany(actor, found, registry),
                rights,
                access.holds(actor, registry, "create"),
                name -> opens(actor, name));
    }

    private boolean opens(Actor actor, String registry) {
        var page = registries.get(registry);
        return page.panorama() != null && access.holds(actor, page, "read");
    }

    /** @param values by column, standard ones too */
    record ListRow(
            String id,
            int version,
            @Nullable String number,
            String title,
            @Nullable String status,
            Map<String, @Nullable Object> values,
            Map<String, Object> labels) {}

    @GetMapping("/rows")
    Page<ListRow> rows(@PathVariable String view, @RequestParam MultiValueMap<String, String> parameters) {
        var actor = actors.current();
        var found = views.get(actor, view);
        var request = ListRequest.of(parameters);
        var selection = listing.select(actor, found, request);
        var page = bounded.answer(request, () -> listing.page(selection, request));
        var columns = selection.names();
        return new Page<>(
                page.rows().stream().map(record -> row(columns, record)).toList(), page.next(), page.count());
    }

    static ListRow row(List<String> columns, Record record) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        columns.forEach(column -> values.put(column, value(record, column)));
        return new ListRow(
                String.valueOf(record.id()),
                record.version(),
                record.number(),
                record.title(),
                record.status(),
                values,
                record.labels());
    }

    static @Nullable Object value(Record record, String column) {
        return switch (column) {
            case "record_no" -> record.number();
            case "status" -> record.status();
            case "owner_org" -> record.owner();
            case "created_by" -> record.labels().get("created_by");
            case "created_at" ->
                FieldValues.text(record.createdAt().atZone(FieldValues.ZONE).toOffsetDateTime());
            case "updated_at" ->
                FieldValues.text(record.updatedAt().atZone(FieldValues.ZONE).toOffsetDateTime());
            default -> record.values().get(column);
        };
    }

    @GetMapping("/export")
    void export(
            @PathVariable String view,
            @RequestParam String format,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response)
            throws IOException {
        var actor = actors.current();
        var found = views.get(actor, view);
        var sheet = export.prepare(actor, found, ListRequest.of(parameters), Export.format(format));
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(export.name(found) + "." + format, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setContentType(Export.type(format));
        sheet.write(response.getOutputStream());
    }
}
