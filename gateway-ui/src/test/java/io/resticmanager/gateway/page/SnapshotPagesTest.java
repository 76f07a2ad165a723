package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.DiffOptions;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Finding.Amount;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeFindings;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of snapshots: what no job explains, and two of them compared. */
final class SnapshotPagesTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final String HOST = "/hosts/" + ADA.id();
    private static final Snapshot NEW = Stories.snapshot("4f1c9a20");
    private static final Snapshot OLD = Stories.snapshot("9a3d1c77");
    private static final Amount SOME = new Amount(3, 0, 0, 1, 1, 4_096);

    @AutoClose
    private static Gateway gateway;
    private static FakeFindings findings;
    private static Client alice;
    private static Client olga;
    private static Client victor;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        gateway.hub().knows(ADA);
        findings = gateway.get(FakeFindings.class);
        alice = Client.alice(gateway);
        olga = Client.person(gateway, "olga", Role.operator);
        victor = Client.person(gateway, "victor", Role.viewer);
    }

    @Test
    void whatNoJobExplainsIsMarkedAndAnAdministratorAcceptsWhatStandsThere() {
        findings.keeps(List.of(NEW, OLD), List.of(OLD.id()));
        assertThat(olga.page(HOST + "/snapshots")).contains("1 snapshot here was made by no job", ">Unexplained<")
                .as("only an administrator accepts").doesNotContain("Accept it").doesNotContain("form=\"accept\"");
        assertThat(alice.page(HOST + "/snapshots")).contains("Accept it",
                "form=\"accept\" name=\"ids\" value=\"" + OLD.id() + "\"");
        assertThat(olga.form(HOST + "/snapshots/accept", Map.of("ids", OLD.id(), "csrfToken", olga.csrf())).status())
                .isEqualTo(403);

        var answer = alice.form(HOST + "/snapshots/accept", Map.of("ids", OLD.id(), "csrfToken", alice.csrf()));

        assertThat(answer.header("Location")).isEqualTo(HOST + "/snapshots");
        assertThat(findings.accepted().getLast().snapshotIds()).containsExactly(OLD.id());
        assertThat(alice.page(HOST + "/snapshots")).doesNotContain(">Unexplained<").doesNotContain("Accept it");
    }

    @Test
    void anEmptyListIsLoadedAgainWhenTheFirstSnapshotIsReported() {
        assertThat(shape(0)).contains("data-shape=\"empty\"");
        assertThat(shape(1)).contains("data-shape=\"ready\"");
    }

    private static String shape(long snapshots) {
        gateway.jobs().knows(new HostJobs(ADA.id(), RepositoryState.ready, null, null, 0, snapshots, null, null));
        return alice.page("/fragments/hosts/" + ADA.id() + "/head?tab=snapshots");
    }

    @Test
    void anAcceptedOneLeadsToNoJobWhateverItsTagClaims() {
        var forged = new Snapshot("5eed".repeat(16), "5eed5eed", Stories.NOON, "ada", "root", List.of("/etc"),
                List.of("rm-job=01JTCW3V5D3XQ0P1T6C2B6E7F8"), null, 3L, 1L, 1L, null);
        findings.keeps(List.of(forged), List.of());
        assertThat(victor.page(HOST + "/snapshots")).contains("/jobs/01JTCW3V5D3XQ0P1T6C2B6E7F8");
        findings.keeps(List.of(forged), List.of(forged.id()));

        alice.form(HOST + "/snapshots/accept", Map.of("ids", forged.id(), "csrfToken", alice.csrf()));

        assertThat(victor.page(HOST + "/snapshots")).contains("Accepted</span>")
                .doesNotContain("/jobs/01JTCW3V5D3XQ0P1T6C2B6E7F8");
    }

    @Test
    void acceptingNothingInParticularAcceptsNothing() {
        var before = findings.accepted().size();

        var answer = alice.form(HOST + "/snapshots/accept", Map.of("ids", " ", "csrfToken", alice.csrf()));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(findings.accepted()).hasSize(before);
    }

    @Test
    void twoThatAreChosenAreComparedFromTheOlderToTheNewer() {
        var answer = compare(olga, NEW.id(), OLD.id());

        assertThat(answer.header("Location"))
                .isEqualTo(HOST + "/diff?a=" + OLD.id() + "&b=" + NEW.id());
        var run = gateway.jobs().runs().getLast();
        assertThat(run.kind()).isEqualTo(JobKind.diff);
        assertThat(Json.text(run.options())).isEqualTo("{\"a\":\"%s\",\"b\":\"%s\"}".formatted(OLD.id(), NEW.id()));
        assertThat(victor.page(answer.header("Location"))).contains("Waiting for its turn on the host",
                "data-live-src=\"/fragments/hosts/" + ADA.id() + "/diff?a=" + OLD.id() + "&amp;b=" + NEW.id());
    }

    @Test
    void thePairIsComparedOnlyOnce() {
        compared("11111111", "22222222");
        var before = gateway.jobs().runs().size();

        compare(olga, "22222222", "11111111");

        assertThat(gateway.jobs().runs()).hasSize(before);
    }

    @Test
    void whatWasComparedLongAgoIsFoundBehindAllThatCameSince() {
        compared("aaaa1111", "bbbb2222");
        IntStream.range(0, 201).forEach(n -> compared("%08d".formatted(n), "cccc3333"));
        var before = gateway.jobs().runs().size();

        assertThat(victor.page(HOST + "/diff?a=aaaa1111&b=bbbb2222")).contains("3 files, 4.0 KiB")
                .doesNotContain("Not compared yet");
        compare(olga, "bbbb2222", "aaaa1111");
        assertThat(gateway.jobs().runs()).hasSize(before);
    }

    @Test
    void oneAloneOrThreeAreNotCompared() {
        for (var chosen : List.of("s=" + NEW.id(), "", "s=aaaaaaaa&s=bbbbbbbb&s=cccccccc")) {
            var answer = send(olga, chosen);

            assertThat(answer.status()).as(chosen).isEqualTo(422);
            assertThat(answer.body()).as(chosen).contains("Choose two snapshots to compare.");
        }
    }

    @Test
    void whatDiffersIsShownInFiguresAndPages() {
        var job = compared("33333333", "44444444");
        findings.found(job.id(), IntStream.range(0, 50_000)
                .mapToObj(n -> new Item.Change("/srv/file-" + n + (n == 7 ? "<b>" : ""), n % 2 == 0 ? "+" : "M"))
                .toList());
        var address = HOST + "/diff?a=33333333&b=44444444";

        var first = victor.page(address);
        assertThat(first).contains("3 files, 4.0 KiB", "/srv/file-0<", "/srv/file-7&lt;b&gt;", "+ added", "~ changed",
                "?a=33333333&amp;after=100&amp;b=44444444#diff").doesNotContain("/srv/file-100<");
        assertThat(victor.page(address + "&after=100")).contains("/srv/file-100<", "From the beginning")
                .doesNotContain("/srv/file-99<");
        assertThat(victor.page(address + "&only=M&find=FILE-4999")).contains("/srv/file-49999<", "~ changed",
                "value=\"M\" checked=\"checked\"", "value=\"FILE-4999\"").doesNotContain("/srv/file-49998<");
        assertThat(victor.page(address + "&find=nowhere")).contains("No path matches.");
    }

    @Test
    void aPairThatNobodyComparedIsComparedWithOneButton() {
        var address = HOST + "/diff?a=55555555&b=66666666";

        assertThat(olga.page(address)).contains("Not compared yet", "Compare now");
        assertThat(victor.page(address)).contains("Not compared yet").doesNotContain("Compare now");
    }

    @Test
    void aComparisonThatFailedSaysWhyAndCanBeMadeAgain() {
        var job = Stories.failed(ADA.id(), JobKind.diff, "snapshot_missing",
                Json.tree(new DiffOptions("77777777", "88888888")));
        gateway.jobs().knows(job);

        assertThat(olga.page(HOST + "/diff?a=77777777&b=88888888")).contains("It went wrong.", "Put it right.",
                "Compare again");
        assertThat(compare(olga, "88888888", "77777777").status()).isEqualTo(303);
        assertThat(gateway.jobs().runs().getLast().kind()).isEqualTo(JobKind.diff);
        assertThat(olga.page(HOST + "/diff?a=77777777&b=88888888")).contains("Waiting for its turn");
    }

    @Test
    void whatIsNoIdIsRefused() {
        for (var query : List.of("?a=4f1c9a20", "?a=4f1c&b=9a3d1c77", "?a=--repo=/x&b=9a3d1c77")) {
            assertThat(olga.get(HOST + "/diff" + query, "Accept", "text/html").status()).as(query).isEqualTo(422);
        }
        assertThat(olga.get(HOST + "/diff", "Accept", "text/html").header("Location")).isEqualTo(HOST + "/snapshots");
    }

    private static Job compared(String a, String b) {
        var job = Stories.withItems(Stories.ended(ADA.id(), JobKind.diff, Json.tree(new DiffOptions(a, b)),
                Summary.of(new Finding.Compared(a, b, 1, SOME, SOME))), 50_000);
        gateway.jobs().knows(job);
        return job;
    }

    private static Client.Answer compare(Client client, String newer, String older) {
        return send(client, "s=" + newer + "&s=" + older);
    }

    // A map holds a name once.
    private static Client.Answer send(Client client, String fields) {
        return client.send("POST", HOST + "/diff",
                java.net.http.HttpRequest.BodyPublishers.ofString(fields + "&csrfToken=" + client.csrf()),
                "Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html");
    }
}
