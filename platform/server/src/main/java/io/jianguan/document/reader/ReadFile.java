package io.jianguan.document.reader;

import java.util.Map;

/**
 * What became of reading a file.
 *
 * @param outcome {@code done}, or why not: {@code encrypted}, {@code damaged}, {@code bomb}, {@code pixels}
 * @param cut whether there was more text than is kept
 * @param markup of office files, from a process that nobody need trust: to be cleaned
 */
public record ReadFile(
        String outcome,
        String type,
        boolean cut,
        Map<String, String> properties,
        String text,
        String markup,
        byte[] picture) {

    public boolean isDone() {
        return outcome.equals("done");
    }
}
