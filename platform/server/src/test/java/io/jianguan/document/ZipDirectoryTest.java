package io.jianguan.document;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("C8")
class ZipDirectoryTest {
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    Path folder;

    @Test
    void shouldReadLittleOfAHugeDirectory() throws IOException {
        var file = huge(64);
        try (var counted = new Counted(Files.newByteChannel(file))) {
            assertThat(ZipDirectory.firstNames(counted, 50)).hasSize(50).allMatch("word/document.xm"::equals);
            assertThat(counted.read).isLessThan(MEGABYTE);
        }
        assertThat(MediaTypes.of(file)).isEqualTo(WORD);
    }

    @Test
    void shouldReadADirectoryOfManyFilesAndOneBehindSomethingElse() throws IOException {
        // more than the old end record can count: the new one stands before it
        assertThat(names(zip("", 66_000))).containsExactly("xl/0", "xl/1", "xl/2");
        assertThat(names(zip("#!/bin/sh\n", 2))).containsExactly("xl/0", "xl/1");
    }

    private static List<String> names(Path file) throws IOException {
        try (var zip = Files.newByteChannel(file)) {
            return ZipDirectory.firstNames(zip, 3);
        }
    }

    private Path zip(String before, int files) throws IOException {
        var file = Files.createTempFile(folder, "many", ".zip");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
                var zip = new ZipOutputStream(out)) {
            out.write(before.getBytes(US_ASCII));
            for (int n = 0; n < files; n++) {
                zip.putNextEntry(new ZipEntry("xl/" + n));
            }
        }
        return file;
    }

    @Test
    void shouldFindNothingInWhatIsNoArchive() throws IOException {
        for (var content : new byte[][] {{}, {'P', 'K', 5, 6}, new byte[70_000], end(0xFFFF_FFFFL), end(1_000_000)}) {
            assertThat(names(Files.write(folder.resolve("none"), content))).isEmpty();
        }
    }

    /** One name again and again, in a directory of so many megabytes. */
    private Path huge(int megabytes) throws IOException {
        var name = "word/document.xml".getBytes(US_ASCII);
        var entry = little(46 + name.length)
                .putInt(0x02014b50)
                .position(28)
                .putShort((short) name.length)
                .position(46)
                .put(name)
                .array();
        var file = folder.resolve("huge.zip");
        long written = 0;
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(little(30 + name.length)
                    .putInt(0x04034b50)
                    .position(26)
                    .putShort((short) name.length)
                    .position(30)
                    .put(name)
                    .array());
            while (written < (long) megabytes * MEGABYTE) {
                out.write(entry);
                written += entry.length;
            }
            out.write(end(written));
        }
        return file;
    }

    private static byte[] end(long directory) {
        return little(22)
                .putInt(0x06054b50)
                .position(12)
                .putInt((int) directory)
                .array();
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Counts what is read. */
    private static final class Counted implements SeekableByteChannel {
        private final SeekableByteChannel file;
        long read;

        Counted(SeekableByteChannel file) {
            this.file = file;
        }

        @Override
        public int read(ByteBuffer bytes) throws IOException {
            int count = file.read(bytes);
            read += Math.max(0, count);
            return count;
        }

        @Override
        public int write(ByteBuffer bytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public SeekableByteChannel position(long at) throws IOException {
            file.position(at);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
