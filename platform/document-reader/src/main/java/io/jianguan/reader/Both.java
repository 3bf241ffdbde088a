package io.jianguan.reader;

import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Tells two what one hears. */
final class Both extends DefaultHandler {
    private final Text text;
    private final Markup markup;

    Both(Text text, Markup markup) {
        this.text = text;
        this.markup = markup;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        markup.startElement(uri, name, qualified, attributes);
        text.startElement(uri, name, qualified, attributes);
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        markup.endElement(uri, name, qualified);
        text.endElement(uri, name, qualified);
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        markup.characters(characters, start, length);
        text.characters(characters, start, length);
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int length) throws SAXException {
        text.ignorableWhitespace(characters, start, length);
    }
}
