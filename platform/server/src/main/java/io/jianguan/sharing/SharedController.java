package io.jianguan.sharing;

import io.jianguan.audit.AuditLog;
import io.jianguan.rest.Page;
import io.jianguan.sharing.Grants.Grant;
import io.jianguan.sharing.Quotas.Spent;
import io.jianguan.sharing.SharedAnswers.SharedChange;
import io.jianguan.sharing.SharedAnswers.SharedGroups;
import io.jianguan.sharing.SharedAnswers.SharedRecord;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Data services for other systems, each with a token of its own; a browser's session opens none of it. */
@RestController
@RequestMapping("/api/shared/{service}")
class SharedController {
    private static final int LONGEST_WAIT = 50;
    private final Services services;
    private final Grants grants;
    private final Quotas quotas;
    private final SharedAnswers answers;
    private final Feed feed;
    private final Documentation documentation;
    private final AuditLog audit;

    SharedController(
            Services services,
            Grants grants,
            Quotas quotas,
            SharedAnswers answers,
            Feed feed,
            Documentation documentation,
            AuditLog audit) {
        this.services = services;
        this.grants = grants;
        this.quotas = quotas;
        this.answers = answers;
        this.feed = feed;
        this.documentation = documentation;
        this.audit = audit;
    }

    /** @param next where to go on; always there */
    record ChangesAnswer(List<SharedChange> rows, String next) {}

    @GetMapping("/records")
    @Operation(
            summary = "Records of a data service",
            description = "In order of id, or with `since` in order of change. `fields` names those wanted; every other"
                    + " parameter is a filter of the service (`name`, `name.from`, `name.to`).")
    Page<SharedRecord> records(
            @PathVariable String service,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response) {
        var grant = grants.required(service, Grants.RECORDS);
        var question = answers.question(services.published(service), parameters);
        int allowed = take(grant, question.limit(), response);
        int given = 0;
        try {
            var page = answers.records(question, allowed);
            given = page.rows().size();
            audit(grant, Grants.RECORDS, parameters, given);
            return page;
        } finally {
            quotas.back(grant, allowed - given);
        }
    }

    @GetMapping("/changes")
    @Operation(
            summary = "Changes of a data service",
            description = "What came after the cursor `after`, in the order of commits; without it, the cursor where"
                    + " the feed ends now. `wait` seconds at most for the first change. 410: begin anew.")
    ChangesAnswer changes(
            @PathVariable String service,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response) {
        var grant = grants.required(service, Grants.CHANGES);
        var definition = services.published(service);
        var question = answers.question(definition, parameters);
        int allowed = take(grant, question.limit(), response);
        int given = 0;
        try {
            var wait = Duration.ofSeconds(question.number("wait", 0, 0, LONGEST_WAIT));
            var changes = feed.after(service, definition.slice(), question.text("after"), allowed, wait);
            given = changes.rows().size();
            if (given > 0) {
                audit(grant, Grants.CHANGES, parameters, given);
            }
            return new ChangesAnswer(
                    changes.rows().stream()
                            .map(change -> SharedAnswers.change(definition, change))
                            .toList(),
                    changes.next());
        } finally {
            quotas.back(grant, allowed - given);
        }
    }

    @GetMapping("/statistics")
    @Operation(
            summary = "Counts and sums of a data service",
            description = "`by` names up to three dimensions (dates as `name:day`, `name:month`, `name:year`), `sum`"
                    + " the measures; filters as for records.")
    SharedGroups statistics(
            @PathVariable String service,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response) {
        var grant = grants.required(service, Grants.STATISTICS);
        var question = answers.question(services.published(service), parameters);
        take(grant, 1, response);
        var groups = answers.statistics(question);
        audit(grant, Grants.STATISTICS, parameters, groups.groups().size());
        return groups;
    }

    @GetMapping("/openapi")
    @Operation(summary = "Documentation of a data service, as OpenAPI", description = "For whoever may use it.")
    Map<String, Object> openapi(@PathVariable String service) {
        var grant = grants.requiredAny(service);
        return documentation.of(service, services.published(service), grant.uses());
    }

    private int take(Grant grant, int rows, HttpServletResponse response) {
        try {
            return quotas.take(grant, rows);
        } catch (Spent spent) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(spent.seconds()));
            throw spent;
        }
    }

    /** What was asked for by name only: the values may tell of people. */
    private void audit(Grant grant, String use, MultiValueMap<String, String> parameters, int rows) {
        audit.record(
                grant.consumer(),
                "sharing.read",
                "service:" + grant.service(),
                Map.of("use", use, "rows", rows, "asked", List.copyOf(parameters.keySet())));
    }
}
