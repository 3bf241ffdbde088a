package io.jianguan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The platform server: one process beside PostgreSQL and a Camunda 8 cluster. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class JianguanServer {
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    public static void main(String[] args) {
        manyCarriers();
        SpringApplication.run(JianguanServer.class, args);
    }

    /**
     * A virtual thread that loads a class keeps its carrier while it waits for the lock of the jar. With as many carriers
     * as processors, two of them stood on two processors for ever: the thread that held the lock found none to go on
     * (spring-boot#51463). To be called before the first virtual thread.
     */
    public static void manyCarriers() {
        if (System.getProperty(CARRIERS) == null) {
            System.setProperty(
                    CARRIERS, String.valueOf(Math.max(64, Runtime.getRuntime().availableProcessors())));
        }
    }
}
