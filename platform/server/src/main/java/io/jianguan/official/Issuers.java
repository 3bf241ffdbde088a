package io.jianguan.official;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Organisation;
import io.jianguan.identity.Organisations;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Offices that issue documents, with the mark of their numbers and the picture of their seal. */
@Component
class Issuers {
    private static final long MOST_PIXELS = 16_000_000;
    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final AuditLog audit;
    private final Clock clock;

    Issuers(JdbcClient jdbc, Organisations organisations, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param sealWidth in millimetres */
    record Issuer(String organisation, String name, String mark, byte @Nullable [] seal, double sealWidth) {}

    /** @param sealed whether it has a picture of its seal */
    record IssuerEntry(String organisation, String mark, boolean sealed, double sealWidth, int revision) {}

    List<IssuerEntry> all() {
        return jdbc.sql("""
                SELECT organisation, mark, seal IS NOT NULL AS sealed, seal_width, revision
                FROM official.issuer ORDER BY organisation
                """)
                .query((row, n) -> new IssuerEntry(
                        row.getString(1), row.getString(2), row.getBoolean(3), row.getDouble(4), row.getInt(5)))
                .list();
    }

    /**
     * The office in whose name a person issues a document on a record: their own where the record belongs to it or to an
     * office above, such as an entry of the whole district's library; else the one that the record belongs to.
     */
    Issuer of(String owner, @Nullable Actor actor) {
        if (actor != null) {
            var code = Optional.of(actor.organisation());
            for (var depth = 0; code.isPresent() && depth < 20; depth++) {
                if (code.get().equals(owner)) {
                    return of(actor.organisation());
                }
                code = organisations.find(code.get()).map(Organisation::parentCode);
            }
        }
        return of(owner);
    }

    /** The office that signs for a record's owner: the nearest with a mark, from the owner up; else the owner's bureau. */
    Issuer of(String owner) {
        var known = all();
        var code = Optional.of(owner);
        var bureau = owner;
        for (var depth = 0; code.isPresent() && depth < 20; depth++) {
            var organisation = organisations.find(code.get()).orElse(null);
            if (organisation == null) {
                break;
            }
            var entry = known.stream()
                    .filter(one -> one.organisation().equals(organisation.code()))
                    .findFirst();
            if (entry.isPresent()) {
                return new Issuer(
                        organisation.code(),
                        organisation.name(),
                        entry.get().mark(),
                        seal(organisation.code()),
                        entry.get().sealWidth());
            }
            if (depth == 0 || organisation.kind().equals("bureau") && bureau.equals(owner)) {
                bureau = organisation.code();
            }
            code = Optional.ofNullable(organisation.parentCode());
        }
        var name = organisations.names(List.of(bureau)).getOrDefault(bureau, bureau);
        return new Issuer(bureau, name, name, null, 42);
    }

    byte @Nullable [] seal(String organisation) {
        return jdbc.sql("SELECT seal FROM official.issuer WHERE organisation = ? AND seal IS NOT NULL")
                .param(organisation)
                .query((row, n) -> row.getBytes(1))
                .optional()
                .orElse(null);
    }

    /** @throws Problem {@code official.issuer} with field errors, {@code official.stale} */
    @Transactional
    void save(IssuerEntry entry, String username) {
        if (organisations.find(entry.organisation()).isEmpty()) {
            throw invalid("organisation");
        }
        if (entry.mark().isBlank() || entry.mark().length() > 20 || entry.mark().matches(".*[{}].*")) {
            throw invalid("mark");
        }
        if (entry.sealWidth() < 20 || entry.sealWidth() > 60) {
            throw invalid("sealWidth");
        }
        var saved = jdbc.sql("""
                INSERT INTO official.issuer AS i (organisation, mark, seal_width, updated_by, updated_at)
                VALUES (:organisation, :mark, :width, :username, :at)
                ON CONFLICT (organisation) DO UPDATE SET mark = excluded.mark, seal_width = excluded.seal_width,
                    revision = i.revision + 1, updated_by = excluded.updated_by, updated_at = excluded.updated_at
                WHERE i.revision = :revision
                """)
                .param("organisation", entry.organisation())
                .param("mark", entry.mark().strip())
                .param("width", BigDecimal.valueOf(entry.sealWidth()))
                .param("username", username)
                .param("at", Timestamp.from(clock.instant()))
                .param("revision", entry.revision())
                .update();
        if (saved == 0) {
            throw Problem.conflict("official.stale");
        }
        audit.record(
                username,
                "official.issuer-saved",
                "organisation:" + entry.organisation(),
                Map.of("mark", entry.mark()));
    }

    /** @throws Problem {@code official.issuer} if it is no picture, {@code official.issuer-unknown} */
    @Transactional
    void saveSeal(String organisation, byte @Nullable [] picture, String username) {
        var png = picture == null ? null : png(picture);
        var saved = jdbc.sql("""
                UPDATE official.issuer SET seal = ?, revision = revision + 1, updated_by = ?, updated_at = ?
                WHERE organisation = ?
                """)
                .param(png)
                .params(username, Timestamp.from(clock.instant()), organisation)
                .update();
        if (saved == 0) {
            throw Problem.notFound("official.issuer-unknown", organisation);
        }
        audit.record(
                username,
                png == null ? "official.seal-removed" : "official.seal-saved",
                "organisation:" + organisation,
                png == null ? Map.of() : Map.of("hash", Templates.hash(png)));
    }

    /** White paper becomes glass, so that the text under the seal can be read. */
    private static byte[] png(byte[] picture) {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw invalid("picture");
            }
            var reader = readers.next();
            reader.setInput(input, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                throw invalid("picture");
            }
            var read = reader.read(0);
            var clear = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_ARGB);
            for (var y = 0; y < read.getHeight(); y++) {
                for (var x = 0; x < read.getWidth(); x++) {
                    var pixel = read.getRGB(x, y);
                    var least = Math.min(pixel >> 16 & 255, Math.min(pixel >> 8 & 255, pixel & 255));
                    var opaque = Math.min(pixel >>> 24, least > 235 ? 0 : 215);
                    clear.setRGB(x, y, opaque << 24 | pixel & 0xffffff);
                }
            }
            var out = new ByteArrayOutputStream();
            ImageIO.write(clear, "png", out);
            return out.toByteArray();
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            throw invalid("picture");
        }
    }

    private static Problem invalid(String field) {
        return Problem.invalid("official.issuer", List.of(new FieldError(field, "invalid", field)));
    }
}
