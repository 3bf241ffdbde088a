package io.jianguan.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The first names in an archive's directory (PKWARE APPNOTE 4.3.12 to 4.3.16). The directory of an upload may be as large
 * as the upload: only its end record and so many of its entries are read.
 */
final class ZipDirectory {
    private static final int ENTRY = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int END_LENGTH = 22;
    private static final int END_64_LENGTH = 56;
    private static final int LOCATOR_64_LENGTH = 20;
    private static final int LONGEST_COMMENT = 65_535;
    /** Of a name: enough to know it by. */
    private static final int NAME = 16;

    private final SeekableByteChannel zip;

    private ZipDirectory(SeekableByteChannel zip) {
        this.zip = zip;
    }

    /** @return how they begin; none where there is no directory */
    static List<String> firstNames(SeekableByteChannel zip, int most) throws IOException {
        return new ZipDirectory(zip).names(most);
    }

    private List<String> names(int most) throws IOException {
        var names = new ArrayList<String>();
        long at = start();
        while (at >= 0 && names.size() < most) {
            var entry = read(at, ENTRY_LENGTH + NAME);
            if (!begins(entry, ENTRY, ENTRY_LENGTH)) {
                break;
            }
            int name = length(entry, 28);
            names.add(new String(
                    entry.array(),
                    ENTRY_LENGTH,
                    Math.min(name, entry.limit() - ENTRY_LENGTH),
                    StandardCharsets.ISO_8859_1));
            at += ENTRY_LENGTH + name + length(entry, 30) + length(entry, 32);
        }
        return names;
    }

    /** Where the directory begins, counted back from its end record: something may stand before the archive. */
    private long start() throws IOException {
        int tailLength = (int) Math.min(zip.size(), END_LENGTH + LONGEST_COMMENT);
        long tailStart = zip.size() - tailLength;
        var tail = read(tailStart, tailLength);
        for (int at = tail.limit() - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END) {
                long start = start(tail, at, tailStart + at);
                if (begins(read(start, ENTRY_LENGTH), ENTRY, ENTRY_LENGTH)) {
                    return start;
                }
            }
        }
        return -1;
    }

    private long start(ByteBuffer tail, int at, long end) throws IOException {
        if (tail.getShort(at + 10) == -1 || tail.getInt(at + 12) == -1 || tail.getInt(at + 16) == -1) {
            var locator = read(end - LOCATOR_64_LENGTH, LOCATOR_64_LENGTH);
            if (begins(locator, LOCATOR_64, LOCATOR_64_LENGTH)) {
                long end64 = locator.getLong(8);
                var record = read(end64, END_64_LENGTH);
                if (begins(record, END_64, END_64_LENGTH)) {
                    return end64 - record.getLong(40);
                }
            }
        }
        return end - Integer.toUnsignedLong(tail.getInt(at + 12));
    }

    private static boolean begins(ByteBuffer record, int signature, int length) {
        return record.limit() >= length && record.getInt(0) == signature;
    }

    private static int length(ByteBuffer record, int at) {
        return Short.toUnsignedInt(record.getShort(at));
    }

    /** Less, or nothing, where there is no more. */
    private ByteBuffer read(long at, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        if (at >= 0) {
            zip.position(at);
            while (bytes.hasRemaining() && zip.read(bytes) >= 0) {
                // until it is full
            }
        }
        return bytes.flip();
    }
}
