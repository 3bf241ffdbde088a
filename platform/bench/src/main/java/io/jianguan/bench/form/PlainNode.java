package io.jianguan.bench.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jianguan.form.FormChecking;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same code called in a loop in Node.js, which times itself: what a check costs where nothing is around it. */
final class PlainNode implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String LOOP = """
            let cases;
            const run = (turns) => {
              const times = [], verdicts = [];
              for (let turn = 0; turn < turns; turn++) {
                for (const { schema, known, submission } of cases) {
                  const start = performance.now();
                  const verdict = check(schema, known, submission, 'zh');
                  times.push(performance.now() - start);
                  if (turn === 0) verdicts.push(JSON.parse(verdict));
                }
              }
              return { times, verdicts };
            };
            require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
              const request = JSON.parse(line);
              if (request.cases) cases = request.cases;
              console.log(JSON.stringify(request.turns ? run(request.turns) : {}));
            });
            """;

    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    PlainNode(Path folder, String schema, List<Map<String, @Nullable Object>> submissions) throws IOException {
        var program = Files.writeString(folder.resolve("plain-node.cjs"), FormChecking.bundle() + ";\n" + LOOP);
        var builder = new ProcessBuilder("node", program.toString()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("TZ", FormChecking.ZONE.getId());
        process = builder.start();
        requests = process.outputWriter(UTF_8);
        answers = process.inputReader(UTF_8);
        ask(Map.of(
                "cases",
                submissions.stream()
                        .map(one -> Map.of("schema", schema, "known", "{}", "submission", JSON.writeValueAsString(one)))
                        .toList()));
    }

    /** @param times milliseconds a check; @param verdicts of each submission */
    record Run(List<Double> times, List<JsonNode> verdicts) {}

    Run run(int turns) throws IOException {
        var answer = ask(Map.of("turns", turns));
        return new Run(
                answer.path("times").valueStream().map(JsonNode::asDouble).toList(),
                answer.path("verdicts").valueStream().toList());
    }

    private JsonNode ask(Object request) throws IOException {
        requests.write(JSON.writeValueAsString(request));
        requests.newLine();
        requests.flush();
        return JSON.readTree(Objects.requireNonNull(answers.readLine(), "Node.js ended"));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
