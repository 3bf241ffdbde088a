package io.jianguan.reader;

import org.apache.tika.exception.WriteLimitReachedException;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The characters of a document up to a limit, blanks and blank lines drawn together. */
final class Text extends DefaultHandler {
    private final int limit;
    private final StringBuilder text = new StringBuilder();
    private boolean blank = true;
    private boolean line = true;
    private int silent;

    Text(int limit) {
        this.limit = limit;
    }

    /** Without characters that no database keeps and no reader sees. */
    static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
    }

    @Override
    public void startElement(String uri, String name, String qualified, org.xml.sax.Attributes attributes) {
        if (isSilent(name)) {
            silent++;
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        if (isSilent(name)) {
            silent--;
        }
        switch (name) {
            case "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "title", "br", "table" -> newLine();
            case "td", "th" -> space();
            default -> {}
        }
    }

    private static boolean isSilent(String name) {
        return name.equals("script") || name.equals("style") || name.equals("head");
    }

    private void newLine() {
        if (!line) {
            text.append('\n');
            line = true;
            blank = true;
        }
    }

    private void space() {
        if (!blank) {
            text.append(' ');
            blank = true;
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        if (silent > 0) {
            return;
        }
        for (int i = start; i < start + length; i++) {
            var one = characters[i];
            if (one == '\n') {
                newLine();
            } else if (Character.isWhitespace(one) || Character.isSpaceChar(one)) {
                space();
            } else if (!Character.isISOControl(one) && one != '\ufffe' && one != '\uffff') {
                text.append(one);
                blank = false;
                line = false;
            }
        }
        if (text.length() >= limit) {
            throw new WriteLimitReachedException(limit);
        }
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int length) throws SAXException {
        characters(characters, start, length);
    }

    @Override
    public String toString() {
        var end = Math.min(limit, text.length());
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).strip();
    }
}
