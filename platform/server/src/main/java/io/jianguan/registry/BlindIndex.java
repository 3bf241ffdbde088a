package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Finds a sealed value by the whole of it: behind the ciphertext stands its tag, HMAC-SM3 (GB/T 32905) of registry,
 * field and value, of which 128 bits are kept behind four digits that name the key. Equal values of one field have equal
 * tags and tell nothing else without the key; values of two fields have nothing in common.
 */
@Component
class BlindIndex {
    private static final int KEPT = 16;
    private static final Pattern BLANKS = Pattern.compile("\\s");
    private static final char PART = '\u001f';
    /** What is written first, then those that older tags may be of. */
    private final List<Key> keys;

    /** @param id hexadecimal, of four digits */
    record Key(String id, KeyParameter secret) {}

    BlindIndex(PersonalKey personal) {
        this.keys = personal.indexKeys().stream().map(BlindIndex::key).toList();
    }

    private static Key key(byte[] secret) {
        var parameter = new KeyParameter(secret);
        return new Key(HexFormat.of().formatHex(mac(parameter, "id"), 0, 2), parameter);
    }

    private static byte[] mac(KeyParameter secret, String text) {
        var mac = new HMac(new SM3Digest());
        mac.init(secret);
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(bytes, 0, bytes.length);
        var made = new byte[mac.getMacSize()];
        mac.doFinal(made, 0);
        return made;
    }

    List<Key> keys() {
        return keys;
    }

    /** Names the key that tags are written with. */
    String current() {
        return keys.getFirst().id();
    }

    /** What counts of a value: neither case, width nor blanks. */
    static String plain(String text) {
        return BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
    }

    String tag(String registry, Field field, String text) {
        return tag(keys.getFirst(), registry, field.name(), text);
    }

    static String tag(Key key, String registry, String field, String text) {
        var made = mac(key.secret(), registry + PART + field + PART + plain(text));
        return key.id() + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(made, KEPT));
    }

    /** SQL of a column's tag; null where it is in the clear or has none. */
    static String term(String column) {
        return of('"' + column + '"');
    }

    /** As {@link #term(String)}, of a table in a statement with several. */
    static String term(String table, String column) {
        return of(table + ".\"" + column + '"');
    }

    private static String of(String column) {
        return "(substring(%s from '^sm4:[^.]+[.](.+)$') COLLATE \"C\")".formatted(column);
    }

    static org.jooq.Field<String> column(String name) {
        return DSL.field(term(name), String.class);
    }

    /** Records whose field says one of the values. */
    Condition among(RecordTable table, Field field, Collection<?> values) {
        var tags = keys.stream()
                .flatMap(
                        key -> values.stream().map(value -> tag(key, table.registry(), field.name(), value.toString())))
                .toList();
        return Conditions.oneOf(column(field.name()), tags);
    }

    /** Records whose field says the value, sealed or not. */
    Condition equal(RecordTable table, String name, Object value) {
        return table.definition()
                .field(name)
                .filter(Field::findable)
                .map(field -> among(table, field, List.of(value)))
                .orElseGet(() -> table.<Object>column(name).eq(value));
    }
}
