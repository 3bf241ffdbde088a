package io.jianguan.engine;

import io.jianguan.rest.Problem;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Why something failed, for whoever has to cure it: kept as a code, said in the reader's language. */
@Component
public class PlainWords {
    private static final String UNEXPECTED = "engine.unexpected";
    private static final String MARK = "{\"code\":";
    private final MessageSource messages;
    private final JsonMapper json;

    PlainWords(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    private record Kept(String code, List<Object> arguments) {}

    /** @return to be kept, and given to {@link #say} */
    public String keep(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof Problem problem) {
                return keep("problem." + problem.code(), problem.arguments());
            }
        }
        return keep(UNEXPECTED, List.of(String.valueOf(failure.getMessage())));
    }

    /** @param code of a message */
    public String keep(String code, List<Object> arguments) {
        return json.writeValueAsString(new Kept(code, arguments));
    }

    /** What was kept, in words; anything else is said as it is. */
    public String say(String kept, Locale locale) {
        var known = read(kept);
        return known == null
                ? kept
                : words(known.code(), locale, known.arguments().toArray());
    }

    /** Like {@link #say}, without what only technicians understand. */
    public String sayPlainly(String kept, Locale locale) {
        var known = read(kept);
        return known != null && known.code().equals(UNEXPECTED)
                ? words(UNEXPECTED + "-plain", locale)
                : say(kept, locale);
    }

    private @Nullable Kept read(String kept) {
        try {
            return kept.startsWith(MARK) ? json.readValue(kept, Kept.class) : null;
        } catch (JacksonException cut) {
            return null;
        }
    }

    private String words(String code, Locale locale, Object... arguments) {
        var text = messages.getMessage(code, arguments, code, locale);
        return text == null ? code : text;
    }
}
