package io.resticmanager.hub.host;

import java.time.Instant;
import java.util.Optional;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/** The table of hosts, written to; {@link Registry} keeps rows and events together. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "hub")
interface Hosts extends GenericRepository<HostRow, String> {

    Optional<HostRow> findById(String id);

    @Query("SELECT * FROM host WHERE name = :name")
    Optional<HostRow> findByName(String name);

    @Query("SELECT epoch FROM hub")
    String epoch();

    @Query("""
            INSERT INTO host (id, name, hostname, os, arch, tags, enrolled_at, agent_version)
            VALUES (:id, :name, :hostname, :os, :arch, :tags, :enrolledAt, :agentVersion)""")
    void insert(String id, String name, String hostname, String os, String arch, String tags, Instant enrolledAt,
            String agentVersion);

    // The new identity has applied no configuration and was never seen.
    @Query("""
            UPDATE host SET name = :name, hostname = :hostname, os = :os, arch = :arch, tags = :tags,
                enrolled_at = :enrolledAt, agent_version = :agentVersion, restic_version = NULL, clock_skew_ms = NULL,
                outbox_depth = 0, presence = 'unknown', last_seen_at = NULL, applied_revision = 0, protocol = NULL,
                time_zone = NULL, policy = NULL, config_refused = '[]', refused_code = NULL, refused_at = NULL,
                refused_why = NULL,
                config_revision = config_revision + 1, revision = revision + 1
            WHERE id = :id""")
    void replace(String id, String name, String hostname, String os, String arch, String tags, Instant enrolledAt,
            String agentVersion);

    // Agents of a restored hub may know a later configuration than the hub; it goes
    // on above that.
    @Query("""
            UPDATE host SET presence = 'online', last_seen_at = :now, hostname = :hostname, os = :os, arch = :arch,
                agent_version = :agentVersion, restic_version = :resticVersion, clock_skew_ms = :clockSkewMs,
                outbox_depth = :outboxDepth, protocol = :protocol, time_zone = :timeZone, policy = :policy,
                refused_code = NULL, refused_at = NULL, refused_why = NULL, revision = revision + 1,
                config_revision = CASE WHEN :agentsRevision > config_revision THEN :agentsRevision + 1
                    ELSE config_revision END
            WHERE id = :id""")
    void arrived(String id, Instant now, String hostname, String os, String arch, String agentVersion,
            @Nullable String resticVersion, long clockSkewMs, long outboxDepth, int protocol, String timeZone,
            @Nullable String policy, long agentsRevision);

    @Query("""
            UPDATE host SET agent_version = :agentVersion, restic_version = :resticVersion, protocol = :protocol,
                refused_at = CASE WHEN refused_code = 'protocol' THEN refused_at ELSE :now END,
                refused_code = 'protocol', refused_why = :why, revision = revision + 1
            WHERE id = :id""")
    void misfit(String id, String agentVersion, @Nullable String resticVersion, int protocol, String why, Instant now);

    @Query("""
            UPDATE host SET refused_code = :code, refused_at = :now, refused_why = :why, revision = revision + 1
            WHERE id = :id""")
    void refused(String id, String code, String why, Instant now);

    @Query("UPDATE host SET name = :name, tags = :tags, paused = :paused, revision = revision + 1 WHERE id = :id")
    void changed(String id, String name, String tags, boolean paused);

    // One more event tells of the host.
    @Query("UPDATE host SET revision = revision + 1 WHERE id = :id")
    void told(String id);

    @Query("DELETE FROM host WHERE id = :id")
    void delete(String id);

    @Query("""
            UPDATE host SET presence = 'offline', last_seen_at = COALESCE(:lastSeenAt, last_seen_at),
                revision = revision + 1
            WHERE id = :id AND presence <> 'offline' AND revision = :revision""")
    int gone(String id, long revision, @Nullable Instant lastSeenAt);

    @Query("UPDATE host SET presence = 'unknown' WHERE presence = 'online'")
    void forgetWhoIsOnline();

    @Query("UPDATE host SET last_seen_at = :at, outbox_depth = :outboxDepth WHERE id = :id")
    void seen(String id, Instant at, long outboxDepth);

    @Query("""
            UPDATE host SET applied_revision = :revision, config_refused = :refused
            WHERE id = :id AND :revision <= config_revision AND (applied_revision < :revision
                OR applied_revision = :revision AND config_refused <> :refused)""")
    int applied(String id, long revision, String refused);

    @Query("UPDATE host SET config_revision = config_revision + 1 WHERE id = :id")
    void reconfigured(String id);

    // What an agent that was paused has confirmed says nothing of its schedules.
    @Query("""
            UPDATE schedule SET config_revision = (SELECT config_revision FROM host WHERE id = :id)
            WHERE host_id = :id""")
    void schedulesBeginAnew(String id);

    @Query("UPDATE host SET config_revision = config_revision + 1, revision = revision + 1 WHERE id = :id")
    void configChanged(String id);
}
