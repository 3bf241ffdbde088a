package io.jianguan.reader;

import static io.jianguan.reader.OfdXml.child;
import static io.jianguan.reader.OfdXml.children;
import static io.jianguan.reader.OfdXml.text;

import io.jianguan.reader.OfdXml.Box;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.w3c.dom.Element;

/**
 * The seals that stand on the pages of a signed document (GB/T 33190-2016, 18). What a seal looks like is kept in its
 * own file, or else in the signature's value; both old ones (GM/T 0031-2014) and new ones (GB/T 38540-2020) hold it in
 * the same structure. Whether a signature is good is not looked at.
 */
final class OfdSeals {
    private static final int MOST = 200;
    private static final int DEEPEST = 12;

    private final OfdParts parts;
    private final List<Signature> signatures = new ArrayList<>();

    private record Signature(String place, Element content) {}

    /**
     * @param box on the page
     * @param clip the part of it that is shown, from its upper left corner; no paper: all
     */
    record Seal(Box box, Box clip, Look look) {}

    /** @param kind {@code ofd}, {@code png}, {@code jpg}, {@code bmp} … */
    record Look(String kind, byte[] content) {
        boolean isOfd() {
            return kind.equals("ofd");
        }
    }

    /** @param body of the document in the root part */
    OfdSeals(OfdParts parts, Element body) {
        this.parts = parts;
        var list = OfdParts.resolved(OfdParts.ROOT, text(body, "Signatures"));
        parts.extra(list).stream()
                .flatMap(all -> children(all, "Signature").stream())
                .limit(MOST)
                .map(one -> OfdParts.resolved(list, one.getAttribute("BaseLoc")))
                .forEach(place ->
                        parts.extra(place).ifPresent(content -> signatures.add(new Signature(place, content))));
    }

    int count() {
        return signatures.size();
    }

    /** @param page id of it */
    List<Seal> on(String page) throws IOException {
        var seals = new ArrayList<Seal>();
        for (var signature : signatures) {
            var signed = child(signature.content, "SignedInfo").orElse(signature.content);
            var stamps = children(signed, "StampAnnot").stream()
                    .filter(stamp -> stamp.getAttribute("PageRef").strip().equals(page))
                    .limit(MOST)
                    .toList();
            var look = stamps.isEmpty() ? Optional.<Look>empty() : look(signature, signed);
            look.ifPresent(shown -> stamps.forEach(stamp -> seals.add(
                    new Seal(Box.of(stamp.getAttribute("Boundary")), Box.of(stamp.getAttribute("Clip")), shown))));
        }
        return seals;
    }

    private Optional<Look> look(Signature signature, Element signed) throws IOException {
        var own = look(signature.place, text(signed, "Seal", "BaseLoc"));
        return own.isPresent() ? own : look(signature.place, text(signature.content, "SignedValue"));
    }

    private Optional<Look> look(String from, String to) throws IOException {
        var part = OfdParts.resolved(from, to);
        if (to.isEmpty() || !parts.has(part)) {
            return Optional.empty();
        }
        var content = parts.medium(part);
        try {
            return look(ASN1Primitive.fromByteArray(content), 0);
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    /** {@code SES_ESPictrueInfo ::= SEQUENCE { type IA5String, data OCTET STRING, width INTEGER, height INTEGER }}. */
    private static Optional<Look> look(ASN1Encodable part, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        return switch (part) {
            case ASN1TaggedObject tagged -> look(tagged.getBaseObject(), depth + 1);
            case ASN1Sequence all
            when all.size() >= 4
                    && all.getObjectAt(0) instanceof ASN1IA5String kind
                    && all.getObjectAt(1) instanceof ASN1OctetString content
                    && all.getObjectAt(2) instanceof ASN1Integer ->
                Optional.of(new Look(kind.getString().toLowerCase(Locale.ROOT), content.getOctets()));
            case ASN1Sequence all -> {
                for (var one : all) {
                    var found = look(one, depth + 1);
                    if (found.isPresent()) {
                        yield found;
                    }
                }
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }
}
