package io.jianguan.sharing;

import io.jianguan.identity.Label;
import io.jianguan.registry.Registries;
import io.jianguan.registry.RegistryDefinition;
import io.jianguan.registry.Slice;
import io.jianguan.registry.SliceRows;
import io.jianguan.registry.SliceRows.Wanted;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import io.jianguan.sharing.SharedAnswers.SharedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Data services as whoever is responsible for them defines them. */
@RestController
@RequestMapping("/api/sharing/services")
class ServiceController {
    private static final int PAGE = 50;
    private static final int SAMPLE = 5;
    private static final Set<String> ALL = Set.of(Grants.RECORDS, Grants.CHANGES, Grants.STATISTICS);
    private final Admins admins;
    private final Services services;
    private final ServiceCheck check;
    private final SliceRows rows;
    private final Registries registries;
    private final Documentation documentation;

    ServiceController(
            Admins admins,
            Services services,
            ServiceCheck check,
            SliceRows rows,
            Registries registries,
            Documentation documentation) {
        this.admins = admins;
        this.services = services;
        this.check = check;
        this.rows = rows;
        this.registries = registries;
        this.documentation = documentation;
    }

    /** @param registry what people call it */
    record ServiceSummary(String service, String label, String registry, String state, int version, boolean draft) {}

    @GetMapping
    Page<ServiceSummary> list(@RequestParam(required = false) @Nullable String cursor) {
        admins.current();
        var found = services.list(cursor, false, PAGE + 1);
        var locale = LocaleContextHolder.getLocale();
        return Page.of(found, PAGE, Services.Service::service)
                .map(one -> new ServiceSummary(
                        one.service(),
                        one.shown().label().in(locale),
                        registries.get(one.shown().registry()).label().in(locale),
                        one.state(),
                        one.version(),
                        one.draft() != null));
    }

    record NewService(String service, String registry, Label label) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Services.Service create(@RequestBody NewService wanted) {
        var actor = admins.current();
        registries.get(wanted.registry());
        services.create(actor.username(), wanted.service(), wanted.registry(), wanted.label());
        return services.get(wanted.service());
    }

    @GetMapping("/{service}")
    Services.Service get(@PathVariable String service) {
        admins.current();
        return services.get(service);
    }

    record Choice(String value, String label) {}

    /**
     * @param codes code table of a code field
     * @param choices of the status
     */
    record Offered(
            String field,
            String label,
            String type,
            boolean personal,
            @Nullable String codes,
            List<Choice> choices) {}

    record RegistryFields(String registry, String label, List<Offered> fields) {}

    /** What a service over the registry can give. */
    @GetMapping("/offers/{registry}")
    RegistryFields offers(@PathVariable String registry) {
        admins.current();
        var definition = registries.get(registry);
        var locale = LocaleContextHolder.getLocale();
        var statuses = definition.statuses().stream()
                .map(status -> new Choice(status.code(), status.label().in(locale)))
                .toList();
        var fields = Stream.concat(
                        Stream.of("record_no", "status", "owner_org", "created_at", "updated_at")
                                .map(RegistryDefinition.STANDARD::get),
                        definition.fields().stream())
                .map(field -> new Offered(
                        field.name(),
                        field.label().in(locale),
                        field.type().id(),
                        field.personal(),
                        field.codes(),
                        field.name().equals("status") ? statuses : List.of()))
                .toList();
        return new RegistryFields(registry, definition.label().in(locale), fields);
    }

    record RegistryName(String registry, String label) {}

    @GetMapping("/offers")
    List<RegistryName> registries() {
        admins.current();
        var locale = LocaleContextHolder.getLocale();
        return registries.names().stream()
                .map(name -> new RegistryName(name, registries.get(name).label().in(locale)))
                .toList();
    }

    @PutMapping("/{service}/draft")
    Services.Service save(
            @PathVariable String service,
            @RequestHeader("If-Match") String version,
            @RequestBody ServiceDefinition draft) {
        services.save(admins.current().username(), service, Versions.of(version), draft);
        return services.get(service);
    }

    record Checked(List<FieldError> errors) {}

    @PostMapping("/{service}/check")
    Checked check(@PathVariable String service, @RequestBody ServiceDefinition draft) {
        admins.current();
        services.get(service);
        return new Checked(check.faults(draft));
    }

    /** @param rows as consumers would get them, of what the person may read themselves, all personal data masked */
    record ServicePreview(List<SharedRecord> rows, Map<String, Object> openapi) {}

    @PostMapping("/{service}/preview")
    ServicePreview preview(@PathVariable String service, @RequestBody ServiceDefinition draft) {
        var actor = admins.current();
        services.get(service);
        var faults = check.faults(draft);
        if (!faults.isEmpty()) {
            throw Problem.invalid("sharing.invalid", faults);
        }
        var slice = draft.slice();
        var masked = new Slice(slice.registry(), slice.where(), slice.organisations(), slice.fields(), Set.of());
        var page = rows.page(actor, masked, new Wanted(List.of(), null, null, SAMPLE));
        var uses = ALL.stream()
                .filter(use -> !use.equals(Grants.CHANGES) || draft.changes())
                .filter(use -> !use.equals(Grants.STATISTICS) || draft.statistics())
                .collect(Collectors.toSet());
        return new ServicePreview(
                page.rows().stream()
                        .map(row -> SharedAnswers.record(new ArrayList<>(draft.fields()), row))
                        .toList(),
                documentation.of(service, draft, uses));
    }

    @PostMapping("/{service}/publications")
    Services.Service publish(@PathVariable String service, @RequestHeader("If-Match") String version) {
        services.publish(admins.current().username(), service, Versions.of(version));
        return services.get(service);
    }

    @PostMapping("/{service}/retirement")
    Services.Service retire(@PathVariable String service) {
        services.retire(admins.current().username(), service);
        return services.get(service);
    }
}
