package io.jianguan.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Keeps one address from taking the public interface from all others. Each has a bucket of a minute's requests that
 * fills evenly; every replica counts for itself. An IPv6 address stands for its network of 64 bits, which is what one
 * household is given.
 */
final class PortalLimit implements HandlerInterceptor {
    private static final int MOST_ADDRESSES = 50_000;
    /** A millisecond brings as many as there are requests in a minute. */
    private static final long ONE = 60_000;

    private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final int perMinute;
    private final Clock clock;

    PortalLimit(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** @param left of the bucket at {@code at}, before the last request was let in; a request takes {@link #ONE} */
    private record Bucket(long left, Instant at) {
        boolean allows() {
            return left >= ONE;
        }
    }

    /** @throws Problem {@code rest.too-many}, with the header Retry-After */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (perMinute > 0) {
            var seconds = wait(network(request.getRemoteAddr()));
            if (seconds > 0) {
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
                throw new Problem(HttpStatus.TOO_MANY_REQUESTS, "rest.too-many", seconds);
            }
        }
        return true;
    }

    /** @return seconds until the address may ask again; 0: at once */
    private long wait(String address) {
        var now = clock.instant();
        if (buckets.size() >= MOST_ADDRESSES) {
            buckets.values().removeIf(bucket -> filled(bucket, now) >= perMinute * ONE);
        }
        var asked = buckets.compute(
                address, (key, before) -> new Bucket(before == null ? perMinute * ONE : filled(before, now), now));
        return asked.allows() ? 0 : Math.ceilDiv(ONE - asked.left(), perMinute * 1_000L);
    }

    /** What is left by now: less the last request where that was let in, more what has come since. */
    private long filled(Bucket bucket, Instant now) {
        var passed = Math.max(0, now.toEpochMilli() - bucket.at().toEpochMilli());
        var left = bucket.left() - (bucket.allows() ? ONE : 0);
        return Math.min(perMinute * ONE, left + Math.min(passed, ONE) * perMinute);
    }

    private static String network(String address) {
        try {
            // an address in figures: no name is looked up
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                    : address;
        } catch (IllegalArgumentException name) {
            return address;
        }
    }
}
