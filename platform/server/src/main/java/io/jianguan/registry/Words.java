package io.jianguan.registry;

import io.jianguan.identity.Label;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Texts for people, in the language of the request; Chinese where nobody asks. */
@Component
class Words {
    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale());
    }

    Locale locale() {
        var context = LocaleContextHolder.getLocaleContext();
        var asked = context == null ? null : context.getLocale();
        return asked != null && asked.getLanguage().equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    boolean english() {
        return locale().equals(Locale.ENGLISH);
    }

    /** For people: why not. */
    String of(Problem refusal) {
        return refusal.errors().isEmpty()
                ? text("problem." + refusal.code(), refusal.arguments().toArray())
                : refusal.errors().stream().map(FieldError::message).distinct().collect(Collectors.joining("；"));
    }

    String of(Label label) {
        return label.in(locale());
    }
}
