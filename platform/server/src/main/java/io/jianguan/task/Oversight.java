package io.jianguan.task;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The open tasks that a leader oversees: what is late, whose, since when. */
@Configuration(proxyBeanMethods = false)
class Oversight {
    @Bean
    Overseen<Task> overseenTasks(JdbcClient jdbc, Clock clock) {
        return new Overseen<>(
                jdbc,
                clock,
                new Overseen.Relation("SELECT * FROM task.task WHERE state = 'open'", true),
                Task::of,
                task -> new Overseen.Place(task.dueAt(), task.id()));
    }
}
