package io.jianguan.exporter;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * The exporter's arguments: {@code url}, {@code user}, {@code password}, and {@code schema} where it is not
 * {@code engine}.
 */
record Settings(String url, String user, String password, String schema) {
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");

    Settings {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("Argument 'url' must be a jdbc:postgresql: address");
        }
        if (!NAME.matcher(schema).matches()) {
            throw new IllegalArgumentException("Argument 'schema' must be a plain lower-case name");
        }
    }

    static Settings of(Map<String, Object> arguments) {
        return new Settings(
                text(arguments, "url", ""),
                text(arguments, "user", ""),
                text(arguments, "password", ""),
                text(arguments, "schema", "engine"));
    }

    private static String text(Map<String, Object> arguments, String name, String otherwise) {
        var value = arguments.get(name);
        return value == null ? otherwise : value.toString();
    }
}
