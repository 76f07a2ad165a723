package io.resticmanager.hub.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.Scrape;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HostFiguresTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    @Test
    void hostsAreCountedByTheirState() throws Exception {
        hub.enrol("ada");
        hub.enrol("bob");
        hub.enrol("eve");
        hub.sql("UPDATE host SET presence = 'offline' WHERE name = 'ada'");
        hub.sql("""
                UPDATE host SET presence = 'offline', refused_code = 'clone', refused_at = 1, refused_why = 'Two of them.'
                WHERE name = 'eve'""");

        var scrape = Scrape.of(hub.service().context());

        assertThat(scrape.value("restic_manager_hosts", "presence=\"unknown\"")).hasValue(1);
        assertThat(scrape.value("restic_manager_hosts", "presence=\"offline\"")).hasValue(1);
        assertThat(scrape.value("restic_manager_hosts", "presence=\"refused\"")).hasValue(1);
        assertThat(scrape.value("restic_manager_hosts", "presence=\"online\"")).hasValue(0);
        assertThat(scrape.value("restic_manager_agents_connected")).hasValue(0);
        assertThat(scrape.value("restic_manager_agent_handshakes_total", "outcome=\"let_in\"")).hasValue(0);
    }
}
