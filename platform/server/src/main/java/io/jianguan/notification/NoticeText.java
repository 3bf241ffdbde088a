package io.jianguan.notification;

import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/** Notices in words. */
@Component
class NoticeText {
    private static final String PREFIX = "notification.";
    private static final String TITLE = ".title";
    private final MessageSource messages;
    private final List<String> kinds;

    NoticeText(MessageSource messages) throws java.io.IOException {
        this.messages = messages;
        Properties texts =
                PropertiesLoaderUtils.loadProperties(new ClassPathResource("messages/notification.properties"));
        this.kinds = texts.stringPropertyNames().stream()
                .filter(key -> key.startsWith(PREFIX) && key.endsWith(TITLE) && !key.contains("/"))
                .map(key -> key.substring(PREFIX.length(), key.length() - TITLE.length()))
                .sorted()
                .toList();
    }

    /** All that people can be told of, and choose the ways for. */
    List<String> kinds() {
        return kinds;
    }

    /** @param absent name of whoever is away and whom the reader stands in for; null: it is the reader's own */
    String title(String kind, Arguments arguments, @Nullable String absent, Locale locale) {
        var title = text(kind + TITLE, arguments, locale);
        return absent == null ? title : say("in-stead", locale, absent, title);
    }

    String title(Delivery delivery, Locale locale) {
        return title(delivery.kind(), delivery.arguments(), delivery.absent(), locale);
    }

    String body(String kind, Arguments arguments, Locale locale) {
        return text(kind + ".body", arguments, locale);
    }

    /** What a kind is called where people choose; without a name of its own, its title without what it is about. */
    String name(String kind, Locale locale) {
        var blanks = Arguments.same(Stream.generate(() -> "…").limit(9).toList());
        var name = messages.getMessage(PREFIX + kind + ".name", null, "", locale);
        return name == null || name.isEmpty() ? title(kind, blanks, null, locale) : name;
    }

    String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage("notice." + key, arguments, locale);
    }

    /** Why something was not delivered, in plain words. @param error as {@link Channel.Undelivered} has it */
    @Nullable
    String why(@Nullable String error, Locale locale) {
        if (error == null) {
            return null;
        }
        var colon = error.indexOf(": ");
        return messages.getMessage(
                "notice.why." + error.substring(0, Math.max(colon, 0)),
                new Object[] {error.substring(colon < 0 ? 0 : colon + 2)},
                error,
                locale);
    }

    private String text(String key, Arguments arguments, Locale locale) {
        var text = messages.getMessage(PREFIX + key, arguments.in(locale), key, locale);
        return text == null ? key : text;
    }
}
