package io.jianguan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The platform server: one process beside PostgreSQL and a Camunda 8 cluster. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class JianguanServer {

    public static void main(String[] args) {
        SpringApplication.run(JianguanServer.class, args);
    }
}
