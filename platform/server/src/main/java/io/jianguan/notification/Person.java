package io.jianguan.notification;

import java.time.LocalTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where and when somebody wants to be written to. */
record Person(
        String username,
        String language,
        @Nullable String email,
        @Nullable String webhookUrl,
        @Nullable String webhookSecret,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietUntil,
        LocalTime digestAt) {

    static Person unknown(String username) {
        return new Person(username, "zh", null, null, null, null, null, LocalTime.of(8, 30));
    }

    Locale locale() {
        return language.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }
}
