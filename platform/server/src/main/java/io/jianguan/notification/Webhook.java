package io.jianguan.notification;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Calls a person's own address, signed with the person's secret. */
@Component
class Webhook implements Channel {
    private final NotificationSettings settings;
    private final Callbacks callbacks;
    private final NoticeText text;
    private final JsonMapper json;

    Webhook(NotificationSettings settings, Callbacks callbacks, NoticeText text, JsonMapper json) {
        this.settings = settings;
        this.callbacks = callbacks;
        this.text = text;
        this.json = json;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public boolean available() {
        return callbacks.available();
    }

    /** Whether the address lies on an allowed server. */
    boolean allows(String address) {
        return callbacks.allows(address);
    }

    @Override
    public void send(Person person, List<Delivery> deliveries) throws Undelivered {
        var address = person.webhookUrl();
        var secret = person.webhookSecret();
        if (address == null || secret == null) {
            throw new Undelivered("not-allowed", "no address", false);
        }
        var body = json.writeValueAsString(Map.of(
                "username", person.username(),
                "notices", deliveries.stream().map(one -> notice(person, one)).toList()));
        try {
            callbacks.post(address, secret, body);
        } catch (Callbacks.Refused refused) {
            throw new Undelivered(refused.why(), refused.getMessage(), refused.worthAnotherTry());
        }
    }

    private Map<String, @Nullable Object> notice(Person person, Delivery delivery) {
        return Map.of(
                "delivery", String.valueOf(delivery.id()),
                "kind", delivery.kind(),
                "title", text.title(delivery, person.locale()),
                "body", text.body(delivery.kind(), delivery.arguments(), person.locale()),
                "link", settings.link(delivery.link()),
                "at", delivery.at().toString());
    }
}
