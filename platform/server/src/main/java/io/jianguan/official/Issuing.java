package io.jianguan.official;

import io.jianguan.audit.AuditLog;
import io.jianguan.document.Contents;
import io.jianguan.document.Documents;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.official.Papers.Paper;
import io.jianguan.process.Course;
import io.jianguan.process.Instances;
import io.jianguan.process.Timeline;
import io.jianguan.registry.Records;
import io.jianguan.registry.Records.Record;
import io.jianguan.rest.Problem;
import java.io.ByteArrayInputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Issues documents: number, three forms, timeline and audit in one transaction, so that a failure leaves neither a gap
 * in the numbers nor half a document.
 */
@Component
class Issuing {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String SYSTEM = "system";
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Templates templates;
    private final Issuers issuers;
    private final Papers papers;
    private final RecordFacts facts;
    private final Rendering rendering;
    private final Records records;
    private final Contents contents;
    private final Documents documents;
    private final Instances instances;
    private final Course course;
    private final Timeline timeline;
    private final Actors actors;
    private final AuditLog audit;
    private final PublicAddress address;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Issuing(
            Templates templates,
            Issuers issuers,
            Papers papers,
            RecordFacts facts,
            Rendering rendering,
            Records records,
            Contents contents,
            Documents documents,
            Instances instances,
            Course course,
            Timeline timeline,
            Actors actors,
            AuditLog audit,
            PublicAddress address,
            TransactionTemplate transaction,
            Clock clock) {
        this.templates = templates;
        this.issuers = issuers;
        this.papers = papers;
        this.facts = facts;
        this.rendering = rendering;
        this.records = records;
        this.contents = contents;
        this.documents = documents;
        this.instances = instances;
        this.course = course;
        this.timeline = timeline;
        this.actors = actors;
        this.audit = audit;
        this.address = address;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Templates that a person may issue on a record just now. */
    List<Templates.Version> offers(Actor actor, Record record) {
        return templates.offered(record.registry()).stream()
                .filter(version -> may(actor, version.settings()) && isDue(version.settings(), record))
                .toList();
    }

    boolean may(Actor actor, TemplateSettings settings) {
        return !actor.isOutsider()
                && (settings.roles().isEmpty() || settings.roles().stream().anyMatch(actor::has));
    }

    private boolean isDue(TemplateSettings settings, Record record) {
        return settings.process() == null && settings.steps().isEmpty()
                || instances.of(record.registry(), record.id()).stream()
                        .filter(instance -> settings.process() == null
                                || instance.processId().equals(settings.process()))
                        .anyMatch(instance -> settings.steps().isEmpty() || isAt(instance, settings.steps()));
    }

    private boolean isAt(Instances.Instance instance, List<String> steps) {
        return instance.endedAt() == null
                && course.of(instance.key()).stream()
                        .anyMatch(step -> step.endedAt() == null && steps.contains(step.elementId()));
    }

    private Templates.Version offered(Actor actor, Record record, String template) {
        return offers(actor, record).stream()
                .filter(version -> version.settings().template().equals(template))
                .findFirst()
                .orElseThrow(() -> Problem.forbidden("official.not-offered"));
    }

    /** What it would be, without a number. */
    Rendering.DocumentPages preview(Actor actor, String registry, long recordId, String template) {
        var record = records.get(actor, registry, recordId);
        var version = offered(actor, record, template);
        var issuer = issuers.of(record.owner());
        return rendering.inTurn(() -> rendering.preview(order(
                version,
                facts.of(actor, record, version.settings(), own(issuer, "（待编号）", address.verify(""), actor.name())),
                issuer)));
    }

    /**
     * Issues a document for a person.
     *
     * @param request names the wish: the same again is the same document
     * @throws Problem {@code official.not-offered}, what {@link Rendering#make} says
     */
    Paper issue(Actor actor, String registry, long recordId, String template, String request) {
        var record = records.get(actor, registry, recordId);
        var key = actor.username() + ":" + request;
        var known = papers.byRequest(key);
        if (known.isPresent()) {
            return known.get();
        }
        var version = offered(actor, record, template);
        return rendering.inTurn(() -> transaction.execute(status -> {
            records.lock(registry, recordId);
            return papers.byRequest(key)
                    .orElseGet(() -> issue(version, records.get(actor, registry, recordId), actor, key, null));
        }));
    }

    /** Issues a document for a process, in its transaction. */
    Paper issue(Record record, String template, String request, long instanceKey) {
        var version = templates.get(template);
        if (!version.settings().registry().equals(record.registry())) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "official.template-unknown", template);
        }
        return rendering.inTurn(
                () -> papers.byRequest(request).orElseGet(() -> issue(version, record, null, request, instanceKey)));
    }

    private Paper issue(
            Templates.Version version, Record record, @Nullable Actor actor, String request, @Nullable Long instance) {
        var settings = version.settings();
        var issuer = issuers.of(record.owner());
        var now = clock.instant();
        var day = LocalDate.ofInstant(now, ZONE);
        var series = new NumberRule(settings.number()).series(issuer.mark(), day);
        var number = NumberRule.format(series, papers.next(issuer.organisation(), series));
        var token = token();
        var own = own(issuer, number, address.verify(token), actor == null ? "" : actor.name());
        var made = rendering.make(order(version, facts.of(actor, record, settings, own), issuer));
        var username = actor == null ? SYSTEM : actor.username();
        var name = settings.label().zh() + " " + number;
        var docx = keep(made.docx(), name + ".docx", username);
        var pdf = keep(made.pdf(), name + ".pdf", username);
        var ofd = keep(made.ofd(), name + ".ofd", username);
        documents.attach(List.of(docx.id(), pdf.id(), ofd.id()), record.registry(), record.id(), username);
        var key = instance == null ? running(record, settings) : instance;
        papers.add(new Paper(
                0,
                request,
                settings.template(),
                version.version(),
                settings.label().zh(),
                record.registry(),
                record.id(),
                key,
                issuer.organisation(),
                issuer.name(),
                number,
                actor == null ? null : actor.username(),
                now,
                day,
                token,
                docx,
                pdf,
                ofd,
                null,
                null,
                null));
        audit.record(
                actor == null ? null : actor.username(),
                "official.issued",
                record.registry() + ":" + record.id(),
                Map.of(
                        "number",
                        number,
                        "template",
                        settings.template(),
                        "version",
                        version.version(),
                        "pdf",
                        pdf.hash()));
        if (key != null) {
            timeline.add(
                    key,
                    entry("document-issued", name, actor, Map.of("docx", docx.id(), "pdf", pdf.id(), "ofd", ofd.id())));
        }
        return papers.byRequest(request).orElseThrow();
    }

    private Timeline.Entry entry(
            String kind, String text, @Nullable Actor actor, Map<String, @Nullable Object> values) {
        return new Timeline.Entry(
                clock.instant(),
                kind,
                null,
                actor == null ? null : actor.username(),
                null,
                text,
                null,
                null,
                values,
                null,
                List.of());
    }

    private @Nullable Long running(Record record, TemplateSettings settings) {
        return instances.of(record.registry(), record.id()).stream()
                .filter(instance ->
                        settings.process() == null || instance.processId().equals(settings.process()))
                .map(Instances.Instance::key)
                .findFirst()
                .orElse(null);
    }

    private Papers.File keep(byte[] content, String name, String username) {
        var kept = contents.keep(new ByteArrayInputStream(content), name, username);
        return new Papers.File(kept.id(), kept.hash());
    }

    private Rendering.Order order(Templates.Version version, Facts facts, Issuers.Issuer issuer) {
        return new Rendering.Order(
                version.content(), version.settings(), templates.words(version.settings()), facts, issuer.sealWidth());
    }

    /** What a document has besides its record's fields. */
    Map<String, Object> own(Issuers.Issuer issuer, String number, String verify, String person) {
        var own = new HashMap<String, Object>();
        own.put("number", number);
        own.put("today", LocalDate.ofInstant(clock.instant(), ZONE).toString());
        own.put("org", issuer.name());
        own.put("org_mark", issuer.mark());
        own.put("issuer", person);
        own.put("verify_url", address.shown());
        own.put("qr", QrCode.png(verify));
        if (issuer.seal() != null) {
            own.put("seal", issuer.seal());
        }
        return own;
    }

    private static String token() {
        var bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Makes a document void; it stays, with its number and the reason.
     *
     * @throws Problem {@code official.unknown}, {@code official.not-yours}, {@code official.reason}, {@code official.void}
     */
    Paper makeVoid(Actor actor, long id, String reason) {
        var paper = papers.find(id).orElseThrow(() -> Problem.notFound("official.unknown"));
        records.get(actor, paper.registry(), paper.recordId());
        if (!may(actor, templates.get(paper.template()).settings())) {
            throw Problem.forbidden("official.not-yours");
        }
        if (reason.isBlank() || reason.length() > 500) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "official.reason");
        }
        transaction.executeWithoutResult(status -> {
            if (!papers.makeVoid(id, clock.instant(), actor.username(), reason.strip())) {
                throw Problem.conflict("official.void");
            }
            audit.record(
                    actor.username(),
                    "official.voided",
                    paper.registry() + ":" + paper.recordId(),
                    Map.of("number", paper.number(), "reason", reason.strip()));
            if (paper.instanceKey() != null) {
                timeline.add(
                        paper.instanceKey(),
                        entry(
                                "document-voided",
                                paper.title() + " " + paper.number() + "：" + reason.strip(),
                                actor,
                                Map.of()));
            }
        });
        return papers.find(id).orElseThrow();
    }

    /** Names of people on a list of documents. */
    Map<String, String> names(List<Paper> list) {
        var usernames = list.stream()
                .flatMap(paper -> java.util.stream.Stream.of(paper.issuedBy(), paper.voidedBy()))
                .filter(java.util.Objects::nonNull)
                .collect(java.util.stream.Collectors.toSet());
        return actors.names(usernames);
    }
}
