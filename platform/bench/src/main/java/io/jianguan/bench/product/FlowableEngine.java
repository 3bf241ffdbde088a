package io.jianguan.bench.product;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** What ours is divided by: Flowable embedded in this Java machine, on a database of the same PostgreSQL. */
public record FlowableEngine(ProcessEngine engine, HikariDataSource database) implements AutoCloseable {
    private static final String DATABASE = "bench_flowable";
    private static final int CONNECTIONS = 16;

    public static FlowableEngine start(Server server) throws SQLException {
        var product = server.setting("spring.datasource.url");
        var user = server.setting("spring.datasource.username");
        var password = server.setting("spring.datasource.password");
        try (var making = DriverManager.getConnection(product, user, password);
                var statement = making.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + DATABASE + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + DATABASE);
        }
        var settings = new HikariConfig();
        settings.setJdbcUrl(product.substring(0, product.lastIndexOf('/') + 1) + DATABASE);
        settings.setUsername(user);
        settings.setPassword(password);
        settings.setMaximumPoolSize(CONNECTIONS);
        var database = new HikariDataSource(settings);
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistoryLevel(HistoryLevel.AUDIT);
        configuration.setAsyncExecutorActivate(false);
        return new FlowableEngine(configuration.buildProcessEngine(), database);
    }

    @Override
    public void close() {
        engine.close();
        database.close();
    }
}
