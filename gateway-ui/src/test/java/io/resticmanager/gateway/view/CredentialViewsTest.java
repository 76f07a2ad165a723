package io.resticmanager.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.agent.LocalPolicy;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.host.HubRpc.Maintenance;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialViewsTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final HubHost BOB = Stories.host("bob", Presence.online);

    @ParameterizedTest
    @CsvSource({"rest:https://NAS.example:8001/ada/, false", "rest:https://other.example/ada/, true",
            "rest:http://[::1]:8000/, true", "/srv/restic, false", "rest:not a url, false"})
    void shouldWarnOfAServerThatThePolicyOfTheHostDoesNotAllow(String url, boolean warned) {
        var servers = new AllowedServers("ada", List.of("nas.example"));

        assertThat(servers.warning(url).isEmpty()).isNotEqualTo(warned);
        assertThat(servers.sentence()).isEqualTo("The policy of ada allows repositories at nas.example.");
    }

    @Test
    void shouldSayNothingOfAPolicyThatIsNotKnown() {
        assertThat(AllowedServers.of(ADA).warning("rest:https://other.example/")).isEmpty();
        assertThat(AllowedServers.of(ADA).sentence()).isEmpty();
    }

    @Test
    void shouldLookAtThePolicyOfTheHostThatGetsTheCredential() {
        var stored = new Maintenance(true, null, "keeper", false, true, BOB.id(), false);
        var view = new MaintenanceView(allowing(ADA, "nas"), stored, "rest:http://nas/ada/", allowing(BOB, "elsewhere"),
                Map.of(), FormView.EMPTY);

        assertThat(view.warning()).contains("bob will refuse it", "allow-repository nas");
        assertThat(view.runsOn()).isEqualTo("on bob");
    }

    @Test
    void shouldOfferTheHostItselfFirstAndChooseWhatIsStored() {
        var names = Map.of(ADA.id(), "ada", BOB.id(), "bob");

        assertThat(hosts(false, null, names)).containsExactly(new Choice(ADA.id(), "ada, this host", true),
                new Choice(BOB.id(), "bob", false));
        assertThat(hosts(false, BOB, names)).containsExactly(new Choice(ADA.id(), "ada, this host", false),
                new Choice(BOB.id(), "bob", true));
        assertThat(hosts(true, null, names)).filteredOn(Choice::chosen).extracting(Choice::value).containsExactly("");
    }

    private static List<Choice> hosts(boolean removed, HubHost keeper, Map<String, String> names) {
        var stored = new Maintenance(true, null, "keeper", false, true, null, removed);
        return new MaintenanceView(ADA, stored, "rest:http://nas/ada/", keeper, names, FormView.EMPTY).hosts();
    }

    private static HubHost allowing(HubHost host, String server) {
        return new HubHost(host.id(), host.name(), host.hostname(), host.os(), host.arch(), host.tags(),
                host.presence(), host.paused(), host.enrolledAt(), host.lastSeenAt(), host.connectedAt(),
                host.agentVersion(), host.resticVersion(), host.configPending(), host.clockSkewMs(),
                host.repositoryId(), host.repoUrlRedacted(), host.outboxDepth(), host.protocol(), host.timeZone(),
                host.refusal(), new LocalPolicy(true, List.of(), List.of(), List.of(), List.of(server)),
                host.configRefused(), host.configRevision(), host.appliedRevision(), null);
    }
}
