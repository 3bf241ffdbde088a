package io.jianguan.process;

import io.jianguan.registry.RecordUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A record in whose name a process runs is not merged away. */
@Component
class RunningInstances implements RecordUse {
    private final JdbcClient jdbc;

    RunningInstances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean busy(String registry, long recordId) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM process.instance
                  WHERE registry = :registry AND record_id = :record AND ended_at IS NULL)
                """)
                .param("registry", registry)
                .param("record", recordId)
                .query(Boolean.class)
                .single();
    }
}
