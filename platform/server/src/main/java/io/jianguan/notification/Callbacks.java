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
import java.util.Collection;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Calls addresses of other systems, on servers that the operator has allowed and no others. The header
 * {@code X-Jianguan-Signature: t=<unix seconds>,v1=<hex>} is HMAC-SHA256 with the receiver's secret over
 * {@code <t>.<body>}.
 */
public class Callbacks {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            // a redirect would lead past the list of allowed servers
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Set<String> origins;
    private final Clock clock;

    /** @param origins scheme, host and port of the servers that may be called */
    public Callbacks(Collection<String> origins, Clock clock) {
        this.origins = Set.copyOf(origins);
        this.clock = clock;
    }

    /** Not taken: to be tried again later, or for good. */
    public static final class Refused extends Exception {
        private final String why;
        private final boolean worthAnotherTry;

        Refused(String why, String reason, boolean worthAnotherTry) {
            super(reason);
            this.why = why;
            this.worthAnotherTry = worthAnotherTry;
        }

        /** {@code not-allowed, answered, away} */
        public String why() {
            return why;
        }

        public boolean worthAnotherTry() {
            return worthAnotherTry;
        }
    }

    /** Whether the operator has allowed any server. */
    public boolean available() {
        return !origins.isEmpty();
    }

    /** Whether the address lies on an allowed server. */
    public boolean allows(String address) {
        try {
            var uri = URI.create(address);
            return uri.getUserInfo() == null
                    && uri.getHost() != null
                    && origins.contains(uri.getScheme() + "://" + uri.getRawAuthority());
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    /** Sends a JSON body. @throws Refused where the address is not allowed, or did not answer with 2xx */
    public void post(String address, String secret, String body) throws Refused {
        if (!allows(address)) {
            throw new Refused("not-allowed", "address is not allowed", false);
        }
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
            throw new Refused("answered", "HTTP " + status, status >= 500 || status == 408 || status == 429);
        }
    }

    private int status(HttpRequest request) throws Refused {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException failure) {
            throw new Refused("away", failure.getClass().getSimpleName() + ": " + failure.getMessage(), true);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused("away", "interrupted", true);
        }
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
