package io.resticmanager.gateway.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.gateway.fake.HostStory;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.gateway.host.Protection.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ProtectionTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);

    @Test
    void withoutAScheduleNothingIsGreenHoweverGoodTheLastBackupWas() {
        assertThat(with(RepositoryState.ready, backup(JobStatus.succeeded)))
                .isEqualTo(new Protection(Level.at_risk, "No backup schedule yet"));
    }

    @Test
    void theWorstReasonIsTold() {
        assertThat(with(RepositoryState.uninitialised, null).reason()).isEqualTo("The repository is not initialised");
        assertThat(with(RepositoryState.ready, null).reason()).isEqualTo("No backup yet");
        assertThat(with(RepositoryState.ready, backup(JobStatus.failed)).reason()).isEqualTo("The last backup failed");
        assertThat(with(RepositoryState.unknown, null).level()).isEqualTo(Level.at_risk);
    }

    @Test
    void aPausedHostIsAtRiskEvenAfterAGoodBackup() {
        var paused = HostStory.of(ADA).paused().host();

        assertThat(of(paused, backup(JobStatus.succeeded)))
                .isEqualTo(new Protection(Level.at_risk, "Paused: no schedule fires"));
        assertThat(of(paused, backup(JobStatus.failed)).reason()).isEqualTo("The last backup failed");
    }

    @Test
    void aHostWhoseAgentIsRefusedIsAtRiskWhateverElseIsKnown() {
        var refused = HostStory.of(ADA).refused("clone", "Two machines.").host();

        assertThat(of(refused, backup(JobStatus.succeeded)))
                .isEqualTo(new Protection(Level.at_risk, "This server refuses its agent"));
        assertThat(new Host(refused, Optional.empty()).protection().level()).isEqualTo(Level.at_risk);
    }

    private static Protection of(HubHost host, Job lastBackup) {
        return new Host(host, Optional.of(Stories.jobsOf(host, RepositoryState.ready, lastBackup))).protection();
    }

    @Test
    void whatNobodyTellsIsUnknownAndNotGreen() {
        assertThat(new Host(ADA, Optional.empty()).protection().level()).isEqualTo(Level.unknown);
    }

    private static Protection with(RepositoryState state, @Nullable Job lastBackup) {
        return new Host(ADA, Optional.of(Stories.jobsOf(ADA, state, lastBackup))).protection();
    }

    private static Job backup(JobStatus status) {
        return Stories.job(ADA.id(), JobKind.backup, status);
    }
}
