package io.resticmanager.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.gateway.fake.HostStory;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.gateway.host.Host;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class WaitingJobTest {

    private static final Job RUNNING = job(JobStatus.running);
    private static final Job SENT = job(JobStatus.dispatched);
    private static final Job QUEUED = job(JobStatus.queued);

    @Test
    void whatIsNotSentWaitsForTheHost() {
        assertThat(why(QUEUED, Presence.offline, null)).isEqualTo("The host is offline.");
        assertThat(why(QUEUED, Presence.refused, null)).isEqualTo("This server refuses the agent of the host.");
        assertThat(why(QUEUED, Presence.unknown, null)).contains("not been heard from");
        assertThat(why(QUEUED, Presence.online, null)).contains("about to be sent");
        assertThat(why(QUEUED, Presence.online, RUNNING))
                .isEqualTo("The host runs one job at a time: Backup is not over.");
        assertThat(why(QUEUED, HostStory.of("ada", Presence.online).disconnected().host(), null))
                .contains("not connected just now");
    }

    @Test
    void whatWasSentWaitsForTheOneThatRuns() {
        assertThat(why(SENT, Presence.online, RUNNING))
                .isEqualTo("The host runs one job at a time: Backup is not over.");
        assertThat(why(SENT, Presence.online, SENT)).isEqualTo("The host has it and is about to begin.");
        assertThat(why(SENT, Presence.online, null)).isEqualTo("The host has it and is about to begin.");
        assertThat(why(SENT, Presence.offline, RUNNING)).contains("is known when the host is back");
    }

    private static String why(Job job, Presence presence, @Nullable Job current) {
        return why(job, Stories.host("ada", presence), current);
    }

    private static String why(Job job, HubHost hub, @Nullable Job current) {
        var host = new HostView(new Host(hub, Optional.of(
                new HostJobs(hub.id(), RepositoryState.ready, null, current, 0, 0, null, null))), Stories.NOON);
        return WaitingJob.of(new JobView(job, "ada", Stories.NOON), host).why();
    }

    private static Job job(JobStatus status) {
        return Stories.job("01JTCW3V5D3XQ0P1T6C2B6E7F8", JobKind.backup, status);
    }
}
