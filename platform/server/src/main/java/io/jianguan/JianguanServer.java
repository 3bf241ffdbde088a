package io.jianguan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The platform server: one process beside PostgreSQL and a Camunda 8 cluster. */
@SpringBootApplication
public class JianguanServer {

    public static void main(String[] args) {
        SpringApplication.run(JianguanServer.class, args);
    }
}
