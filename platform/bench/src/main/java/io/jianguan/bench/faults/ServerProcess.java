package io.jianguan.bench.faults;

import io.jianguan.JianguanServer;
import io.jianguan.bench.measure.Waiting;
import io.jianguan.bench.product.Play;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product as a process of its own, with the bench's application installed at its first start. */
public final class ServerProcess {
    static final int WORKERS = 6;

    /** Has tasks that come due, and is told of alarms. */
    static final String WATCHER = "bench.watcher";

    private ServerProcess() {}

    /** Of all who take part, the watcher's last. */
    static List<String> usernames() {
        return Stream.concat(IntStream.range(0, WORKERS).mapToObj(number -> "bench.fault" + number), Stream.of(WATCHER))
                .toList();
    }

    public static void main(String[] args) throws InterruptedException {
        var context = SpringApplication.run(JianguanServer.class, args);
        var jdbc = context.getBean(JdbcClient.class);
        var known = jdbc.sql("SELECT count(*) FROM identity.app_user WHERE username = ?")
                .param(WATCHER)
                .query(Integer.class)
                .single();
        if (known == 0) {
            Waiting.until("the bench's application is installed", Duration.ofMinutes(10), () -> {
                var play = Play.install(context);
                // last what is looked for above
                usernames().stream().filter(name -> !name.equals(WATCHER)).forEach(play::person);
                play.person(WATCHER, List.of("bench-player", "system-admin"));
                return true;
            });
        }
    }
}
