package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Personal data at rest: SM4 (GB/T 32907) in GCM, each value with a nonce of its own. What was written before a field
 * was encrypted is read as it is.
 */
@Component
class PersonalData {
    private static final String MARK = "sm4:";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    /** Between the ciphertext and the tag that finds it; no character of Base64. */
    private static final char TAGGED = '.';

    private final SecureRandom random = new SecureRandom();
    private final KeyParameter key;
    private final BlindIndex index;

    PersonalData(PersonalKey key, BlindIndex index) {
        this.key = new KeyParameter(key.bytes());
        this.index = index;
    }

    static boolean isSealed(String text) {
        return text.startsWith(MARK);
    }

    String sealed(String text) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var plain = text.getBytes(StandardCharsets.UTF_8);
        var sealed = Arrays.copyOf(nonce, NONCE + plain.length + TAG_BITS / 8);
        var cipher = cipher(true, nonce);
        try {
            int done = cipher.processBytes(plain, 0, plain.length, sealed, NONCE);
            cipher.doFinal(sealed, NONCE + done);
        } catch (InvalidCipherTextException never) {
            throw new IllegalStateException(never);
        }
        return MARK + Base64.getEncoder().withoutPadding().encodeToString(sealed);
    }

    /** @throws IllegalStateException where it was sealed with another key */
    String opened(String text) {
        if (!isSealed(text)) {
            return text;
        }
        int end = text.indexOf(TAGGED);
        var sealed = Base64.getDecoder().decode(text.substring(MARK.length(), end < 0 ? text.length() : end));
        var cipher = cipher(false, Arrays.copyOf(sealed, NONCE));
        var plain = new byte[cipher.getOutputSize(sealed.length - NONCE)];
        try {
            int done = cipher.processBytes(sealed, NONCE, sealed.length - NONCE, plain, 0);
            cipher.doFinal(plain, done);
        } catch (InvalidCipherTextException other) {
            throw new IllegalStateException(
                    "Personal data was encrypted with another key; give the right one as jianguan.registry.key", other);
        }
        return new String(plain, StandardCharsets.UTF_8);
    }

    private GCMBlockCipher cipher(boolean seal, byte[] nonce) {
        var cipher = (GCMBlockCipher) GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(seal, new AEADParameters(key, TAG_BITS, nonce));
        return cipher;
    }

    /** For the database: of a findable field with the tag that finds it. */
    @Nullable
    Object sealed(String registry, Field field, @Nullable Object value) {
        return field.encrypted() && value instanceof String text ? sealed(registry, field, text) : value;
    }

    String sealed(String registry, Field field, String text) {
        return field.findable() ? sealed(text) + TAGGED + index.tag(registry, field, text) : sealed(text);
    }

    /** Values by field name, for the database. */
    Map<String, @Nullable Object> sealed(RegistryDefinition definition, Map<String, @Nullable Object> values) {
        if (definition.fields().stream().noneMatch(Field::encrypted)) {
            return values;
        }
        var sealed = new LinkedHashMap<String, @Nullable Object>(values);
        definition.fields().stream()
                .filter(Field::encrypted)
                .filter(field -> sealed.get(field.name()) != null)
                .forEach(field ->
                        sealed.put(field.name(), sealed(definition.registry(), field, sealed.get(field.name()))));
        return sealed;
    }

    /** From the database. */
    @Nullable
    Object opened(Field field, @Nullable Object value) {
        return field.encrypted() && value instanceof String text ? opened(text) : value;
    }
}
