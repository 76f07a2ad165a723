package io.resticmanager.gateway.view;

import static io.resticmanager.gateway.fake.Stories.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.InForce;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.run.Standing;
import io.resticmanager.contracts.run.Standing.CatchUp;
import io.resticmanager.contracts.run.Standing.Protection;
import io.resticmanager.gateway.fake.HostStory;
import io.resticmanager.gateway.fake.ScheduleStories;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.gateway.fleet.FleetHost;
import org.junit.jupiter.api.Test;

/** When a page may say that a run comes once a host is back. */
final class OnReconnectTest {

    private static final Instant NEXT = NOON.plusSeconds(3_600);
    private static final InForce KEPT = new InForce("S1", 3);
    private static final HubHost AWAY = ScheduleStories.keeping(Stories.host("bob", Presence.offline), KEPT);

    @Test
    void aHostThatIsAwayMakesUpForWhatItKeepsTo() {
        var row = row(AWAY, missed(new CatchUp("S1", 3)));

        assertThat(row.nextWord()).isEqualTo("On reconnect");
        assertThat(row.missed()).as("behind a cut line it ran").isEqualTo("missed 2 runs, if its agent was off");
        assertThat(overview(AWAY, missed(new CatchUp("S1", 3))))
                .isEqualTo("on reconnect, if its agent was off; otherwise Mon 4 May 2026 13:00");
    }

    @Test
    void whatItsAgentDoesNotHoldIsNotPromised() {
        untold(AWAY, missed());
        untold(AWAY, missed(new CatchUp("S1", 4)));
        untold(AWAY, missed(new CatchUp("S2", 3)));
        untold(Stories.host("old", Presence.offline), missed(new CatchUp("S1", 3)));
        untold(AWAY, new Standing(Protection.at_risk, "Nightly missed 2 runs.", 1, 2, NEXT, null, false));
    }

    @Test
    void aHostThatIsNotAwayHasAlreadyMadeUpForIt() {
        for (var here : List.of(Presence.online, Presence.unknown, Presence.refused)) {
            untold(ScheduleStories.keeping(Stories.host("ada", here), KEPT), missed(new CatchUp("S1", 3)));
        }
    }

    @Test
    void aPausedHostMakesUpForNothing() {
        var paused = ScheduleStories.keeping(HostStory.of(AWAY).paused().host(), KEPT);

        assertThat(row(paused, missed(new CatchUp("S1", 3))).nextWord()).isEqualTo("Paused");
        assertThat(overview(paused, missed(new CatchUp("S1", 3)))).isEqualTo("none while the host is paused");
    }

    @Test
    void aRowOfAnEarlierVersionIsRead() throws Json.Malformed {
        var standing = Json.read("{\"protection\":\"at_risk\",\"schedules\":1,\"missed\":2}", Standing.class);

        assertThat(standing.catchUp()).isNull();
        assertThat(row(AWAY, standing).nextWord()).isEqualTo("None");
    }

    private static void untold(HubHost host, Standing standing) {
        assertThat(row(host, standing).nextWord()).isNull();
        assertThat(row(host, standing).nextRun()).isEqualTo(NEXT);
        assertThat(row(host, standing).missed()).isEqualTo("missed 2 runs");
        assertThat(overview(host, standing)).isEqualTo("Mon 4 May 2026 13:00");
    }

    private static Standing missed(CatchUp... runs) {
        return new Standing(Protection.at_risk, "Nightly missed 2 runs.", 1, 2, NEXT, List.of(runs), false);
    }

    private static RowView row(HubHost host, Standing standing) {
        return new RowView(fleet(host, standing), NOON);
    }

    private static String overview(HubHost host, Standing standing) {
        return new LedgerView(new HostView(fleet(host, standing).host(), NOON), null, null, null).nextWords();
    }

    private static FleetHost fleet(HubHost host, Standing standing) {
        return new FleetHost(host, new HostJobs(host.id(), RepositoryState.ready, null, null, 0, 0, null, standing),
                List.of(), List.of(), null);
    }
}
