package io.resticmanager.gateway.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.agent.LocalPolicy;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Progress;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.job.Suspect;
import io.resticmanager.gateway.fake.HostStory;
import io.resticmanager.gateway.host.Host;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** Hosts and jobs to show: ada is healthy, bob is late, eve writes her name as an attack. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    static final String ID = "01JTCW3V5D3XQ0P1T6C2B6E7F8";
    static final String HOSTILE = "<script>alert(1)</script>\u202e\"'&";
    static final Source SOURCE = Source.of(List.of("/srv", "/home"));

    private Samples() {}

    static HubHost hub(String name, HubHost.Presence presence) {
        return new HubHost(ID, name, name + ".example", "linux", "amd64", List.of("prod", name), presence, false, NOON,
                NOON, NOON, "0.1.0", "0.18.0", false, 0L, "r-1", "rest:https://vault.example/" + name + "/", 0, 1,
                "UTC", null, null, List.of(), 3L, 3L, null);
    }

    static HostView neverSeen(String name) {
        var hub = new HubHost(ID, name, null, "linux", "amd64", List.of(), HubHost.Presence.unknown, false, NOON, null,
                null, null, null, true, null, null, "/backup", 0, null, null, null, null, List.of(), 1L,
                0L, null);
        return new HostView(new Host(hub, Optional.empty()), NOON);
    }

    /** With all that can be said of a host at once. */
    static HostView troubled(String words) {
        var hub = HostStory.of(hub("tom", HubHost.Presence.refused)).paused().refused("clone", words).skewed(-125_000)
                .holding(12).refusing("policy.repository_host: " + words)
                .allowing(new LocalPolicy(true, List.of("backup", words), List.of("/srv/" + words), List.of(words),
                        List.of("local", words)))
                .host();
        return new HostView(new Host(hub, Optional.empty()), NOON);
    }

    static HostView host(String name, HubHost.Presence presence, RepositoryState state, @Nullable Job last,
            @Nullable Job current) {
        var jobs = new HostJobs(ID, state, last, current, 0, 3, last == null ? null : SOURCE, null);
        return new HostView(new Host(hub(name, presence), Optional.of(jobs)), NOON.plusSeconds(90));
    }

    static Job job(JobStatus status) {
        var started = status.compareTo(JobStatus.running) >= 0 ? NOON : null;
        return new Job(Ids.next(), ID, null, JobKind.backup, status, null, "alice", NOON, started,
                status.over() ? NOON.plusSeconds(61) : null, null, status.over() ? 0 : null, null, 0, null,
                status == JobStatus.running
                        ? new Progress(62.4, 10, 16L, 1_024, 2_048L, 512, 2L, "/srv/" + HOSTILE)
                        : null,
                status == JobStatus.succeeded ? summary() : null, List.of(), SOURCE, false, "0.18.0", null, null, 0);
    }

    static Job failed(String message) {
        var job = job(JobStatus.failed);
        return new Job(job.id(), job.hostId(), null, job.kind(), job.status(), null, job.actor(), job.queuedAt(),
                job.startedAt(), job.finishedAt(), null, 12,
                new JobError("wrong_password", message, "Set the right one."),
                0, null, null, null, List.of(), SOURCE, false, "0.18.0", null, null, 0);
    }

    static Job doubtful() {
        var job = job(JobStatus.succeeded);
        return new Job(job.id(), job.hostId(), null, job.kind(), job.status(), null, job.actor(), job.queuedAt(),
                job.startedAt(), job.finishedAt(), null, 3, null, 2,
                new Suspect("missing_path", "/srv/gone is missing.", null, null), null, summary(),
                List.of("/srv/a", "/srv/" + HOSTILE), SOURCE, false, "0.18.0", null, null, 0);
    }

    private static Summary summary() {
        return new Summary("4f5c1b0d9a8e7f6c5b4a39281706f5e4d3c2b1a0998877665544332211009988", 1L, 2L, 3L, 4_096L,
                2_048L,
                6L, 1L << 40, 60.5, null, null, null);
    }
}
