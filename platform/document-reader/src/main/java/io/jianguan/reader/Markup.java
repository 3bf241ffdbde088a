package io.jianguan.reader;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Headings, paragraphs, lists and tables of an office file, and nothing else of it; the server looks again. */
final class Markup extends DefaultHandler {
    private static final Set<String> KNOWN = Set.of(
            "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "b", "i", "u", "s", "ul", "ol", "li", "table", "thead",
            "tbody", "tr", "td", "th", "br");
    private static final Set<String> ALONE = Set.of("br");

    private final int limit;
    private final StringBuilder markup = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private int head;

    Markup(int limit) {
        this.limit = limit;
    }

    private boolean isFull() {
        return markup.length() >= limit;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        if (name.equals("head")) {
            head++;
        }
        if (KNOWN.contains(name) && head == 0 && !isFull()) {
            markup.append('<').append(name);
            attribute(attributes, "colspan");
            attribute(attributes, "rowspan");
            attribute(attributes, "class");
            markup.append('>');
            if (!ALONE.contains(name)) {
                open.push(name);
            }
        }
    }

    private void attribute(Attributes attributes, String name) {
        var value = attributes.getValue(name);
        if (value != null && value.matches("[\\w -]{1,40}")) {
            markup.append(' ').append(name).append("=\"").append(value).append('"');
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        if (name.equals("head")) {
            head--;
        }
        if (name.equals(open.peek()) && !isFull()) {
            open.pop();
            markup.append("</").append(name).append('>');
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (head > 0 || isFull()) {
            return;
        }
        for (int i = start; i < start + length; i++) {
            switch (characters[i]) {
                case '<' -> markup.append("&lt;");
                case '>' -> markup.append("&gt;");
                case '&' -> markup.append("&amp;");
                case '"' -> markup.append("&quot;");
                default -> {
                    if (!Character.isISOControl(characters[i]) || Character.isWhitespace(characters[i])) {
                        markup.append(characters[i]);
                    }
                }
            }
        }
    }

    @Override
    public String toString() {
        var closed = new StringBuilder(markup);
        open.forEach(name -> closed.append("</").append(name).append('>'));
        return closed.toString();
    }
}
