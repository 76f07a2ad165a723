package io.resticmanager.gateway.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A restore that wants the password wants it however it is written. */
final class DangerousOrderTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final HubHost NEW = Stories.host("new", Presence.online);

    @AutoClose
    private static Gateway gateway;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        gateway.hub().knows(ADA);
        alice = Client.alice(gateway);
    }

    /** What jobs-service might still read as in place, and this service as neither, would pass without the password. */
    @ParameterizedTest
    @ValueSource(strings = {"\" in_place\"", "\"in_place\\t\"", "\"IN_PLACE\"", "\" new_directory\"", "[\"in_place\"]",
            "1"})
    void aTargetThatIsNotExactlyOneIsRefusedHere(String mode) {
        gateway.clock().move(Duration.ofMinutes(11));
        var before = gateway.jobs().runs().size();

        var refused = alice.post("/api/hosts/" + ADA.id() + "/jobs", """
                {"kind": "restore", "options": {"snapshot_id": "%s", "paths": ["/etc"], "confirm_host_name": "ada",
                "target": {"mode": %s}}}""".formatted(NEW.id(), mode));

        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("options.target.mode");
        assertThat(gateway.jobs().runs()).hasSize(before);
    }

    @Test
    void anotherHostWantsThePasswordWhateverElseIsWrong() {
        gateway.clock().move(Duration.ofMinutes(11));

        var refused = alice.post("/api/hosts/" + ADA.id() + "/jobs", """
                {"kind": "restore", "options": {"snapshot_id": 7, "paths": 3,
                "target": {"mode": "new_directory", "host_id": " %s"}}}""".formatted(NEW.id()));

        assertThat(refused.problem()).isEqualTo("password-required");
    }
}
