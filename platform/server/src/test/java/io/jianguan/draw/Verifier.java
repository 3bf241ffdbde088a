package io.jianguan.draw;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The verifier that anybody can run, run as they would. */
final class Verifier {
    private static final Path PROGRAM = Path.of("../docs/draw-verifier/verify_draw.py");

    private Verifier() {}

    record Verdict(boolean ok, String said) {}

    static Verdict check(Path proof, String... options) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of("python3", PROGRAM.toString(), proof.toString()), Stream.of(options))
                .toList();
        var process = start(command);
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Verdict(process.waitFor() == 0, said);
    }

    private static Process start(List<String> command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException absent) {
            throw new IllegalStateException(
                    "python3 is needed to check draws as people will: install it (apt-get install python3)", absent);
        }
    }
}
