package io.jianguan.bench.draw;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The independent verifier, run as people would run it. */
final class Verifier {
    private static final Path PROGRAM =
            Path.of("platform/docs/draw-verifier/verify_draw.py").toAbsolutePath();
    private static final Pattern FAILED = Pattern.compile("NOT OK \\S+ \\((\\d+)/(\\d+)\\)");
    private static final Pattern PASSED = Pattern.compile("OK \\S+ \\((\\d+)\\)");

    private Verifier() {}

    /** How many proofs it found to be wrong, of how many. */
    record Verdict(int wrong, int checked) {}

    static Verdict check(Path proofs) throws IOException, InterruptedException {
        var process = new ProcessBuilder("python3", PROGRAM.toString(), proofs.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var failed = FAILED.matcher(said);
        if (failed.find()) {
            return new Verdict(Integer.parseInt(failed.group(1)), Integer.parseInt(failed.group(2)));
        }
        var passed = PASSED.matcher(said);
        if (passed.find()) {
            return new Verdict(0, Integer.parseInt(passed.group(1)));
        }
        throw new IllegalStateException("The verifier says: " + said);
    }
}
