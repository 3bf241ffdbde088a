package io.jianguan.registry;

import java.util.Locale;

/** A text of a definition, in the two languages of the product. */
public record Label(String zh, String en) {

    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : zh;
    }
}
