package io.jianguan.official;

import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Lets through only documents that are what they seem: small when unpacked, without macros, embedded programs, entities
 * or anything that would be fetched from elsewhere. Nothing is parsed before it has passed.
 */
@Component
class DocxGuard {
    static final int MOST_BYTES = 5_000_000;
    private static final int MOST_ENTRIES = 400;
    private static final int MOST_UNPACKED = 30_000_000;
    private static final int MOST_XML = 8_000_000;
    private static final Pattern EXTERNAL =
            Pattern.compile("TargetMode\\s*=\\s*[\"']External[\"']", Pattern.CASE_INSENSITIVE);
    private static final Pattern RELATIONSHIP = Pattern.compile("<(?:\\w+:)?Relationship\\b[^>]*>");

    private final MessageSource messages;

    DocxGuard(MessageSource messages) {
        this.messages = messages;
    }

    /** @throws Problem {@code official.file} with what is wrong with the file */
    void check(byte[] docx) {
        if (docx.length > MOST_BYTES) {
            throw refuse("too-large", MOST_BYTES / 1_000_000);
        }
        var names = new HashSet<String>();
        var unpacked = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = entry.getName().replace('\\', '/').toLowerCase(Locale.ROOT);
                if (!names.add(name) || name.contains("..") || name.startsWith("/") || names.size() > MOST_ENTRIES) {
                    throw refuse("damaged");
                }
                var content = zip.readNBytes(MOST_UNPACKED - unpacked + 1);
                unpacked += content.length;
                if (unpacked > MOST_UNPACKED) {
                    throw refuse("bomb");
                }
                check(name, content);
            }
        } catch (IOException | IllegalArgumentException damaged) {
            throw refuse("damaged");
        }
        if (!names.contains("word/document.xml") || !names.contains("[content_types].xml")) {
            throw refuse("no-docx");
        }
    }

    private void check(String name, byte[] content) {
        if (name.contains("vbaproject") || name.contains("/activex/") || name.contains("/embeddings/")) {
            throw refuse("program");
        }
        if (!name.endsWith(".xml") && !name.endsWith(".rels")) {
            return;
        }
        if (content.length > MOST_XML) {
            throw refuse("bomb");
        }
        // UTF-16 would hide what is looked for below; Word writes UTF-8
        if (content.length > 1 && (content[0] == 0 || content[1] == 0 || (content[0] & 0xff) >= 0xfe)) {
            throw refuse("entities");
        }
        var text = new String(content, StandardCharsets.UTF_8);
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            throw refuse("entities");
        }
        if (name.endsWith(".rels")) {
            RELATIONSHIP
                    .matcher(text)
                    .results()
                    .map(found -> found.group())
                    .filter(relationship -> EXTERNAL.matcher(relationship).find())
                    .filter(relationship -> !relationship.contains("/relationships/hyperlink"))
                    .findFirst()
                    .ifPresent(found -> {
                        throw refuse("external");
                    });
        }
        if (name.endsWith("document.xml") && text.contains("<w:altChunk")) {
            throw refuse("program");
        }
    }

    Problem refuse(String fault, Object... arguments) {
        var text = messages.getMessage("official.file." + fault, arguments, LocaleContextHolder.getLocale());
        return Problem.invalid("official.file", List.of(new FieldError("file", fault, text)), text);
    }
}
