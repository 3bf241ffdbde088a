package io.jianguan.bench.faults;

import io.jianguan.JianguanServer;
import io.jianguan.bench.measure.Waiting;
import io.jianguan.bench.product.Play;
import java.time.Duration;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product as a process of its own, with the bench's application installed at its first start. */
public final class ServerProcess {
    static final int PEOPLE = 6;

    private ServerProcess() {}

    static String player(int number) {
        return "bench.fault" + number;
    }

    public static void main(String[] args) throws InterruptedException {
        var context = SpringApplication.run(JianguanServer.class, args);
        var jdbc = context.getBean(JdbcClient.class);
        var known = jdbc.sql("SELECT count(*) FROM identity.app_user WHERE username = ?")
                .param(player(PEOPLE - 1))
                .query(Integer.class)
                .single();
        if (known == 0) {
            Waiting.until("the bench's application is installed", Duration.ofMinutes(10), () -> {
                var play = Play.install(context);
                IntStream.range(0, PEOPLE).mapToObj(ServerProcess::player).forEach(play::person);
                return true;
            });
        }
    }
}
