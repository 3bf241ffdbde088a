package io.jianguan.document;

import io.jianguan.rest.Unavailable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects of one bucket. Whatever the store fails with is the same to callers: it is away, or the object is not there. */
final class S3Objects implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(S3Objects.class);
    private static final Duration SOON = Duration.ofSeconds(3);
    static final String START_CHECK = "start-check";

    private final S3Client client;
    private final String bucket;

    S3Objects(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /** @return -1 where there is none */
    long size(String key) {
        return ask("size", key, () -> {
            try {
                return client.headObject(request -> request.bucket(bucket).key(key))
                        .contentLength();
            } catch (NoSuchKeyException none) {
                return -1L;
            }
        });
    }

    /** @param sha256 hex; the store refuses what does not arrive as that */
    void put(String key, Path file, @Nullable String sha256) {
        var sum = sha256 == null
                ? null
                : Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        ask(
                "put",
                key,
                () -> client.putObject(
                        request -> request.bucket(bucket).key(key).checksumSHA256(sum), RequestBody.fromFile(file)));
    }

    InputStream open(String key) {
        var content = ask("get", key, () -> {
            try {
                return client.getObject(request -> request.bucket(bucket).key(key));
            } catch (NoSuchKeyException none) {
                throw FileStore.lost();
            }
        });
        return new FilterInputStream(content) {
            private boolean ended;

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                try {
                    int count = content.read(buffer, offset, length);
                    ended = count < 0;
                    return count;
                } catch (IOException broken) {
                    throw away("get", key, broken);
                }
            }

            /** What was not read to its end is not read on for the sake of the connection. */
            @Override
            public void close() throws IOException {
                if (ended) {
                    content.close();
                } else {
                    content.abort();
                }
            }
        };
    }

    /** @param to exclusive */
    byte[] bytes(String key, long from, long to) {
        return ask("get", key, () -> {
            try {
                return client.getObjectAsBytes(
                                request -> request.bucket(bucket).key(key).range("bytes=" + from + "-" + (to - 1)))
                        .asByteArray();
            } catch (NoSuchKeyException none) {
                throw FileStore.lost();
            }
        });
    }

    void move(String key, String target) {
        ask("move", key, () -> {
            client.copyObject(request -> request.sourceBucket(bucket)
                    .sourceKey(key)
                    .destinationBucket(bucket)
                    .destinationKey(target));
            return client.deleteObject(request -> request.bucket(bucket).key(key));
        });
    }

    void deleteAll(String prefix) {
        ask("delete", prefix, () -> {
            client.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
                    .map(S3Object::key)
                    .forEach(this::delete);
            return true;
        });
    }

    void delete(String key) {
        ask(
                "delete",
                key,
                () -> client.deleteObject(request -> request.bucket(bucket).key(key)));
    }

    /** Names of those put before then. */
    List<String> namesBefore(String prefix, Instant moment) {
        return ask(
                "list",
                prefix,
                () ->
                        client
                                .listObjectsV2Paginator(
                                        request -> request.bucket(bucket).prefix(prefix))
                                .contents()
                                .stream()
                                .filter(object -> object.lastModified().isBefore(moment))
                                .map(S3Object::key)
                                .toList());
    }

    boolean isReachable() {
        try {
            client.headObject(request ->
                    request.bucket(bucket).key(START_CHECK).overrideConfiguration(call -> call.apiCallTimeout(SOON)));
            return true;
        } catch (NoSuchKeyException none) {
            return true;
        } catch (SdkException away) {
            return false;
        }
    }

    private static <T> T ask(String deed, String key, Supplier<T> question) {
        try {
            return question.get();
        } catch (SdkException failed) {
            throw away(deed, key, failed);
        }
    }

    private static Unavailable away(String deed, String key, Exception failed) {
        log.warn("The object store does not answer to {} {}: {}", deed, key, failed.getMessage());
        return new Unavailable("document.store-away");
    }

    @Override
    public void close() {
        client.close();
    }
}
