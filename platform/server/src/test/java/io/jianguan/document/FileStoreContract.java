package io.jianguan.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.document.FileStore.Part;
import io.jianguan.rest.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourceRegion;
import org.springframework.http.HttpRange;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ResourceRegionHttpMessageConverter;
import org.springframework.mock.http.MockHttpOutputMessage;

/** What holds wherever contents are kept. */
abstract class FileStoreContract {
    abstract FileStore store();

    /** The same store, of another server. */
    abstract FileStore other();

    /** Where contents can be looked at. */
    abstract Path place();

    @Test
    void shouldKeepAContentOnceAndGiveItBack() throws Exception {
        var content = random(3_000_000, 1);

        var stored = store().store(new ByteArrayInputStream(content));
        var again = other().store(new ByteArrayInputStream(content));

        assertThat(again).isEqualTo(stored);
        assertThat(stored).isEqualTo(new FileStore.Stored(sha256(content), content.length));
        assertThat(kept(stored.hash())).hasSize(1);
        for (var store : List.of(store(), other())) {
            try (var held = store.hold(stored.hash())) {
                assertThat(held.path()).hasBinaryContent(content);
            }
        }
        assertThat(whole(other().content(stored.hash(), content.length))).isEqualTo(content);
    }

    @Test
    void shouldKeepAFileUnderItsNameUntilItIsForgotten() throws Exception {
        store().keep("exports/1.csv", Files.write(scratch(), "first".getBytes(UTF_8)));
        store().keep("exports/11.csv", Files.write(scratch(), "another".getBytes(UTF_8)));
        var again = Files.write(scratch(), "second".getBytes(UTF_8));
        other().keep("exports/1.csv", again);

        assertThat(again).doesNotExist();
        assertThat(store().kept("exports/1.csv").getContentAsByteArray()).isEqualTo("second".getBytes(UTF_8));
        assertThat(store().keptBefore("exports", Instant.now().plusSeconds(60)))
                .containsExactlyInAnyOrder("exports/1.csv", "exports/11.csv");
        assertThat(store().keptBefore("exports", Instant.now().minusSeconds(60)))
                .isEmpty();

        other().forget("exports/1.csv");
        other().forget("exports/1.csv");
        assertThat(store().kept("exports/1.csv").exists()).isFalse();
        assertThat(store().kept("exports/11.csv").exists()).isTrue();
    }

    private static Path scratch() throws IOException {
        return Files.createTempFile("kept", ".part");
    }

    @Test
    void shouldServeAnyRange() throws Exception {
        var content = random(3_000_000, 2);
        var stored = store().store(new ByteArrayInputStream(content));
        var resource = store().content(stored.hash(), content.length);

        assertThat(resource.contentLength()).isEqualTo(content.length);
        var random = new Random(3);
        for (int n = 0; n < 20; n++) {
            int from = random.nextInt(content.length);
            int to = from + random.nextInt(content.length - from);
            assertThat(range(resource, HttpRange.createByteRange(from, to)))
                    .as("%d to %d", from, to)
                    .isEqualTo(Arrays.copyOfRange(content, from, to + 1));
        }
        assertThat(range(resource, HttpRange.createSuffixRange(1))).containsExactly(content[content.length - 1]);
    }

    @Test
    void shouldKeepNothingOfWhatIsEmptyOrBreaksOff() {
        assertThat(store().store(new ByteArrayInputStream(new byte[0])).size()).isZero();
        var half = new InputStream() {
            private int left = 1000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("hung up");
                }
                return 'x';
            }
        };
        assertThatThrownBy(() -> store().store(half)).hasRootCauseMessage("hung up");
        assertThat(kept(sha256("x".repeat(1000).getBytes(UTF_8)))).isEmpty();
        lost(() -> store().hold("0".repeat(64)));
        lost(() -> store().content("0".repeat(64), 5));
    }

    @Test
    void shouldPutApartWhatIsInfected() throws Exception {
        var stored = store().store(new ByteArrayInputStream("infected".getBytes(UTF_8)));

        store().quarantine(stored.hash());
        store().quarantine(stored.hash());

        lost(() -> store().hold(stored.hash()));
        lost(() -> store().content(stored.hash(), stored.size()));
        assertThat(place().resolve("quarantine").resolve(stored.hash())).hasContent("infected");
    }

    @Test
    void shouldGoOnWithAnUploadOnAnotherServer(@TempDir Path folder) throws Exception {
        var upload = UUID.randomUUID().toString();
        store().keepPart(upload, new Part(0, 5), part(folder, "hello"));
        // cut off, and then sent once more by another way
        store().keepPart(upload, new Part(5, 3), part(folder, " wo"));
        other().keepPart(upload, new Part(5, 6), part(folder, " world"));
        other().keepPart(upload, new Part(5, 6), part(folder, " world"));

        assertThat(other().part(upload, new Part(0, 5)).readAllBytes()).isEqualTo("hello".getBytes(UTF_8));
        assertThat(store().part(upload, new Part(5, 6)).readAllBytes()).isEqualTo(" world".getBytes(UTF_8));
        other().dropParts(upload);
        other().dropParts(upload);
        try (var left = Files.walk(place().resolve("incoming"))) {
            assertThat(left.filter(file -> file.toString().contains(upload)).filter(Files::isRegularFile))
                    .isEmpty();
        } catch (NoSuchFileException none) {
            // nothing is left at all
        }
    }

    private static Path part(Path folder, String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "part", ""), text);
    }

    private List<Path> kept(String hash) {
        try (Stream<Path> all = Files.walk(place())) {
            return all.filter(file -> hash.equals(String.valueOf(file.getFileName())))
                    .filter(file -> !file.toString().contains("copies"))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void lost(ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("document.lost"));
    }

    private static byte[] whole(Resource resource) throws IOException {
        try (var in = resource.getInputStream()) {
            return in.readAllBytes();
        }
    }

    private static byte[] range(Resource resource, HttpRange range) throws IOException {
        ResourceRegion region = range.toResourceRegion(resource);
        var answer = new MockHttpOutputMessage();
        new ResourceRegionHttpMessageConverter().write(region, null, MediaType.APPLICATION_OCTET_STREAM, answer);
        return answer.getBodyAsBytes();
    }

    static byte[] random(int size, long seed) {
        var bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
