package io.jianguan.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.SAXException;

/** Type, text and properties of a file, as far as the limits go. */
final class Reading {
    private static final int MOST_PROPERTIES = 60;
    private static final int LONGEST_PROPERTY = 500;
    private static final String UNKNOWN = "application/octet-stream";
    /** Of these a reader sees more than lines of text. */
    private static final Set<String> WITH_MARKUP = Set.of(
            "application/msword",
            "application/rtf",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.presentation",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation");

    private final TikaConfig config;
    private final AutoDetectParser parser;

    Reading() throws TikaException, IOException, SAXException {
        try (var settings = Reading.class.getResourceAsStream("/reader.xml")) {
            config = new TikaConfig(settings);
        }
        parser = new AutoDetectParser(config);
    }

    Answer of(Path file, int characters) {
        var metadata = new Metadata();
        var type = UNKNOWN;
        try (var content = TikaInputStream.get(file, metadata)) {
            // its name is its hash; what is in it counts
            metadata.remove("resourceName");
            type = config.getDetector().detect(content, metadata).getBaseType().toString();
            if (type.equals(UNKNOWN)) {
                var old = OldChinese.in(file, characters);
                if (old.isPresent()) {
                    return old.get();
                }
            }
            var text = new Text(characters);
            var markup = new Markup(WITH_MARKUP.contains(type) ? characters : 0);
            var whole = parsed(content, metadata, new Both(text, markup));
            return Answer.text(type, !whole, properties(metadata), text.toString(), markup.toString());
        } catch (EncryptedDocumentException secret) {
            return Answer.failure("encrypted", type);
        } catch (ZeroByteFileException empty) {
            return Answer.text(type, false, Map.of(), "", "");
        } catch (TikaException | SAXException | IOException | RuntimeException | StackOverflowError damaged) {
            return Answer.failure(outcome(damaged), type);
        }
    }

    /** @return false where the limit came before the end */
    private boolean parsed(TikaInputStream content, Metadata metadata, Both both)
            throws TikaException, SAXException, IOException {
        var context = new ParseContext();
        context.set(Parser.class, parser);
        try {
            parser.parse(content, both, metadata, context);
            return true;
        } catch (SAXException | TikaException ended) {
            if (WriteLimitReachedException.isWriteLimitReached(ended)) {
                return false;
            }
            throw ended;
        }
    }

    private static String outcome(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EncryptedDocumentException
                    || cause.getClass().getSimpleName().contains("Encrypted")) {
                return "encrypted";
            }
            var text = String.valueOf(cause.getMessage());
            if (text.contains("zip bomb") || text.contains("Zip bomb")) {
                return "bomb";
            }
        }
        return "damaged";
    }

    private static Map<String, String> properties(Metadata metadata) {
        var properties = new LinkedHashMap<String, String>();
        var names = metadata.names();
        Arrays.sort(names);
        for (var name : names) {
            if (!name.startsWith("X-TIKA") && name.length() <= 100 && properties.size() < MOST_PROPERTIES) {
                var value = Text.plain(String.join("; ", metadata.getValues(name)));
                properties.put(
                        Text.plain(name),
                        value.length() > LONGEST_PROPERTY ? value.substring(0, LONGEST_PROPERTY) : value);
            }
        }
        return properties;
    }
}
