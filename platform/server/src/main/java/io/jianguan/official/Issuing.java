package io.jianguan.official;

import io.jianguan.audit.AuditLog;
import io.jianguan.document.Contents;
import io.jianguan.document.Documents;
import io.jianguan.identity.Actor;
import io.jianguan.official.Papers.Paper;
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
    private final Offers offers;
    private final Orders orders;
    private final Issuers issuers;
    private final Papers papers;
    private final Rendering rendering;
    private final Records records;
    private final Contents contents;
    private final Documents documents;
    private final Timeline timeline;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Issuing(
            Templates templates,
            Offers offers,
            Orders orders,
            Issuers issuers,
            Papers papers,
            Rendering rendering,
            Records records,
            Contents contents,
            Documents documents,
            Timeline timeline,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.templates = templates;
        this.offers = offers;
        this.orders = orders;
        this.issuers = issuers;
        this.papers = papers;
        this.rendering = rendering;
        this.records = records;
        this.contents = contents;
        this.documents = documents;
        this.timeline = timeline;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What it would be, without a number. */
    Rendering.DocumentPages preview(Actor actor, String registry, long recordId, String template) {
        var record = records.get(actor, registry, recordId);
        var version = offers.one(actor, record, template);
        var issuer = issuers.of(record.owner(), actor);
        return rendering.inTurn(
                () -> rendering.preview(orders.of(version, actor, record, issuer, new Orders.Known("（待编号）", ""))));
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
        var version = offers.one(actor, record, template);
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
        var issuer = issuers.of(record.owner(), actor);
        var now = clock.instant();
        var day = LocalDate.ofInstant(now, ZONE);
        var series = new NumberRule(settings.number()).series(issuer.mark(), day);
        var number = NumberRule.format(series, papers.next(issuer.organisation(), series));
        var token = token();
        var made = rendering.make(orders.of(version, actor, record, issuer, new Orders.Known(number, token)));
        var username = actor == null ? SYSTEM : actor.username();
        var name = settings.label().zh() + " " + number;
        var docx = keep(made.docx(), name + ".docx", username);
        var pdf = keep(made.pdf(), name + ".pdf", username);
        var ofd = keep(made.ofd(), name + ".ofd", username);
        documents.attach(List.of(docx.id(), pdf.id(), ofd.id()), record.registry(), record.id(), username);
        var key = instance == null ? offers.instance(record, settings).orElse(null) : instance;
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

    private Papers.File keep(byte[] content, String name, String username) {
        var kept = contents.keep(new ByteArrayInputStream(content), name, username);
        return new Papers.File(kept.id(), kept.hash());
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
        if (!offers.may(actor, templates.get(paper.template()).settings())) {
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
}
