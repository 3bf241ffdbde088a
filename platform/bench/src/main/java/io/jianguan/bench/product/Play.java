package io.jianguan.bench.product;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** The bench's own application: small processes over one registry, and people who play them. */
public final class Play {
    public static final String REGISTRY = "bench_rally";
    public static final String PASSWORD = "Rally-of-the-bench-1";

    private static final String ORGANISATION = "bench";
    private static final String STARTER = "bench.starter";
    private static final List<String> MODELS =
            List.of("bench-rally", "bench-pool", "bench-rounds", "bench-case", "bench-watch");

    private final ApplicationContext context;

    private Play(ApplicationContext context) {
        this.context = context;
    }

    public static Play install(ApplicationContext context) throws IOException {
        var play = new Play(context);
        context.getBean(Organisations.class).save(new Organisation(ORGANISATION, null, "Bench", "bureau", null));
        context.getBean(Roles.class).save("bench-player", new Label("球员", "Player"));
        play.person(STARTER);
        context.getBean(Registries.class).publish(text("registry.yaml"));
        context.getBean(Forms.class).publish("bench-rally", text("bench-rally.form"));
        for (var model : MODELS) {
            context.getBean(Processes.class).publish(content(model + ".bpmn"));
        }
        return play;
    }

    /** @return the account's name */
    public String person(String username) {
        return person(username, List.of("bench-player"));
    }

    public String person(String username, List<String> roles) {
        context.getBean(Users.class).save(new NewUser(username, username, ORGANISATION, roles, PASSWORD));
        return username;
    }

    public List<Person> people(Server server, String prefix, int count) throws IOException, InterruptedException {
        var people = new ArrayList<Person>();
        for (int number = 0; number < count; number++) {
            people.add(Person.signIn(server.url(), person(prefix + number), PASSWORD));
        }
        return people;
    }

    /** Starts a process on a record of its own. */
    public Started start(String process, String player) {
        var record = context.getBean(Records.class)
                .create(
                        REGISTRY,
                        ORGANISATION,
                        Map.of("name", "往返", "player", player),
                        new Records.Cause(STARTER, "benchmark"));
        return new Started(context.getBean(Processes.class).start(process, record, STARTER), record.id());
    }

    public record Started(UUID command, long recordId) {}

    public static byte[] content(String name) throws IOException {
        try (var in = Objects.requireNonNull(Play.class.getResourceAsStream("/bench/" + name), name)) {
            return in.readAllBytes();
        }
    }

    private static String text(String name) throws IOException {
        return new String(content(name), StandardCharsets.UTF_8);
    }
}
