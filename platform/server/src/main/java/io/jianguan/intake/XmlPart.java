package io.jianguan.intake;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A part of a workbook, element by element. What a document type would bring in is never read. */
final class XmlPart implements AutoCloseable {
    private final XMLStreamReader reader;
    private final InputStream in;

    private XmlPart(XMLStreamReader reader, InputStream in) {
        this.reader = reader;
        this.in = in;
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    static XmlPart of(InputStream in) throws XMLStreamException {
        return new XmlPart(factory().createXMLStreamReader(in), in);
    }

    /** To the next element's start. */
    boolean next() throws XMLStreamException {
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    /** To the next start or end of an element. */
    boolean step() throws XMLStreamException {
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    boolean starts() {
        return reader.isStartElement();
    }

    boolean is(String name) {
        return reader.getLocalName().equals(name);
    }

    boolean starts(String name) {
        return starts() && is(name);
    }

    boolean ends(String name) {
        return !starts() && is(name);
    }

    /** Empty where there is none; whatever its namespace. */
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    boolean flag(String name) {
        var text = attribute(name);
        return text.equals("1") || text.equals("true");
    }

    /** The text of an element that holds nothing else. */
    String text() throws XMLStreamException {
        return reader.getElementText();
    }

    @Override
    public void close() throws IOException, XMLStreamException {
        reader.close();
        in.close();
    }
}
