package io.resticmanager.gateway.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.host.Protection;
import io.resticmanager.contracts.host.Protection.Level;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.run.Standing;
import io.resticmanager.gateway.fake.HostStory;
import io.resticmanager.gateway.fake.ScheduleStories;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.gateway.view.HostView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ProtectionTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final HubHost AWAY = Stories.host("away", Presence.offline);

    @Test
    void onlyWhatTheLedgerCallsSafeIsGreen() {
        assertThat(standing(ADA, standing(Standing.Protection.safe, null, 0)).level()).isEqualTo(Level.protected_);
        assertThat(standing(ADA, standing(Standing.Protection.at_risk, "No backup schedule yet", 0)))
                .isEqualTo(new Protection(Level.at_risk, "No backup schedule yet"));
        assertThat(standing(ADA, standing(Standing.Protection.unknown, null, 0)))
                .isEqualTo(new Protection(Level.unknown, "Nothing was due yet"));
    }

    @Test
    void aJobsServiceThatTellsNoStandingLeavesItUnknownHoweverGoodTheLastBackupWas() {
        assertThat(with(RepositoryState.ready, backup(JobStatus.succeeded)).level()).isEqualTo(Level.unknown);
        assertThat(with(RepositoryState.ready, backup(JobStatus.succeeded)).reason()).contains("does not tell yet");
    }

    @Test
    void aHostThatIsAwayIsOfflineUnlessItsReturnWouldNotHelp() {
        assertThat(standing(AWAY, standing(Standing.Protection.safe, null, 0)))
                .isEqualTo(new Protection(Level.offline, "Its agent is not connected"));
        assertThat(standing(AWAY, standing(Standing.Protection.at_risk, "2 runs did not come", 2)))
                .isEqualTo(new Protection(Level.offline, "2 runs did not come"));
        assertThat(standing(AWAY, standing(Standing.Protection.at_risk, "The last run failed", 0)).level())
                .isEqualTo(Level.at_risk);
        assertThat(standing(ADA, standing(Standing.Protection.at_risk, "2 runs did not come", 2)).level())
                .isEqualTo(Level.at_risk);
    }

    @Test
    void whatFailsOrDoesNotComeIsMoreUrgentThanWhatWasNeverAskedFor() {
        var missed = host(ADA, standing(Standing.Protection.at_risk, "1 run did not come", 1));
        var never = host(ADA, standing(Standing.Protection.at_risk, "No backup schedule yet", 0));

        assertThat(missed.state()).isEqualTo(HostState.failing);
        assertThat(never.state()).isEqualTo(HostState.at_risk);
        assertThat(host(AWAY, null).state()).isEqualTo(HostState.offline);
        var older = new Host(ADA, Optional.of(new HostJobs(ADA.id(), RepositoryState.ready,
                backup(JobStatus.succeeded), null, 0, 1, ScheduleStories.nightly(ADA.id()).source(),
                new Standing(Standing.Protection.at_risk, "Nightly failed: no.", 3, 0, null, List.of(), true))));
        assertThat(older.state()).as("a newer backup of another schedule went").isEqualTo(HostState.failing);
        assertThat(new HostView(older, Stories.NOON).action()).isEqualTo(HostView.Action.retry);
        assertThat(missed.state().urgency()).isLessThan(never.state().urgency());
    }

    @Test
    void theWorstReasonIsTold() {
        assertThat(with(RepositoryState.uninitialised, null).reason()).isEqualTo("The repository is not initialised");
        assertThat(with(RepositoryState.ready, null).reason()).isEqualTo("No backup yet");
        assertThat(with(RepositoryState.ready, backup(JobStatus.failed)).reason()).isEqualTo("The last backup failed");
        assertThat(with(RepositoryState.unknown, null).level()).isEqualTo(Level.at_risk);
        assertThat(of(ADA, Stories.suspect(ADA.id(), "missing_path", "/srv is gone.")).reason())
                .isEqualTo("The last backup is suspect: /srv is gone.");
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

    private static Protection standing(HubHost host, Standing standing) {
        return host(host, standing).protection();
    }

    private static Host host(HubHost host, @Nullable Standing standing) {
        return new Host(host, Optional.of(new HostJobs(host.id(), RepositoryState.ready,
                backup(JobStatus.succeeded), null, 0, 1, null, standing)));
    }

    private static Standing standing(Standing.Protection protection, @Nullable String reason, int missed) {
        return new Standing(protection, reason, 1, missed, null);
    }

    private static Protection with(RepositoryState state, @Nullable Job lastBackup) {
        return new Host(ADA, Optional.of(Stories.jobsOf(ADA, state, lastBackup))).protection();
    }

    private static Job backup(JobStatus status) {
        return Stories.job(ADA.id(), JobKind.backup, status);
    }
}
