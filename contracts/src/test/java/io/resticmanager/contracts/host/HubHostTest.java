package io.resticmanager.contracts.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.Golden;
import io.resticmanager.contracts.agent.LocalPolicy;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.json.Json;
import org.junit.jupiter.api.Test;

class HubHostTest {

    private static final String ID = "01JTCW3V5D3XQ0P1T6C2B6E7F8";
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    @Test
    void shouldLookAsWritten() throws Exception {
        var policy = new LocalPolicy(true, List.of("backup"), List.of("/srv"), List.of("dump-db"), List.of("local"));

        Golden.roundTrips("rpc/host", new HubHost(ID, "ada", "ada.lan", "linux", "amd64", List.of("prod"),
                Presence.online, false, NOON, NOON, NOON, "0.1.0", "0.18.0", true, -2L, ID,
                "rest:https://backup.example.org/ada/", 3, 1, "UTC", null, policy, List.of(), 5L, 4L,
                List.of(new HubHost.InForce(ID, 2))), HubHost.class);
    }

    @Test
    void shouldReadWhatAHubSaysThatTellsNoRevisionsYet() throws Exception {
        var older = Golden.read("rpc/host").replaceFirst(",\"config_revision\":5.*", "}");

        var host = Json.read(older, HubHost.class);

        assertThat(older).doesNotContain("revision");
        assertThat(host.configRevision()).isNull();
        assertThat(host.appliedRevision()).isNull();
        assertThat(host.inForce()).isNull();
        assertThat(host.configPending()).isTrue();
    }
}
