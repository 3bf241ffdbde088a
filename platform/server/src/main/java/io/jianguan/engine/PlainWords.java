package io.jianguan.engine;

import io.jianguan.rest.Problem;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Why something failed, for whoever has to cure it. */
@Component
class PlainWords {
    private final MessageSource messages;

    PlainWords(MessageSource messages) {
        this.messages = messages;
    }

    String of(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof Problem problem) {
                return words("problem." + problem.code(), problem.arguments().toArray());
            }
        }
        return words("engine.unexpected", String.valueOf(failure.getMessage()));
    }

    private String words(String code, Object... arguments) {
        var text = messages.getMessage(code, arguments, code, Locale.SIMPLIFIED_CHINESE);
        return text == null ? code : text;
    }
}
