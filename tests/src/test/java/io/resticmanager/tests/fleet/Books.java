package io.resticmanager.tests.fleet;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import io.resticmanager.tests.kit.Services;

/** What hub and jobs-service have written down, read beside them from their databases. */
public final class Books {

    private static final String WAITING = "SELECT count(*) FROM outbox_event WHERE acked_at IS NULL";

    private final String hub;
    private final String jobs;

    public Books(Services services) {
        this.hub = url(services, Services.HUB, "hub.db");
        this.jobs = url(services, Services.JOBS, "jobs.db");
    }

    private static String url(Services services, String module, String file) {
        return "jdbc:sqlite:file:" + services.data(module).resolve(file) + "?mode=ro";
    }

    /** Frames and events that the hub has stored and the broker does not have. */
    public long hubWaiting() {
        return number(hub, WAITING);
    }

    public long jobsWaiting() {
        return number(jobs, WAITING);
    }

    /** The number of the last frame that the hub has stored of each host. */
    public Map<String, Long> storedByHub() {
        return table(hub, "SELECT host_id, last_seq FROM agent_token WHERE revoked_at IS NULL");
    }

    /** How many durable frames have taken effect. */
    public long seenByJobs() {
        return number(jobs, "SELECT count(*) FROM seen_frame");
    }

    public long succeeded() {
        return number(jobs, "SELECT count(*) FROM job WHERE status = 'succeeded'");
    }

    /** Of jobs that are over they are packed after a while. */
    public long logLines() {
        return number(jobs, "SELECT count(*) FROM job_log")
                + number(jobs, "SELECT coalesce(sum(last - first + 1), 0) FROM job_log_chunk");
    }

    private static long number(String url, String query) {
        return table(url, "SELECT '', (" + query + ")").getOrDefault("", 0L);
    }

    private static Map<String, Long> table(String url, String query) {
        var found = new HashMap<String, Long>();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getLong(2));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
