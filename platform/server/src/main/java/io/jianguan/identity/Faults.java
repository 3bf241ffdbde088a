package io.jianguan.identity;

import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Gathers what is wrong with the fields of a request, worded for the person who sent it. */
@Component
class Faults {
    private final MessageSource messages;

    Faults(MessageSource messages) {
        this.messages = messages;
    }

    Found begin() {
        return new Found();
    }

    final class Found {
        private final List<FieldError> errors = new ArrayList<>();

        void when(boolean wrong, String field, String code, Object... arguments) {
            if (wrong) {
                var key = "field.identity." + code;
                var text = messages.getMessage(key, arguments, key, LocaleContextHolder.getLocale());
                errors.add(new FieldError(field, code, text == null ? key : text));
            }
        }

        void text(String field, @Nullable String value, int max) {
            var missing = value == null || value.isBlank();
            when(missing, field, "required");
            when(value != null && value.length() > max, field, "too-long", max);
        }

        void pattern(String field, @Nullable String value, Pattern pattern) {
            var missing = value == null || value.isBlank();
            when(missing, field, "required");
            when(value != null && !missing && !pattern.matcher(value).matches(), field, "pattern");
        }

        /** @throws Problem {@code identity.invalid} if anything was found */
        void refuse() {
            if (!errors.isEmpty()) {
                throw Problem.invalid("identity.invalid", errors);
            }
        }
    }
}
