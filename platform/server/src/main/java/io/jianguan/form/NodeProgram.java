package io.jianguan.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a Node.js process runs: the bundle in a context that knows nothing of Node.js, called line by line.
 *
 * @param command the program
 * @param permission its option that takes files and processes away from it
 * @param source bundle and calls
 */
record NodeProgram(String command, String permission, String source, ZoneId zone) {
    private static final int OLDEST = 20;
    private static final int PERMISSION_IS_STABLE = 24;
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\..*");

    private static final String CALLS = """
            const { createContext, runInContext } = require('node:vm');
            const context = createContext({});
            runInContext(BUNDLE, context, 'form-validator.js');
            const say = (text) => process.stdout.write(text + '\\n');
            const answer = (line) => {
              try {
                const [name, ...values] = JSON.parse(line);
                return { value: context[name](...values) };
              } catch (failure) {
                return { error: String(failure && failure.stack) };
              }
            };
            let rest = '';
            process.stdin.setEncoding('utf8');
            process.stdin.on('data', (text) => {
              const lines = (rest + text).split('\\n');
              rest = lines.pop();
              for (const line of lines) say(JSON.stringify(answer(line)));
            });
            process.stdin.on('end', () => process.exit(0));
            say('ready');
            """;

    /** @return empty where there is no such program, or one too old */
    static Optional<NodeProgram> find(String command, String bundle, ZoneId zone) {
        try {
            var version = VERSION.matcher(output(command, "--version"));
            if (!version.matches() || Integer.parseInt(version.group(1)) < OLDEST) {
                return Optional.empty();
            }
            var stable = Integer.parseInt(version.group(1)) >= PERMISSION_IS_STABLE;
            var source = "const BUNDLE = " + new JsonMapper().writeValueAsString(bundle) + ";\n" + CALLS;
            return Optional.of(
                    new NodeProgram(command, stable ? "--permission" : "--experimental-permission", source, zone));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static String output(String... command) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    }

    /** @param file what it runs, in the folder for temporary files; needed until it is ready */
    record Running(Process process, Path file) {}

    /** Each process gets a file of its own: one kept for later may be cleared away, or be another's by then. */
    Running start() throws IOException {
        var file = Files.createTempFile("form-validator", ".cjs");
        Files.writeString(file, source);
        var builder = new ProcessBuilder(
                        command,
                        permission,
                        "--allow-fs-read=" + file,
                        "--disallow-code-generation-from-strings",
                        "--max-old-space-size=128",
                        "--stack-size=4000",
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(Set.of("PATH"));
        builder.environment().put("TZ", zone.getId());
        return new Running(builder.start(), file);
    }
}
