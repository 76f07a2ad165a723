package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator is shown what is stored for a host, and no field in which something else could be named. */
final class StoredOnlyTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final HubHost NEW = Stories.host("new", Presence.online);
    private static final Source STORED = new Source(List.of("/srv", "/home/<ada>"), List.of("*.tmp"),
            List.of("nightly"), false, false, null, null, null, null, null, null);
    private static final List<String> FIELDS = List.of("name=\"paths\"", "name=\"excludes\"", "name=\"adHoc\"",
            "name=\"before_hook\"");

    @AutoClose
    private static Gateway gateway;
    private static Client alice;
    private static Client olga;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        List.of(ADA, NEW).forEach(gateway.hub()::knows);
        gateway.jobs().knows(new HostJobs(ADA.id(), RepositoryState.ready, null, null, 0, 1, STORED, null));
        gateway.jobs().knows(Stories.jobsOf(NEW, RepositoryState.ready, null));
        alice = Client.alice(gateway);
        olga = Client.person(gateway, "olga", Role.operator);
    }

    @Test
    void anOperatorIsShownWhatIsStoredAndCanNameNothingElse() {
        var page = olga.page("/hosts/" + ADA.id());

        assertThat(page).contains("Back up what is stored", "/home/&lt;ada&gt;", "*.tmp", "nightly",
                "Only an administrator may name other paths", "/hosts/" + ADA.id() + "/schedules");
        FIELDS.forEach(field -> assertThat(page).doesNotContain(field));
        assertThat(alice.page("/hosts/" + ADA.id())).contains(FIELDS).contains("Back up these paths");
    }

    @Test
    void whatAnOperatorsButtonSendsNamesNothing() {
        var answer = olga.form("/hosts/" + ADA.id() + "/jobs", Map.of("kind", "backup", "csrfToken", olga.csrf()));

        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        assertThat(gateway.jobs().runs().getLast().options()).isNull();
    }

    @Test
    void whereNothingIsStoredAnOperatorIsToldWhoStoresIt() {
        assertThat(olga.page("/hosts/" + NEW.id())).contains("No paths are stored for this host.",
                "An administrator stores them").doesNotContain(FIELDS).doesNotContain("Back up what is stored");
    }

    @Test
    void whyAServiceRefusesOtherPathsIsSaidOnThePageThatTheyWereSentFrom() {
        gateway.jobs().refuses(Problem.forbidden(Role.admin, "Ask an administrator."));

        var answer = olga.form("/hosts/" + ADA.id() + "/jobs",
                Map.of("kind", "backup", "adHoc", "true", "paths", "/etc", "csrfToken", olga.csrf()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("It was not started.", "This needs the role admin. Ask an administrator.");
    }
}
