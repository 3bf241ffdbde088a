package io.jianguan.operation;

import io.jianguan.engine.Incidents.Incident;
import io.jianguan.engine.PlainWords;
import io.jianguan.process.Model;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is wrong in plain words, and what to do about it. */
@Component
class Causes {
    private static final String INCIDENT = "operation.incident.";

    private final MessageSource messages;
    private final PlainWords words;

    Causes(MessageSource messages, PlainWords words) {
        this.messages = messages;
        this.words = words;
    }

    /** @param detail what the engine or a job said */
    record Cause(String cause, String advice, String detail) {}

    Cause of(Incident incident, Model model, Locale locale) {
        var step = model.nameOf(incident.elementId());
        return new Cause(
                text(incident.errorType(), "cause", locale, step, words.sayPlainly(incident.message(), locale)),
                text(incident.errorType(), "advice", locale, step),
                words.say(incident.message(), locale));
    }

    private String text(String errorType, String part, Locale locale, Object... arguments) {
        var other = messages.getMessage(INCIDENT + "OTHER." + part, arguments, locale);
        var text = messages.getMessage(INCIDENT + errorType + "." + part, arguments, other, locale);
        return text == null ? other : text;
    }

    /** Why the engine did not do what an operator asked for, to be kept. */
    String refusal(String engineWords) {
        var known = engineWords.contains("active element with id") && engineWords.contains("mapping")
                ? "unmapped"
                : engineWords.contains("no active sequence flow") || engineWords.contains("concurrent command")
                        ? "busy"
                        : engineWords.contains("retries") ? "no-retries" : "other";
        return words.keep("operation.refused." + known, List.of(engineWords));
    }
}
