package io.resticmanager.gateway.fake;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** Hosts, jobs and snapshots to tell tests with. */
public final class Stories {

    public static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private Stories() {}

    public static HubHost host(String name, Presence presence, String... tags) {
        return new HubHost(Ids.next(), name, name + ".lan", "linux", "amd64", List.of(tags), presence, false, NOON,
                NOON, NOON, "0.1.0", "0.18.0", false, 12L, Ids.next(), "rest:https://backup.example/" + name + "/", 0,
                1, "UTC", null, null, List.of(), 3L, 3L);
    }

    public static HostJobs jobsOf(HubHost host, RepositoryState state, @Nullable Job lastBackup) {
        return new HostJobs(host.id(), state, lastBackup, null, 0, 0, null);
    }

    public static Job job(String hostId, JobKind kind, JobStatus status) {
        return new Job(Ids.next(), hostId, null, kind, status, null, "alice", NOON, NOON, null, null, null, null, 0,
                null,
                null, null, List.of(), null, false, "0.18.0", null, null, 0);
    }

    public static Snapshot snapshot() {
        return new Snapshot("4bba301e".repeat(8), "4bba301e", NOON, "ada", "root", List.of("/etc"), List.of(), null, 3L,
                4_096L, 4_096L, "restic 0.18.0");
    }
}
