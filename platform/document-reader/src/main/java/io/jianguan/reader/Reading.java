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
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** Type, text and properties of a file, as far as the limits go. */
final class Reading {
    private static final int MOST_PROPERTIES = 60;
    private static final int LONGEST_PROPERTY = 500;
    private static final String UNKNOWN = "application/octet-stream";
    private static final String TIFF = "image/tiff";
    private static final String PAGES = "xmpTPg:NPages";
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
            if (type.startsWith("application/") && OfdParts.isOfd(file)) {
                type = OfdParts.TYPE;
                return OfdText.of(file, characters);
            }
            var text = new Text(characters);
            var markup = new Markup(WITH_MARKUP.contains(type) ? characters : 0);
            var whole = parsed(content, metadata, new Both(text, markup), null);
            if (type.equals(TIFF)) {
                metadata.set(PAGES, String.valueOf(Picture.pages(file)));
            }
            return Answer.text(type, !whole, properties(metadata), text.toString(), markup.toString());
        } catch (EncryptedDocumentException secret) {
            return Answer.failure("encrypted", type);
        } catch (ZeroByteFileException empty) {
            return Answer.text(type, false, Map.of(), "", "");
        } catch (TikaException | SAXException | IOException | RuntimeException | StackOverflowError damaged) {
            return Answer.failure(outcome(damaged), type);
        }
    }

    /** An office file's markup with its pictures in it. */
    Answer page(Path file, int characters) {
        var metadata = new Metadata();
        try (var content = TikaInputStream.get(file, metadata)) {
            metadata.remove("resourceName");
            var markup = new Markup(characters);
            var pictures = new Pictures();
            var whole = parsed(content, metadata, new Both(new Text(characters), markup), pictures);
            return Answer.text(UNKNOWN, !whole, Map.of(), "", markup.with(pictures));
        } catch (TikaException | SAXException | IOException | RuntimeException | StackOverflowError damaged) {
            return Answer.failure(outcome(damaged), UNKNOWN);
        }
    }

    /** @return false where the limit came before the end */
    private boolean parsed(
            TikaInputStream content, Metadata metadata, Both both, @Nullable EmbeddedDocumentExtractor embedded)
            throws TikaException, SAXException, IOException {
        var context = new ParseContext();
        context.set(Parser.class, parser);
        if (embedded != null) {
            context.set(EmbeddedDocumentExtractor.class, embedded);
        }
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

    static String outcome(Throwable failure) {
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
