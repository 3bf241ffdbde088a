package io.jianguan.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Text in GB 18030 without a single ASCII letter: to Tika's detector that is no text. */
final class OldChinese {
    private static final long LARGEST = 8 * 1024 * 1024;

    private OldChinese() {}

    static Optional<Answer> in(Path file, int characters) throws IOException {
        var size = Files.size(file);
        if (size == 0 || size > LARGEST) {
            return Optional.empty();
        }
        try {
            var decoded = Charset.forName("GB18030").newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file)));
            return isText(decoded) ? Optional.of(answer(decoded.toString(), characters)) : Optional.empty();
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    private static boolean isText(CharBuffer decoded) {
        return decoded.chars()
                .allMatch(one -> !Character.isISOControl(one) && Character.isDefined(one) && one < 0xe000
                        || one == '\n'
                        || one == '\r'
                        || one == '\t'
                        || one >= 0xf900 && one < 0xfff0);
    }

    private static Answer answer(String whole, int characters) {
        var text = whole.length() > characters ? whole.substring(0, characters) : whole;
        return Answer.text(
                "text/plain", text.length() < whole.length(), Map.of("Content-Encoding", "GB18030"), text.strip(), "");
    }
}
