package io.jianguan.notification;

import io.jianguan.identity.Actors;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the caller wants to be told. */
@RestController
@RequestMapping("/api/notices/choices")
class ChoiceController {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s,;<>\"]{1,64}@[A-Za-z0-9.-]{1,190}");
    private static final List<String> MODES = List.of("digest", "off");
    private final Actors actors;
    private final People people;
    private final Channels channels;
    private final Webhook webhook;
    private final NoticeText text;
    private final MessageSource messages;

    ChoiceController(
            Actors actors, People people, Channels channels, Webhook webhook, NoticeText text, MessageSource messages) {
        this.actors = actors;
        this.people = people;
        this.channels = channels;
        this.webhook = webhook;
        this.text = text;
        this.messages = messages;
    }

    /** @param mail {@code once, digest, off}; so for the webhook */
    record Kind(String kind, String name, String mail, String webhook) {}

    /** @param available the ways out that this server is set up for */
    record Choices(
            String language,
            @Nullable String email,
            @Nullable String webhookUrl,
            @Nullable String webhookSecret,
            @Nullable LocalTime quietFrom,
            @Nullable LocalTime quietUntil,
            @Nullable LocalTime digestAt,
            List<Kind> kinds,
            List<String> available) {}

    record Choice(
            String kind, @Nullable String mail, @Nullable String webhook) {}

    record Wish(
            @Nullable String language,
            @Nullable String email,
            @Nullable String webhookUrl,
            @Nullable LocalTime quietFrom,
            @Nullable LocalTime quietUntil,
            @Nullable LocalTime digestAt,
            @Nullable List<Choice> kinds) {}

    @GetMapping
    Choices get() {
        return choices(actors.current().username());
    }

    @PutMapping
    Choices put(@RequestBody Wish wish) {
        var username = actors.current().username();
        var email = orNull(wish.email());
        var url = orNull(wish.webhookUrl());
        check(email, url, wish);
        people.save(
                new Person(
                        username,
                        "en".equals(wish.language()) ? "en" : "zh",
                        email,
                        url,
                        null,
                        wish.quietFrom(),
                        wish.quietUntil(),
                        wish.digestAt() == null ? LocalTime.of(8, 30) : wish.digestAt()),
                modes(wish));
        return choices(username);
    }

    private Choices choices(String username) {
        var person = people.get(username);
        var modes = people.modes(username);
        Locale locale = LocaleContextHolder.getLocale();
        return new Choices(
                person.language(),
                person.email(),
                person.webhookUrl(),
                person.webhookSecret(),
                person.quietFrom(),
                person.quietUntil(),
                person.digestAt(),
                text.kinds().stream()
                        .map(kind -> new Kind(
                                kind,
                                text.name(kind, locale),
                                modes.getOrDefault(kind + "/mail", "once"),
                                modes.getOrDefault(kind + "/webhook", "once")))
                        .toList(),
                channels.available());
    }

    private void check(@Nullable String email, @Nullable String url, Wish wish) {
        var errors = new ArrayList<FieldError>();
        if (email != null && !ADDRESS.matcher(email).matches()) {
            errors.add(error("email", "email"));
        }
        if (url != null && !webhook.allows(url)) {
            errors.add(error("webhookUrl", "webhook"));
        }
        if ((wish.quietFrom() == null) != (wish.quietUntil() == null)) {
            errors.add(error(wish.quietFrom() == null ? "quietFrom" : "quietUntil", "quiet"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid("notification.invalid", errors);
        }
    }

    private FieldError error(String field, String code) {
        var key = "field.notification." + code;
        var said = messages.getMessage(key, null, key, LocaleContextHolder.getLocale());
        return new FieldError(field, code, said == null ? key : said);
    }

    private Map<String, String> modes(Wish wish) {
        var modes = new HashMap<String, String>();
        for (var choice : wish.kinds() == null ? List.<Choice>of() : wish.kinds()) {
            if (text.kinds().contains(choice.kind())) {
                put(modes, choice.kind() + "/mail", choice.mail());
                put(modes, choice.kind() + "/webhook", choice.webhook());
            }
        }
        return modes;
    }

    private static void put(Map<String, String> modes, String way, @Nullable String mode) {
        if (mode != null && MODES.contains(mode)) {
            modes.put(way, mode);
        }
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
