package io.jianguan.sharing;

import io.jianguan.registry.Registries;
import io.jianguan.registry.SliceGroups;
import io.jianguan.registry.SliceRows;
import io.jianguan.registry.SliceRows.Wanted;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import io.jianguan.sharing.ServiceDefinition.SharedField;
import io.jianguan.sharing.SharedAnswers.SharedGroups;
import io.jianguan.sharing.SharedAnswers.SharedRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is shared and by whom it is used, for all officers; and its figures, as far as each may read the records. */
@RestController
@RequestMapping("/api/sharing/catalogue")
class CatalogueController {
    private static final int PAGE = 50;
    private static final int ROWS = 50;
    private static final Set<String> ALL = Set.of(Grants.RECORDS, Grants.CHANGES, Grants.STATISTICS);
    private final Admins admins;
    private final Services services;
    private final Grants grants;
    private final SharedAnswers answers;
    private final SliceGroups groups;
    private final SliceRows rows;
    private final Registries registries;
    private final Documentation documentation;

    CatalogueController(
            Admins admins,
            Services services,
            Grants grants,
            SharedAnswers answers,
            SliceGroups groups,
            SliceRows rows,
            Registries registries,
            Documentation documentation) {
        this.admins = admins;
        this.services = services;
        this.grants = grants;
        this.answers = answers;
        this.groups = groups;
        this.rows = rows;
        this.registries = registries;
        this.documentation = documentation;
    }

    /** @param users names of the systems that use it */
    record CatalogueEntry(
            String service,
            String label,
            String description,
            String registry,
            int fields,
            boolean changes,
            boolean statistics,
            List<String> users) {}

    @GetMapping
    Page<CatalogueEntry> list(@RequestParam(required = false) @Nullable String cursor) {
        admins.reader();
        var found = services.list(cursor, true, PAGE + 1);
        var page = Page.of(found, PAGE, Services.Service::service);
        var users = grants
                .on(page.rows().stream().map(Services.Service::service).toList())
                .stream()
                .collect(Collectors.groupingBy(
                        Grants.Grant::service, Collectors.mapping(Grants.Grant::name, Collectors.toList())));
        return page.map(
                one -> entry(one.service(), services.required(one), users.getOrDefault(one.service(), List.of())));
    }

    private CatalogueEntry entry(String service, ServiceDefinition definition, List<String> users) {
        var locale = LocaleContextHolder.getLocale();
        return new CatalogueEntry(
                service,
                definition.label().in(locale),
                definition.description().in(locale),
                registries.get(definition.registry()).label().in(locale),
                definition.fields().size(),
                definition.changes(),
                definition.statistics(),
                users);
    }

    /** @param type of the registry's field */
    record FieldEntry(
            String name,
            String label,
            String type,
            @Nullable String codes,
            boolean personal,
            boolean clear,
            @Nullable String reason,
            boolean filter,
            boolean dimension,
            boolean measure) {}

    /** @param readable the person may see its records and figures */
    record Detail(
            CatalogueEntry entry,
            String registry,
            List<FieldEntry> fields,
            boolean readable,
            Map<String, Object> openapi) {}

    @GetMapping("/{service}")
    Detail get(@PathVariable String service) {
        var actor = admins.reader();
        var definition = services.published(service);
        var users = grants.on(List.of(service)).stream().map(Grants.Grant::name).toList();
        var registry = registries.get(definition.registry());
        boolean readable = registry.rights().stream()
                .anyMatch(right -> right.actions().contains("read") && actor.has(right.role()));
        return new Detail(
                entry(service, definition, users),
                definition.registry(),
                definition.fields().stream()
                        .flatMap(field -> field(definition, field))
                        .toList(),
                readable,
                documentation.of(service, definition, ALL));
    }

    private java.util.stream.Stream<FieldEntry> field(ServiceDefinition definition, SharedField shared) {
        return registries.get(definition.registry()).column(shared.field()).stream()
                .map(field -> new FieldEntry(
                        shared.name(),
                        field.label().in(LocaleContextHolder.getLocale()),
                        field.type().id(),
                        field.codes(),
                        field.personal(),
                        shared.clear(),
                        shared.reason(),
                        shared.filter(),
                        shared.dimension(),
                        shared.measure()));
    }

    /** The same figures that systems get, of what the person may read. */
    @GetMapping("/{service}/statistics")
    SharedGroups statistics(@PathVariable String service, @RequestParam MultiValueMap<String, String> parameters) {
        var actor = admins.reader();
        var question = answers.question(counted(service), parameters);
        return answers.groups(
                question,
                groups.of(
                        actor,
                        question.slice(),
                        question.filters(),
                        question.dimensions(),
                        question.sums().stream().map(SharedField::field).toList()));
    }

    /** The records behind a figure. */
    @GetMapping("/{service}/records")
    Page<SharedRecord> records(@PathVariable String service, @RequestParam MultiValueMap<String, String> parameters) {
        var actor = admins.reader();
        var question = answers.question(counted(service), parameters);
        var slice = question.masked();
        var page = rows.page(actor, slice, new Wanted(question.filters(), null, question.text("cursor"), ROWS));
        return new Page<>(
                page.rows().stream()
                        .map(row -> SharedAnswers.record(question.fields(), row))
                        .toList(),
                page.next(),
                null);
    }

    private ServiceDefinition counted(String service) {
        var definition = services.published(service);
        if (!definition.statistics()) {
            throw Problem.notFound("sharing.service-unknown", service);
        }
        return definition;
    }
}
