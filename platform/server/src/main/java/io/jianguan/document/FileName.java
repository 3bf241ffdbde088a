package io.jianguan.document;

import org.jspecify.annotations.Nullable;

/** A name as people wrote it, without what could mislead them or a file system. */
final class FileName {
    private static final int LONGEST = 200;
    private static final int LONGEST_EXTENSION = 10;

    static String of(@Nullable String given) {
        var text = given == null ? "" : given;
        // browsers of old sent whole paths
        var name = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1)
                // control characters, and those that turn the direction of writing ("gpj.exe" for "exe.jpg")
                .replaceAll("[\\p{Cntrl}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]", "")
                .replaceAll("[<>:\"|?*]", "_")
                .strip()
                .replaceFirst("^\\.+", "");
        return name.isBlank() ? "file" : shortened(name);
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var extension = dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
        var end = LONGEST - extension.length();
        var kept = Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end;
        return name.substring(0, kept) + extension;
    }

    private FileName() {}
}
