package io.jianguan.document;

import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;

/**
 * An object to be sent. It is fetched in windows as the receiver takes it, from where a range begins: the first byte of a
 * film does not wait for the last, and a receiver who pauses keeps no connection to the store.
 */
final class S3Content extends AbstractResource {
    private static final int FIRST = 256 * 1024;
    private static final int LARGEST = 1024 * 1024;

    private final S3Objects objects;
    private final String key;
    private final long size;

    /** @param size negative: there is no such object */
    S3Content(S3Objects objects, String key, long size) {
        this.objects = objects;
        this.key = key;
        this.size = size;
    }

    @Override
    public String getDescription() {
        return "object " + key;
    }

    @Override
    public boolean exists() {
        return size >= 0;
    }

    @Override
    public long contentLength() {
        return size;
    }

    @Override
    public InputStream getInputStream() {
        return new Windows();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof S3Content content && key.equals(content.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key);
    }

    private final class Windows extends InputStream {
        private byte[] window = {};
        private int place;
        /** Of the object, after the window. */
        private long next;

        private int wanted = FIRST;

        @Override
        public int read() {
            return hasMore() ? window[place++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (!hasMore()) {
                return -1;
            }
            var some = Math.min(length, window.length - place);
            System.arraycopy(window, place, buffer, offset, some);
            place += some;
            return some;
        }

        private boolean hasMore() {
            if (place == window.length && next < size) {
                var end = Math.min(size, next + wanted);
                window = objects.bytes(key, next, end);
                place = 0;
                next += window.length;
                wanted = Math.min(LARGEST, wanted * 2);
            }
            return place < window.length;
        }

        /** What is passed over is not fetched. */
        @Override
        public long skip(long count) {
            var here = next - (window.length - place);
            var target = Math.min(size, here + Math.max(0, count));
            if (target <= next) {
                place += (int) (target - here);
            } else {
                window = new byte[0];
                place = 0;
                next = target;
            }
            return target - here;
        }
    }
}
