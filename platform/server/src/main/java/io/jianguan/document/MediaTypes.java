package io.jianguan.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.tika.Tika;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;

/** What a file is, by what is in it; its name and the sender's word count for nothing. */
final class MediaTypes {
    private static final Tika TIKA = new Tika();
    private static final int ENTRIES = 50;
    private static final Set<String> ZIPPED = Set.of("application/zip", "application/x-tika-ooxml");
    private static final Map<String, String> BY_ENTRY = Map.of(
            "word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "OFD.xml", "application/ofd");
    /** Pictures that no browser takes for anything else; SVG is a document with scripts. */
    private static final Set<String> PICTURES =
            Set.of("image/jpeg", "image/png", "image/gif", "image/bmp", "image/webp");

    private static final String UNKNOWN = "application/octet-stream";
    private static final String TIFF = "image/tiff";
    /** Of which a page is drawn as a picture. */
    private static final Set<String> DRAWN = Set.of("application/pdf", "application/ofd");

    private static final Set<String> PLAYED = Set.of(
            "video/mp4",
            "video/webm",
            "video/quicktime",
            "video/x-m4v",
            "audio/mpeg",
            "audio/mp4",
            "audio/ogg",
            "audio/vorbis",
            "audio/x-wav",
            "audio/vnd.wave",
            "audio/x-flac",
            "audio/webm");

    static String of(Path file) throws IOException {
        try (var content = new BufferedInputStream(Files.newInputStream(file))) {
            var type = TIKA.detect(content);
            return ZIPPED.contains(type) ? zipped(file, type) : type;
        }
    }

    static boolean isPicture(String type) {
        return PICTURES.contains(type);
    }

    static boolean isDrawn(String type) {
        return DRAWN.contains(type);
    }

    /** Whether it may have more than one page to be looked at. */
    static boolean hasPages(String type) {
        return isDrawn(type) || type.equals(TIFF);
    }

    /** Whether a small picture can be made of it. */
    static boolean hasPreview(String type) {
        return isPicture(type) || hasPages(type);
    }

    /** What a browser shows or plays without running anything of it. */
    static boolean isShownByBrowsers(String type) {
        return isPicture(type) || PLAYED.contains(type);
    }

    /**
     * A closer type by the name, where content alone cannot tell: of kinds of text, of old office files. Never another
     * kind than the content is.
     */
    static String closer(String type, String name) {
        var named = MediaType.parse(TIKA.detect(name));
        var known = MediaType.parse(type);
        var kinds = MediaTypeRegistry.getDefaultRegistry();
        return !type.equals(UNKNOWN) && kinds.isSpecializationOf(named, known) ? named.toString() : type;
    }

    /** Reads names in the archive's directory; nothing is unpacked. */
    private static String zipped(Path file, String type) throws IOException {
        try (var zip = Files.newByteChannel(file)) {
            return ZipDirectory.firstNames(zip, ENTRIES).stream()
                    .flatMap(name -> BY_ENTRY.entrySet().stream().filter(known -> name.startsWith(known.getKey())))
                    .findFirst()
                    .map(Map.Entry::getValue)
                    .orElse(type);
        }
    }

    private MediaTypes() {}
}
