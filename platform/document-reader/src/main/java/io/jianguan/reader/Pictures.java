package io.jianguan.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;

/** The pictures within an office file, made small, as many as a page holds. What else is within it is left closed. */
final class Pictures implements EmbeddedDocumentExtractor {
    private static final int MOST = 100;
    private static final int MOST_CHARACTERS = 8 * 1024 * 1024;
    private static final int LARGEST = 24 * 1024 * 1024;
    private static final long MOST_PIXELS = 40_000_000;
    private static final int SIZE = 900;
    /** Lines and dots that are there for ornament. */
    private static final int SMALLEST = 3;

    private final Map<String, String> addresses = new LinkedHashMap<>();
    private int looked;
    private int characters;

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        return looked < MOST && characters < MOST_CHARACTERS && !isThumbnail(metadata);
    }

    /** What a file shows of itself is not within it. */
    private static boolean isThumbnail(Metadata metadata) {
        return TikaCoreProperties.EmbeddedResourceType.THUMBNAIL
                .name()
                .equals(metadata.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE));
    }

    @Override
    public void parseEmbedded(InputStream content, ContentHandler handler, Metadata metadata, boolean html)
            throws IOException {
        var name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
        if (name == null || addresses.containsKey(name) || !shouldParseEmbedded(metadata)) {
            return;
        }
        looked++;
        var bytes = content.readNBytes(LARGEST + 1);
        var image = bytes.length > LARGEST
                ? null
                : Picture.small(bytes, SIZE, MOST_PIXELS).orElse(null);
        if (image == null || image.getWidth() < SMALLEST || image.getHeight() < SMALLEST) {
            return;
        }
        var jpeg = Picture.jpeg(Picture.scaled(image, SIZE));
        var address = "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg);
        if (characters + address.length() <= MOST_CHARACTERS) {
            characters += address.length();
            addresses.put(name, address);
        }
    }

    /** @return null where it cannot be shown */
    @Nullable
    String address(String name) {
        return addresses.get(name);
    }

    Iterable<String> names() {
        return addresses.keySet();
    }
}
