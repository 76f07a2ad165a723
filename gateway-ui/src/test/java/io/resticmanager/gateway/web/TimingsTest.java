package io.resticmanager.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.run.Standing;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.platform.testkit.Scrape;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gateway tells Prometheus: how long answers took, and who is protected. */
final class TimingsTest {

    private static final String PROTECTED = "restic_manager_host_protected";
    private static final String COUNT = "restic_manager_http_requests_seconds_count";

    @AutoClose
    private static Gateway gateway;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
    }

    @Test
    void routesAreTimedAndAddressesAreNot() throws Exception {
        for (var i = 0; i < 20; i++) {
            alice.get("/api/hosts/01J" + i);
            alice.get("/no/such/page/" + i);
            alice.get("/static/no-such-" + i + ".css");
        }
        alice.get("/api/me");

        var scrape = Scrape.of(gateway.context());

        assertThat(scrape.value(COUNT, "route=\"/api/me\"", "status=\"2xx\"").orElseThrow()).isPositive();
        assertThat(scrape.value(COUNT, "route=\"/api/hosts/{id}\"", "status=\"4xx\"").orElseThrow())
                .isGreaterThanOrEqualTo(20);
        assertThat(scrape.value(COUNT, "route=\"none\"", "status=\"4xx\"").orElseThrow()).isGreaterThanOrEqualTo(20);
        assertThat(scrape.text()).doesNotContain("01J1").doesNotContain("no-such");
    }

    @Test
    void everyHostIsThereProtectedOrNot() throws Exception {
        var ada = Stories.host("ada", Presence.online);
        var eve = Stories.host("eve", Presence.offline);
        stands(ada, new Standing(Standing.Protection.safe, null, 1, 0, Stories.NOON.plusSeconds(3_600)));
        stands(eve, new Standing(Standing.Protection.at_risk, "The run of today failed.", 1, 0, null));
        gateway.readFleet();

        var scrape = Scrape.of(gateway.context());

        assertThat(scrape.value(PROTECTED, "host=\"ada\"", "host_id=\"%s\"".formatted(ada.id()))).hasValue(1);
        assertThat(scrape.value(PROTECTED, "host=\"eve\"")).hasValue(0);
        assertThat(scrape.value("restic_manager_hosts_by_protection", "protection=\"at_risk\"")).hasValue(1);
        assertThat(scrape.value("restic_manager_figures_readable", "source=\"gateway.protection\"")).hasValue(1);
    }

    private static void stands(HubHost host, Standing standing) {
        gateway.hub().knows(host);
        gateway.jobs().knows(new HostJobs(host.id(), RepositoryState.ready,
                Stories.job(host.id(), JobKind.backup, JobStatus.succeeded), null, 0, 3, null, standing));
    }
}
