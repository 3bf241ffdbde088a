package io.jianguan.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.Tika;

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

    static final String PDF = "application/pdf";
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

    /** Whether a small picture can be made of it. */
    static boolean hasPreview(String type) {
        return isPicture(type) || type.equals(PDF);
    }

    /** What a browser shows or plays without running anything of it. */
    static boolean isShownByBrowsers(String type) {
        return isPicture(type) || PLAYED.contains(type);
    }

    /** Reads the names in the archive's directory; nothing is unpacked. */
    private static String zipped(Path file, String type) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return zip.stream()
                    .limit(ENTRIES)
                    .flatMap(entry -> BY_ENTRY.entrySet().stream()
                            .filter(known -> entry.getName().startsWith(known.getKey())))
                    .findFirst()
                    .map(Map.Entry::getValue)
                    .orElse(type);
        } catch (ZipException | IllegalArgumentException damaged) {
            return type;
        }
    }

    private MediaTypes() {}
}
