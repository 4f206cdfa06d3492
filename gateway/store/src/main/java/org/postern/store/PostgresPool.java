package org.postern.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import org.flywaydb.core.Flyway;

/** Connections that notice within seconds that their server is gone. */
final class PostgresPool {
    private PostgresPool() {}

    static HikariDataSource migrated(String url, Optional<String> user, Optional<String> password) {
        HikariDataSource pool = new HikariDataSource(config(url, user, password));
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:org/postern/store/postgresql")
                    .load()
                    .migrate();
            return pool;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariConfig config(String url, Optional<String> user, Optional<String> password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        user.ifPresent(config::setUsername);
        password.ifPresent(config::setPassword);
        config.setMaximumPoolSize(12);
        config.setConnectionTimeout(5_000);
        config.setValidationTimeout(2_000);
        config.setKeepaliveTime(60_000);
        config.addDataSourceProperty("connectTimeout", "5"); // seconds, as the next one
        config.addDataSourceProperty("socketTimeout", "60"); // above statement_timeout: the server speaks first
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("logServerErrorDetail", "false"); // details quote the values of a row
        config.addDataSourceProperty("ApplicationName", "postern");
        config.addDataSourceProperty(
                "options",
                "-c statement_timeout=50000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=120000");
        return config;
    }
}
