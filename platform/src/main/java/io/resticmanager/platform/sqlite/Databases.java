package io.resticmanager.platform.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import jakarta.annotation.PreDestroy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Factory;
import io.resticmanager.platform.settings.DataDir;
import io.resticmanager.platform.settings.Ended;
import io.resticmanager.platform.settings.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Each service's file {@code <data-dir>/<service>.db}: checked, migrated, then opened as one writer and four readers. */
@Factory
public final class Databases implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Databases.class);
    private static final int READERS = 4;

    private final DataDir data;
    private final KnownDatabases known;
    private final Readying ready;
    private final List<HikariDataSource> pools = new ArrayList<>();

    /** Begins to check and to migrate; who needs a database waits for it. */
    Databases(DataDir data, List<DatabaseSettings> all) {
        this.data = data;
        this.known = new KnownDatabases(data.path());
        this.ready = new Readying(all.stream().map(DatabaseSettings::service).distinct().toList(), this::makeReady);
    }

    /** @throws DatabaseUnusable when the file is damaged, can not be migrated, or a setting does not hold */
    @EachBean(DatabaseSettings.class)
    synchronized DataSource pool(BeanContext context, DatabaseSettings settings) {
        Ended.mustNotBe(context);
        ready.await(settings.service());
        var config = new HikariConfig();
        config.setPoolName(settings.name());
        config.setDataSource(new SqliteSource(data.resolve(settings.service() + ".db"), settings.readOnly()));
        config.setMaximumPoolSize(settings.readOnly() ? READERS : 1);
        config.setMaxLifetime(0);
        config.setConnectionTimeout(30_000);
        var pool = new HikariDataSource(config);
        pools.add(pool);
        return pool;
    }

    private void makeReady(String service) {
        var file = data.resolve(service + ".db");
        known.mustNotBeLost(service, file);
        hide(file);
        var source = new SqliteSource(file, false);
        check(source);
        new Migrations(service, source).run();
        known.remember(service);
    }

    // SQLite gives its journals the mode of the database.
    private static void hide(Path file) {
        try {
            OwnerOnly.file(file);
        } catch (IOException e) {
            throw new DatabaseUnusable("The database %s can not be opened: %s".formatted(file, e), e);
        }
    }

    private void check(SqliteSource source) {
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("SELECT sqlite_version()")) {
                LOG.info("database {} sqlite={}", source.file(), rows.getString(1));
            }
            if (data.stoppedUncleanly()) {
                mustBeSound(source, Pragmas.read(connection, "quick_check"));
            }
        } catch (SQLException e) {
            throw new DatabaseUnusable(
                    "The database %s can not be opened: %s".formatted(source.file(), StorageTrouble.atStart(e)),
                    e);
        }
    }

    private static void mustBeSound(SqliteSource source, String verdict) {
        if (!verdict.equals("ok")) {
            throw new DatabaseUnusable("The database %s is damaged (%s). Put a backup of it back with restore-state."
                    .formatted(source.file(), verdict));
        }
        LOG.info("database {} is sound after an unclean stop", source.file());
    }

    @Override
    @PreDestroy
    public synchronized void close() {
        ready.close();
        pools.forEach(HikariDataSource::close);
        pools.clear();
    }
}
