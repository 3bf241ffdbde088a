package io.jianguan.official;

import io.jianguan.identity.Actor;
import io.jianguan.registry.Records.Record;
import io.jianguan.rest.PublicAddress;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings together what making a document needs: the template, and what its placeholders become. */
@Component
class Orders {
    /** Of what is only looked at, with a record made up or a real one. */
    private static final String VERIFY = "/verify";

    private static final Known SAMPLE = new Known("示例〔2026〕1号", "sample");

    private final Templates templates;
    private final Issuers issuers;
    private final RecordFacts facts;
    private final SampleFacts samples;
    private final PublicAddress address;
    private final Clock clock;

    Orders(
            Templates templates,
            Issuers issuers,
            RecordFacts facts,
            SampleFacts samples,
            PublicAddress address,
            Clock clock) {
        this.templates = templates;
        this.issuers = issuers;
        this.facts = facts;
        this.samples = samples;
        this.address = address;
        this.clock = clock;
    }

    /**
     * What a document is known by.
     *
     * @param token in the address for checking
     */
    record Known(String number, String token) {}

    /** @param actor nobody where a process makes it */
    Rendering.Order of(
            Templates.Version version, @Nullable Actor actor, Record record, Issuers.Issuer issuer, Known known) {
        var settings = version.settings();
        var own = own(issuer, known, actor == null ? "" : actor.name());
        return order(version, facts.of(actor, record, settings, own), issuer);
    }

    /** For whoever keeps the template: with a record of theirs, or one made up. */
    Rendering.Order sample(Templates.Version version, Actor actor, @Nullable Record record) {
        if (record != null) {
            return of(version, actor, record, issuers.of(record.owner(), actor), SAMPLE);
        }
        var issuer = issuers.of(actor.organisation());
        return order(version, samples.of(version.settings(), own(issuer, SAMPLE, actor.name())), issuer);
    }

    private Rendering.Order order(Templates.Version version, Facts given, Issuers.Issuer issuer) {
        return new Rendering.Order(
                version.content(), version.settings(), templates.words(version.settings()), given, issuer.sealWidth());
    }

    /** What a document has besides its record's fields. */
    private Map<String, Object> own(Issuers.Issuer issuer, Known known, String person) {
        var own = new HashMap<String, Object>();
        own.put("number", known.number());
        own.put("today", LocalDate.ofInstant(clock.instant(), Issuing.ZONE).toString());
        own.put("org", issuer.name());
        own.put("org_mark", issuer.mark());
        own.put("issuer", person);
        own.put("verify_url", address.of(VERIFY));
        own.put("qr", QrCode.png(address.of(VERIFY + "/" + known.token())));
        if (issuer.seal() != null) {
            own.put("seal", issuer.seal());
        }
        return own;
    }
}
