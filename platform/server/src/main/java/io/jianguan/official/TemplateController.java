package io.jianguan.official;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.identity.Roles;
import io.jianguan.registry.Records;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Templates, for business administrators. */
@RestController
@RequestMapping("/api/official-templates")
class TemplateController {
    private static final String BUSINESS_ADMIN = "business-admin";
    private static final int PAGE = 50;
    private static final MediaType DOCX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    private final Templates templates;
    private final TemplateDrafts drafts;
    private final DocxGuard guard;
    private final Records records;
    private final Orders orders;
    private final Rendering rendering;
    private final Actors actors;
    private final JsonMapper json;

    TemplateController(
            Templates templates,
            TemplateDrafts drafts,
            DocxGuard guard,
            Records records,
            Orders orders,
            Rendering rendering,
            Actors actors,
            JsonMapper json) {
        this.templates = templates;
        this.drafts = drafts;
        this.guard = guard;
        this.records = records;
        this.orders = orders;
        this.rendering = rendering;
        this.actors = actors;
        this.json = json;
    }

    record TemplateVersionLine(int version, @Nullable String publishedBy, Instant publishedAt) {}

    /**
     * @param revision of the draft; 0 where there is none
     * @param placeholders of the draft, or of the newest version
     */
    record TemplateDetail(
            TemplateSettings settings,
            int revision,
            int version,
            boolean offered,
            List<TemplateVersionLine> versions,
            List<Scan.FoundPlaceholder> placeholders) {}

    /** @param recordId null: a record made up from the definition */
    record TemplatePreviewRequest(@Nullable String recordId) {}

    record PublishedTemplate(int version) {}

    record OfferedTemplate(boolean offered) {}

    @GetMapping
    Page<Templates.TemplateSummary> list(@RequestParam(required = false) @Nullable String after) {
        admin();
        var found = templates.list(Cursor.text(after, ""), PAGE + 1);
        return Page.of(found, PAGE, template -> Cursor.of(template.template()));
    }

    @GetMapping("/{template}")
    TemplateDetail detail(@PathVariable String template) {
        admin();
        return describe(template);
    }

    private TemplateDetail describe(String template) {
        var newest = newest(template);
        return new TemplateDetail(
                newest.settings(),
                drafts.revision(template),
                templates.find(template).map(Templates.Version::version).orElse(0),
                templates.isOffered(template),
                templates.versions(template).stream()
                        .map(version -> new TemplateVersionLine(
                                version.version(), version.publishedBy(), version.publishedAt()))
                        .toList(),
                templates.scan(newest.settings(), newest.content()));
    }

    /** Parts: {@code settings} as JSON, {@code file} where it is new, {@code revision} of the draft changed. */
    @PutMapping(path = "/{template}/draft", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    TemplateDetail save(@PathVariable String template, MultipartHttpServletRequest request) throws IOException {
        var actor = admin();
        var settings = settings(request.getParameter("settings"), template);
        var file = request.getFile("file");
        byte[] content;
        if (file == null) {
            content = drafts.find(template)
                    .map(TemplateDrafts.Draft::content)
                    .or(() -> templates.find(template).map(Templates.Version::content))
                    .orElseThrow(() -> guard.refuse("no-docx"));
        } else {
            if (file.getSize() > DocxGuard.MOST_BYTES) {
                throw guard.refuse("too-large", DocxGuard.MOST_BYTES / 1_000_000);
            }
            content = file.getBytes();
        }
        guard.check(content);
        templates.check(settings);
        var revision = request.getParameter("revision");
        drafts.save(
                settings,
                content,
                revision != null && revision.matches("\\d{1,9}") ? Integer.parseInt(revision) : 0,
                actor.username());
        return describe(template);
    }

    private TemplateSettings settings(@Nullable String text, String template) {
        try {
            var settings = json.readValue(text == null ? "{}" : text, TemplateSettings.class);
            if (!settings.template().equals(template)) {
                throw new Problem(HttpStatus.BAD_REQUEST, "official.settings");
            }
            return settings;
        } catch (JacksonException unreadable) {
            throw new Problem(HttpStatus.BAD_REQUEST, "official.settings");
        }
    }

    @DeleteMapping("/{template}/draft")
    void discard(@PathVariable String template) {
        admin();
        drafts.delete(template);
    }

    @PostMapping("/{template}/publish")
    PublishedTemplate publish(@PathVariable String template) {
        var actor = admin();
        var draft = drafts.find(template).orElseThrow(() -> Problem.notFound("official.template-unknown", template));
        var version = templates.publish(draft.settings(), draft.content(), actor.username());
        drafts.delete(template);
        return new PublishedTemplate(version);
    }

    @PutMapping("/{template}/offered")
    void offer(@PathVariable String template, @RequestBody OfferedTemplate request) {
        templates.offer(template, request.offered(), admin().username());
    }

    @GetMapping("/{template}/file")
    ResponseEntity<byte[]> file(@PathVariable String template, @RequestParam(defaultValue = "0") int version) {
        admin();
        var draft = version == 0 ? drafts.find(template).orElse(null) : null;
        var content = draft != null
                ? draft.content()
                : templates.versions(template).stream()
                        .filter(one -> version == 0 || one.version() == version)
                        .findFirst()
                        .map(Templates.Version::content)
                        .orElseThrow(() -> Problem.notFound("official.template-unknown", template));
        return ResponseEntity.ok()
                .contentType(DOCX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(template + ".docx", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }

    @PostMapping("/{template}/preview")
    Rendering.DocumentPages preview(@PathVariable String template, @RequestBody TemplatePreviewRequest request) {
        var order = order(admin(), template, request);
        return rendering.inTurn(() -> rendering.preview(order));
    }

    @PostMapping(path = "/{template}/preview/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    byte[] pdf(@PathVariable String template, @RequestBody TemplatePreviewRequest request) {
        var order = order(admin(), template, request);
        return rendering.inTurn(() -> rendering.pdf(order));
    }

    private Rendering.Order order(Actor actor, String template, TemplatePreviewRequest request) {
        var newest = newest(template);
        var id = request.recordId();
        if (id != null && !id.matches("[0-9]{1,18}")) {
            throw Problem.notFound("registry.record-unknown");
        }
        var record = id == null ? null : records.get(actor, newest.settings().registry(), Long.parseLong(id));
        return orders.sample(newest, actor, record);
    }

    /** The draft as it would be published, or what was published last. */
    private Templates.Version newest(String template) {
        return drafts.find(template)
                .map(draft -> new Templates.Version(draft.settings(), 0, draft.content(), null, Instant.EPOCH))
                .orElseGet(() -> templates.get(template));
    }

    private Actor admin() {
        var actor = actors.current();
        if (!actor.has(BUSINESS_ADMIN) && !actor.has(Roles.SYSTEM_ADMIN)) {
            throw Problem.forbidden("official.admins-only");
        }
        return actor;
    }
}
