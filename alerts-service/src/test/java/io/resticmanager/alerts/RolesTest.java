package io.resticmanager.alerts;

import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.platform.testkit.EndpointRoles;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import io.resticmanager.platform.testkit.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RolesTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Test
    void everyRequestIsRefusedToWhoLacksTheRoleOfTheTable() throws Exception {
        try (var _ = TestService.start(NATS, data.path())) {
            EndpointRoles.check(NATS, "alerts", AlertsRpc.class);
        }
    }
}
