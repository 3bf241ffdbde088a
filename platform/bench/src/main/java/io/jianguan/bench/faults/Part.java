package io.jianguan.bench.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The database or the broker by itself, with the command line by which the server started it.
 *
 * @param data the folder that it works in
 */
record Part(List<String> command, Path data) {
    static Part of(Installation installation, Victim victim) {
        var command = new ArrayList<String>();
        if (victim == Victim.DATABASE && "root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(Processes.command(installation.processes(victim).getFirst()));
        return new Part(command, installation.data());
    }

    /** The same on a copy of the data. */
    Part in(Path copy) {
        return new Part(
                command.stream()
                        .map(argument -> argument.replace(data.toString(), copy.toString()))
                        .toList(),
                copy);
    }

    Process launch() throws IOException {
        return new ProcessBuilder(command)
                .directory(data.resolve("broker").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolveSibling("parts.log").toFile()))
                .start();
    }
}
