package io.jianguan.operation;

import io.jianguan.engine.Incidents.Incident;
import io.jianguan.process.Model;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is wrong in plain words, and what to do about it. */
@Component
class Causes {
    private static final String INCIDENT = "operation.incident.";

    /** Of the text {@code engine.unexpected}. */
    private static final String TECHNICAL = "技术说明：";

    private final MessageSource messages;

    Causes(MessageSource messages) {
        this.messages = messages;
    }

    /** @param detail what the engine or a job said */
    record Cause(String cause, String advice, String detail) {}

    Cause of(Incident incident, Model model, Locale locale) {
        var step = model.nameOf(incident.elementId());
        return new Cause(
                text(incident.errorType(), "cause", locale, step, plain(incident.message())),
                text(incident.errorType(), "advice", locale, step),
                incident.message());
    }

    /** Without the technical part, which stands in the details. */
    private static String plain(String message) {
        var technical = message.indexOf(TECHNICAL);
        return technical > 0 ? message.substring(0, technical) : message;
    }

    private String text(String errorType, String part, Locale locale, Object... arguments) {
        var other = messages.getMessage(INCIDENT + "OTHER." + part, arguments, locale);
        var text = messages.getMessage(INCIDENT + errorType + "." + part, arguments, other, locale);
        return text == null ? other : text;
    }

    /** Why the engine did not do what an operator asked for. */
    String refusal(String engineWords) {
        var known = engineWords.contains("active element with id") && engineWords.contains("mapping")
                ? "unmapped"
                : engineWords.contains("no active sequence flow") || engineWords.contains("concurrent command")
                        ? "busy"
                        : engineWords.contains("retries") ? "no-retries" : "other";
        return messages.getMessage("operation.refused." + known, new Object[] {engineWords}, Locale.SIMPLIFIED_CHINESE);
    }
}
