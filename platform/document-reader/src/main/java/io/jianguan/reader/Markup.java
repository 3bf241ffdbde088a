package io.jianguan.reader;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Headings, paragraphs, lists and tables of an office file, and the places of its pictures; nothing else of it. The
 * server looks again.
 */
final class Markup extends DefaultHandler {
    private static final Set<String> KNOWN = Set.of(
            "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "b", "i", "u", "s", "ul", "ol", "li", "table", "thead",
            "tbody", "tr", "td", "th", "br");
    private static final Set<String> ALONE = Set.of("br");
    private static final String EMBEDDED = "embedded:";
    /** The name of a picture that is still to come, between signs that no text has. */
    private static final Pattern PLACE = Pattern.compile("\u0001([^\u0001\u0002]*)\u0002");

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
        if (name.equals("img") && head == 0 && !isFull()) {
            place(attributes.getValue("src"));
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

    private void place(@Nullable String source) {
        if (source != null && source.startsWith(EMBEDDED)) {
            var name = source.substring(EMBEDDED.length()).replaceAll("\\p{Cntrl}", "");
            markup.append('\u0001').append(name).append('\u0002');
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

    /** Without pictures. */
    @Override
    public String toString() {
        return PLACE.matcher(closed()).replaceAll("");
    }

    /** Each picture in its place; below the rest those that have none, as in spreadsheets. */
    String with(Pictures pictures) {
        var placed = new LinkedHashSet<String>();
        var whole = new StringBuilder();
        var matcher = PLACE.matcher(closed());
        while (matcher.find()) {
            placed.add(matcher.group(1));
            matcher.appendReplacement(whole, image(pictures.address(matcher.group(1))));
        }
        matcher.appendTail(whole);
        for (var name : pictures.names()) {
            if (!placed.contains(name)) {
                whole.append("<p>").append(image(pictures.address(name))).append("</p>");
            }
        }
        return whole.toString();
    }

    private static String image(@Nullable String address) {
        return address == null ? "" : "<img alt=\"\" src=\"" + address + "\">";
    }

    private String closed() {
        var closed = new StringBuilder(markup);
        open.forEach(name -> closed.append("</").append(name).append('>'));
        return closed.toString();
    }
}
