package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.process.Instances;
import io.jianguan.process.Participants;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whoever sees one task of an instance sees how it came there. */
@Component
class TaskParticipants implements Participants {
    private final JdbcClient jdbc;

    TaskParticipants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean include(Actor actor, Instances.Instance instance) {
        var people = Stream.concat(
                        Stream.of(actor.username()),
                        actor.represents().stream()
                                .map(Actor.Representation::username)
                                .filter(absent -> actor.mayActFor(absent, instance.processId())))
                .toArray(String[]::new);
        return jdbc.sql("""
                SELECT EXISTS (
                    SELECT FROM task.task t WHERE t.instance_key = :instance AND (
                        t.assignee = ANY (:people) OR t.held_by && :people::text[] OR t.ended_by = :me
                        OR EXISTS (SELECT FROM task.copy c WHERE c.task_id = t.id AND c.username = :me)
                        OR EXISTS (SELECT FROM task.candidate c
                            WHERE c.task_id = t.id AND c.principal IN (:principals))))
                """)
                .param("instance", instance.key())
                .param("people", people)
                .param("me", actor.username())
                .param("principals", actor.principals(instance.processId()))
                .query(Boolean.class)
                .single();
    }
}
