package io.jianguan.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Comma-separated rows, or separated by tabs, semicolons or bars, in whatever encoding. */
record CsvFile(Path path, Charset charset, char separator) implements SheetFile {
    private static final char[] SEPARATORS = {',', '\t', ';', '|'};
    private static final int SAMPLE = 1 << 16;

    static CsvFile open(Path path) throws IOException, SheetFault {
        var charset = Encoding.of(path);
        return new CsvFile(path, charset, separator(path, charset));
    }

    /** The one that stands most often outside quotes. */
    private static char separator(Path path, Charset charset) throws IOException {
        var counts = new int[SEPARATORS.length];
        try (var in = reader(path, charset)) {
            boolean quoted = false;
            int c;
            for (int i = 0; i < SAMPLE && (c = in.read()) >= 0; i++) {
                quoted ^= c == '"';
                for (int s = 0; !quoted && s < SEPARATORS.length; s++) {
                    counts[s] += c == SEPARATORS[s] ? 1 : 0;
                }
            }
        }
        int most = 0;
        for (int s = 1; s < SEPARATORS.length; s++) {
            most = counts[s] > counts[most] ? s : most;
        }
        return SEPARATORS[most];
    }

    private static BufferedReader reader(Path path, Charset charset) throws IOException {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        return new BufferedReader(new InputStreamReader(Files.newInputStream(path), decoder), SAMPLE);
    }

    @Override
    public List<String> sheets() {
        return List.of("");
    }

    @Override
    public long count(int sheet) throws IOException {
        long lines = 0;
        var buffer = new byte[SAMPLE];
        try (var in = Files.newInputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }

    @Override
    public SheetRows rows(int sheet) throws IOException {
        return new CsvRows(reader(path, charset), separator);
    }

    @Override
    public void close() {
        // each reader closes its own
    }
}
