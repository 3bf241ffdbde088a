package io.jianguan.identity;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** A text in both languages of the product. */
public record Label(String zh, String en) {
    /** @param key of the text */
    public static Label of(MessageSource messages, String key, Object... arguments) {
        return new Label(
                messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE),
                messages.getMessage(key, arguments, Locale.ENGLISH));
    }

    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : zh;
    }
}
