package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeSchedules;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.ScheduleStories;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The address of a form's answer may be opened, reloaded or kept as a bookmark. */
final class FormAddressesTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);

    @AutoClose
    private static Gateway gateway;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        gateway.hub().knows(ADA);
        // Under the id that every address here is made with.
        gateway.get(FakeSchedules.class).knows(ScheduleStories.called(ADA.id(), ScheduleStories.nightly(ADA.id())));
        alice = Client.alice(gateway);
    }

    @Test
    void theAddressOfEveryFormCanBeOpened() {
        var answers = new TreeMap<String, Integer>();
        gateway.get(Router.class).uriRoutes().filter(route -> route.getHttpMethod() == HttpMethod.POST)
                .map(route -> route.getUriMatchTemplate().toString())
                .filter(path -> !path.startsWith("/api/") && !path.startsWith("/agent/"))
                .forEach(path -> answers.put(path, open(path.replaceAll("\\{[^}]*}", ADA.id())).status()));

        assertThat(answers).containsKeys("/hosts/{id}/jobs", "/jobs/{id}/again", "/jobs/{id}/cancel", "/logout",
                "/hosts/{id}/settings", "/hosts/{id}/pause", "/hosts/{id}/remove", "/hosts/new", "/login", "/setup")
                .allSatisfy((_, status) -> assertThat(status).isIn(200, 303));
    }

    @Test
    void itLeadsToThePageThatHoldsTheForm() {
        List.of("pause", "remove", "repo-credentials", "maintenance", "maintenance/delete")
                .forEach(form -> assertThat(open("/hosts/x/" + form).header("Location")).as(form)
                        .isEqualTo("/hosts/x/settings"));
        List.of("run", "enabled", "delete").forEach(form -> assertThat(open("/schedules/x/" + form).header("Location"))
                .as(form).isEqualTo("/schedules/x"));
        Map.of("/hosts/enrolments/x/revoke", "/hosts/enrolments/x", "/jobs/x/again", "/jobs/x",
                "/jobs/x/cancel", "/jobs/x", "/alerts/x/acknowledge", "/alerts/x", "/logout", "/", "/jobs/a%0Ab/cancel",
                "/jobs/a%0Ab",
                "/hosts/a%0Ab/pause", "/hosts/a%0Ab/settings")
                .forEach((from, to) -> assertThat(open(from).header("Location")).as(from).isEqualTo(to));
    }

    private static Client.Answer open(String path) {
        return alice.get(path, "Accept", "text/html");
    }
}
