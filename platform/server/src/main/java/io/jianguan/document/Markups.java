package io.jianguan.document;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** What is left of a reader's markup once it is cleaned: nobody need trust what it says. */
final class Markups {
    private static final Safelist WORDS = words();
    private static final Safelist PICTURES =
            words().addAttributes("img", "src", "alt").addProtocols("img", "src", "data");
    private static final String JPEG = "data:image/jpeg;base64,";

    private Markups() {}

    static String words(String markup) {
        return Jsoup.clean(plain(markup), WORDS);
    }

    /** With pictures that stand in the text itself, and no other. */
    static String pictures(String markup) {
        var clean = new Cleaner(PICTURES).clean(Jsoup.parseBodyFragment(plain(markup)));
        for (var image : clean.select("img")) {
            if (!image.attr("src").startsWith(JPEG)) {
                image.remove();
            }
        }
        return clean.outputSettings(new OutputSettings().prettyPrint(false))
                .body()
                .html();
    }

    static String plain(String text) {
        return text.replace("\u0000", "");
    }

    private static Safelist words() {
        return new Safelist()
                .addTags("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "b", "i", "u", "s", "ul", "ol", "li", "br")
                .addTags("table", "thead", "tbody", "tr", "td", "th")
                .addAttributes("td", "colspan", "rowspan")
                .addAttributes("th", "colspan", "rowspan")
                .addAttributes("div", "class");
    }
}
