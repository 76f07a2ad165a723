package io.resticmanager.gateway.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeFindings;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host of more snapshots than the wizard lists. */
final class OldSnapshotTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);

    @Test
    void oneThatIsNamedIsFoundHoweverOldItIs(@TempDir Path data) {
        try (var gateway = Gateway.in(data)) {
            gateway.hub().knows(ADA);
            gateway.get(FakeFindings.class).keeps(IntStream.range(0, 1_500)
                    .mapToObj(n -> Stories.snapshot("%08x".formatted(0xa0000000 + n))).toList(), List.of());
            var alice = Client.alice(gateway);

            assertThat(Wizarding.begin(alice, ADA.id(), "snapshot=" + "%08x".formatted(0xa0000000 + 1_499)).page())
                    .contains("id=\"tree\"");
            assertThat(Wizarding.begin(alice, ADA.id(), "snapshot=" + "%08x".formatted(0xa0000000 + 1_500)).page())
                    .contains("This host has no snapshot");
        }
    }
}
