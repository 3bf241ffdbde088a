package io.jianguan.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a text file is written in. Chinese ones are UTF-8, or GBK as spreadsheets here still save them. */
final class Encoding {
    private static final Charset CHINESE = Charset.forName("GB18030");

    private Encoding() {}

    static Charset of(Path path) throws IOException, SheetFault {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            var start = ByteBuffer.allocate(1 << 12);
            channel.read(start, 0);
            start.flip();
            if (begins(start, 0xFF, 0xFE)) {
                return StandardCharsets.UTF_16LE;
            }
            if (begins(start, 0xFE, 0xFF)) {
                return StandardCharsets.UTF_16BE;
            }
            while (start.hasRemaining()) {
                if (start.get() == 0) {
                    throw new SheetFault("no-sheet");
                }
            }
            return isUtf8(channel) ? StandardCharsets.UTF_8 : CHINESE;
        }
    }

    private static boolean begins(ByteBuffer start, int first, int second) {
        return start.limit() > 1 && (start.get(0) & 0xFF) == first && (start.get(1) & 0xFF) == second;
    }

    /** To the end: a file may hold its first Chinese character late. */
    private static boolean isUtf8(FileChannel channel) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(1 << 16);
        var chars = CharBuffer.allocate(1 << 16);
        channel.position(0);
        boolean more = true;
        while (more) {
            more = channel.read(bytes) >= 0;
            bytes.flip();
            if (decoder.decode(bytes, chars, !more).isError()) {
                return false;
            }
            bytes.compact();
            chars.clear();
        }
        return true;
    }
}
