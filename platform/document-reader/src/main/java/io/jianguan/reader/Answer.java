package io.jianguan.reader;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * @param outcome {@code done}, {@code encrypted}, {@code damaged}, {@code bomb}, {@code pixels}
 * @param cut whether there was more text
 * @param markup XHTML of office files; empty elsewhere
 * @param picture JPEG
 */
record Answer(
        String outcome,
        String type,
        boolean cut,
        Map<String, String> properties,
        String text,
        String markup,
        byte[] picture) {
    static final String DONE = "done";
    private static final byte[] NONE = {};

    static Answer failure(String outcome, String type) {
        return new Answer(outcome, type, false, Map.of(), "", "", NONE);
    }

    static Answer picture(byte[] picture) {
        return new Answer(DONE, "image/jpeg", false, Map.of(), "", "", picture);
    }

    static Answer text(String type, boolean cut, Map<String, String> properties, String text, String markup) {
        return new Answer(DONE, type, cut, properties, text, markup, NONE);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(outcome);
        out.writeUTF(type);
        out.writeBoolean(cut);
        out.writeInt(properties.size());
        for (var property : properties.entrySet()) {
            out.writeUTF(property.getKey());
            out.writeUTF(property.getValue());
        }
        write(out, text.getBytes(StandardCharsets.UTF_8));
        write(out, markup.getBytes(StandardCharsets.UTF_8));
        write(out, picture);
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
