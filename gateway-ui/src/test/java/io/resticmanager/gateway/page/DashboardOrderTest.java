package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.run.Standing;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 230 hosts, of which those that need somebody came last. */
final class DashboardOrderTest {

    private static final Pattern NAME = Pattern.compile("class=\"row-link\"[^>]*>([^<]+)</a>");
    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\">Next page");

    @AutoClose
    private static Gateway gateway;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        for (int i = 0; i < 225; i++) {
            knows("run%03d".formatted(i), Presence.online, JobStatus.succeeded, true);
        }
        knows("unheard", Presence.unknown, JobStatus.succeeded, false);
        knows("offline", Presence.offline, JobStatus.succeeded, false);
        knows("risky", Presence.online, JobStatus.succeeded, false);
        knows("second", Presence.online, JobStatus.failed, false);
        knows("first", Presence.online, JobStatus.failed, false);
        gateway.readFleet();
        alice = Client.alice(gateway);
    }

    @Test
    void theWholeFleetIsSortedBeforeItIsCutIntoPages() {
        var pages = pages("/");

        assertThat(pages).extracting(List::size).containsExactly(100, 100, 30);
        assertThat(pages.getFirst()).startsWith("first", "second", "risky", "offline", "unheard", "run000", "run001");
        assertThat(pages.stream().flatMap(List::stream)).doesNotHaveDuplicates().hasSize(230);
    }

    @Test
    void everyOrderIsCutIntoPagesWithoutLosingAHost() {
        assertThat(pages("/?sort=name").getFirst()).startsWith("first", "offline", "risky", "run000");
        for (var order : List.of("name", "backup", "size")) {
            assertThat(pages("/?sort=" + order).stream().flatMap(List::stream)).as(order).doesNotHaveDuplicates()
                    .hasSize(230);
        }
    }

    @Test
    void aFilteredListIsSortedTheSameWay() {
        assertThat(pages("/?status=online").getFirst()).startsWith("first", "second", "risky", "run000");
    }

    @Test
    void whatNobodyKnowsIsToldInPlaceOfTheList() {
        for (var wrong : Map.of("sort=zzz", "An order is one of attention, name, backup, size, alerts, id.",
                "status=asleep", "A status is one of online, offline, unknown, refused, running.",
                "protection=some", "A protection is one of ").entrySet()) {
            var answer = alice.get("/?q=run&" + wrong.getKey(), "Accept", "text/html");

            assertThat(answer.status()).as(wrong.getKey()).isEqualTo(422);
            assertThat(answer.body()).contains("The filter can not be read", wrong.getValue(), "Show all hosts</a>",
                    "0 of 230 hosts").doesNotContain("run000", "No host matches");
            var part = alice.get("/fragments/fleet?" + wrong.getKey(), "Accept", "text/html");
            assertThat(part.status()).isEqualTo(200);
            assertThat(part.body()).contains("The filter can not be read");
        }
    }

    @Test
    void aPlaceThatNobodyKnowsIsTheBeginning() {
        assertThat(pages("/?cursor=nonsense").getFirst()).startsWith("first");
    }

    private static List<List<String>> pages(String from) {
        List<List<String>> pages = new ArrayList<>();
        String next = from;
        while (next != null) {
            var body = alice.get(next, "Accept", "text/html").body();
            pages.add(NAME.matcher(body).results().map(found -> found.group(1)).toList());
            var link = NEXT.matcher(body);
            next = link.find() ? link.group(1).replace("&amp;", "&") : null;
        }
        return pages;
    }

    private static void knows(String name, Presence presence, JobStatus last, boolean running) {
        var host = Stories.host(name, presence);
        gateway.hub().knows(host);
        var current = running ? Stories.job(host.id(), JobKind.backup, JobStatus.running) : null;
        gateway.jobs().knows(new HostJobs(host.id(), RepositoryState.ready,
                Stories.job(host.id(), JobKind.backup, last), current, 0, 1, null,
                new Standing(Standing.Protection.at_risk, "No backup schedule yet", 0, 0, null)));
    }
}
