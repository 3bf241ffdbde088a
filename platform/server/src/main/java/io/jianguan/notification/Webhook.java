package io.jianguan.notification;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls a person's own address, on servers that the operator has allowed. The header {@code X-Jianguan-Signature:
 * t=<unix seconds>,v1=<hex>} is HMAC-SHA256 with the person's secret over {@code <t>.<body>}.
 */
@Component
class Webhook implements Channel {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            // a redirect would lead past the list of allowed servers
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final NotificationSettings settings;
    private final NoticeText text;
    private final JsonMapper json;
    private final Clock clock;

    Webhook(NotificationSettings settings, NoticeText text, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.text = text;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public boolean available() {
        return !settings.notification().webhookOrigins().isEmpty();
    }

    /** Whether the address lies on an allowed server. */
    boolean allows(String address) {
        try {
            var uri = URI.create(address);
            return uri.getUserInfo() == null
                    && uri.getHost() != null
                    && settings.notification()
                            .webhookOrigins()
                            .contains(uri.getScheme() + "://" + uri.getRawAuthority());
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    @Override
    public void send(Person person, List<Delivery> deliveries) throws Undelivered {
        var address = person.webhookUrl();
        var secret = person.webhookSecret();
        if (address == null || secret == null || !allows(address)) {
            throw new Undelivered("address is not allowed", false);
        }
        var body = json.writeValueAsString(Map.of(
                "username", person.username(),
                "notices", deliveries.stream().map(one -> notice(person, one)).toList()));
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .header(
                        "X-Jianguan-Signature",
                        signature(secret, body, clock.instant().getEpochSecond()))
                .POST(BodyPublishers.ofString(body))
                .build();
        var status = status(request);
        if (status / 100 != 2) {
            throw new Undelivered("answered " + status, status >= 500 || status == 408 || status == 429);
        }
    }

    private int status(HttpRequest request) throws Undelivered {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException failure) {
            throw new Undelivered(failure.getClass().getSimpleName() + ": " + failure.getMessage(), true);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Undelivered("interrupted", true);
        }
    }

    private Map<String, @Nullable Object> notice(Person person, Delivery delivery) {
        return Map.of(
                "delivery", String.valueOf(delivery.id()),
                "kind", delivery.kind(),
                "title", text.title(delivery.kind(), delivery.arguments(), person.locale()),
                "body", text.body(delivery.kind(), delivery.arguments(), person.locale()),
                "link", settings.link(delivery.link()),
                "at", delivery.at().toString());
    }

    static String signature(String secret, String body, long at) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var sum = mac.doFinal((at + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + at + ",v1=" + HexFormat.of().formatHex(sum);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
