package io.jianguan.bench;

import io.jianguan.form.Forms;
import io.jianguan.identity.Label;
import io.jianguan.identity.NewUser;
import io.jianguan.identity.Organisation;
import io.jianguan.identity.Organisations;
import io.jianguan.identity.Roles;
import io.jianguan.identity.Users;
import io.jianguan.process.Processes;
import io.jianguan.registry.Records;
import io.jianguan.registry.Registries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The bench's own application: a task that goes back and forth between two people for ever. */
record Rally(long recordId, Person ping, Person pong) {
    private static final String PASSWORD = "Rally-of-the-bench-1";
    private static final String ORGANISATION = "bench";

    static Rally begin(Server server) throws Exception {
        server.bean(Organisations.class).save(new Organisation(ORGANISATION, null, "Bench", "bureau", null));
        server.bean(Roles.class).save("bench-player", new Label("球员", "Player"));
        for (var username : List.of("bench.ping", "bench.pong", "bench.starter")) {
            server.bean(Users.class)
                    .save(new NewUser(username, username, ORGANISATION, List.of("bench-player"), PASSWORD));
        }
        server.bean(Registries.class).publish(text("registry.yaml"));
        server.bean(Forms.class).publish("bench-rally", text("bench-rally.form"));
        server.bean(Processes.class).publish(content("bench-rally.bpmn"));
        var record = server.bean(Records.class)
                .create(
                        "bench_rally",
                        ORGANISATION,
                        Map.of("name", "往返"),
                        new Records.Cause("bench.starter", "benchmark"));
        server.bean(Processes.class).start("bench-rally", record, "bench.starter");
        return new Rally(
                record.id(),
                Person.signIn(server.url(), "bench.ping", PASSWORD),
                Person.signIn(server.url(), "bench.pong", PASSWORD));
    }

    static byte[] content(String name) throws IOException {
        try (var in = Objects.requireNonNull(Rally.class.getResourceAsStream("/bench/" + name), name)) {
            return in.readAllBytes();
        }
    }

    private static String text(String name) throws IOException {
        return new String(content(name), StandardCharsets.UTF_8);
    }
}
