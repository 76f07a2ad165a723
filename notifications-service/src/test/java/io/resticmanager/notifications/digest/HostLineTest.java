package io.resticmanager.notifications.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.host.HubHost.Refusal;
import io.resticmanager.contracts.host.Protection.Level;
import io.resticmanager.contracts.run.Standing;
import io.resticmanager.contracts.run.Standing.Protection;
import io.resticmanager.notifications.digest.HostLine.Urgency;
import io.resticmanager.notifications.stage.Fleet;
import org.junit.jupiter.api.Test;

/** A host is told of as the dashboard shows it, with the reason. */
class HostLineTest {

    private static final Standing SAFE = new Standing(Protection.safe, null, 1, 0, null);
    private static final HubHost ADA = Fleet.host("ada");

    @Test
    void shouldTellWhyAnAgentIsRefusedHoweverGoodItsBackupsAre() {
        var clone = with(Presence.refused, false,
                new Refusal("clone", Instant.EPOCH, "Two machines use this identity."));

        assertThat(line(clone, SAFE)).isEqualTo(new HostLine("ada", Level.at_risk,
                "This server refuses its agent: Two machines use this identity.", Urgency.refused, false, false));
    }

    @Test
    void shouldTellASuspectRunByItsReason() {
        var suspect = new Standing(Protection.at_risk, "The last run of Nightly is suspect: /srv is gone.", 1, 0, null);

        assertThat(line(ADA, suspect)).isEqualTo(new HostLine("ada", Level.at_risk,
                "The last run of Nightly is suspect: /srv is gone.", Urgency.other, false, false));
    }

    @Test
    void shouldTellAPauseAndAnAbsenceAndWhatRunsDidNotCome() {
        assertThat(line(with(Presence.online, true, null), SAFE).urgency()).isEqualTo(Urgency.paused);
        assertThat(line(with(Presence.offline, false, null), SAFE).level()).isEqualTo(Level.offline);
        assertThat(line(ADA, new Standing(Protection.at_risk, "2 runs did not come", 1, 2, null)).urgency())
                .isEqualTo(Urgency.failing);
        assertThat(line(with(Presence.offline, false, null),
                new Standing(Protection.at_risk, "Nightly failed.", 1, 0, null, null, true)))
                .isEqualTo(new HostLine("ada", Level.at_risk, "Nightly failed. (and it is offline)", Urgency.failing,
                        true, false));
    }

    @Test
    void shouldBeUnknownWhereJobsServiceDoesNotAnswer() {
        assertThat(HostLine.of(ADA, null).level()).isEqualTo(Level.unknown);
    }

    private static HostLine line(HubHost host, Standing standing) {
        return HostLine.of(host, Fleet.jobs(host, standing));
    }

    private static HubHost with(Presence presence, boolean paused, Refusal refusal) {
        return new HubHost(ADA.id(), "ada", null, "linux", "amd64", ADA.tags(), presence, paused, ADA.enrolledAt(),
                null, null, null, null, false, null, null, "", 0, null, null, refusal, null, ADA.configRefused(), null,
                null, null);
    }
}
