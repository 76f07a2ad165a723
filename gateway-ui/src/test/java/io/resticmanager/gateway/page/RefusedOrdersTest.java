package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.host.HubRpc.Maintenance;
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.PruneOptions;
import io.resticmanager.contracts.job.RepositoryHealth;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeFindings;
import io.resticmanager.gateway.fake.FakeMaintenance;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Shown;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An order that a service does not take is told in the form that it came from, with what to do next, and nothing typed is lost. */
final class RefusedOrdersTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final HubHost NEW = Stories.host("new", Presence.online);
    private static final String HOST = "/hosts/" + ADA.id();
    private static final Problem FULL = Problem.of(429, "queue-full", "Too many jobs are waiting", "100 of 100 wait.");
    private static final Problem CONFLICT = Problem.conflict("It can not be done just now.");
    private static final Map<String, String> POLICY = Map.of("kind", "forget", "keep_daily", "3", "keep_within", "14d",
            "confirm", "ada");

    @AutoClose
    private static Gateway gateway;
    private static Client alice;
    private static Client olga;
    private static Client victor;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        List.of(ADA, NEW).forEach(gateway.hub()::knows);
        gateway.jobs().knows(Stories.jobsOf(ADA, RepositoryState.ready, null));
        gateway.jobs().knows(Stories.jobsOf(NEW, RepositoryState.uninitialised, null));
        alice = Client.alice(gateway);
        olga = Client.person(gateway, "olga", Role.operator);
        victor = Client.person(gateway, "victor", Role.viewer);
    }

    @BeforeEach
    void forget() {
        gateway.get(FakeMaintenance.class).knows(ADA.id(), FakeMaintenance.NONE);
        gateway.get(FakeFindings.class).knows(health(0));
    }

    @Test
    void unexplainedSnapshotsAreSaidInTheFormThatLeadsToThem() {
        gateway.get(FakeFindings.class).knows(health(2));

        var shown = refused(alice, POLICY, Problem.conflict("2 snapshots come from no job of ours."));

        assertThat(shown.note()).contains("It was not started.", "2 snapshots come from no job of ours.");
        assertThat(shown.page()).contains("<details name=\"run\" id=\"run-forget\" open=\"open\"",
                "href=\"" + HOST + "/snapshots\"><svg", "Look at the snapshots");
        assertThat(shown.value("forget-keep_daily")).isEqualTo("3");
        assertThat(shown.value("forget-keep_within")).isEqualTo("14d");
        assertThat(shown.value("forget-confirm")).isEqualTo("ada");
        assertThat(shown.page()).as("what was unchecked stays so")
                .doesNotContain("id=\"forget-dry_run\" name=\"dry_run\" value=\"true\" checked");
    }

    @Test
    void theNoteOpensWithThePageAndTheAddressCanBeOpenedAgain() {
        assertThat(refused(alice, POLICY, CONFLICT).page())
                .contains("role=\"alert\" tabindex=\"-1\" autofocus", "data-address=\"" + HOST + "?run=forget\"");
    }

    @Test
    void aHostWithoutKnownSnapshotsIsOfferedToReadThem() {
        assertThat(refused(alice, POLICY, CONFLICT).page()).contains("id=\"next-step\"",
                "<button class=\"btn sm\" type=\"submit\" form=\"next-step\">", "Read the list of snapshots");
    }

    @Test
    void aMaintenanceHostThatIsGoneLeadsAnAdministratorToItsSettings() {
        gateway.get(FakeMaintenance.class).knows(ADA.id(), new Maintenance(true, null, "keeper", false, true, null,
                true));
        var prune = Map.of("kind", "prune", "max_unused", "7%", "dry_run", "true");

        var shown = refused(alice, prune, CONFLICT);
        assertThat(shown.page()).contains("href=\"" + HOST + "/settings#maintenance\"", "Maintenance settings");
        assertThat(shown.value("prune-max_unused")).isEqualTo("7%");
        assertThat(refused(olga, prune, CONFLICT).page()).contains(CONFLICT.detail())
                .doesNotContain("Maintenance settings");
    }

    @Test
    void theSameBackupThatWaitsAlreadyIsShown() {
        var source = Source.of(List.of("/srv"));
        var waiting = Stories
                .job(new JobsRpc.Run(ADA.id(), JobKind.backup, Json.tree(new BackupOptions(null, source))));
        gateway.jobs().knows(waiting);

        var shown = refused(alice, Map.of("kind", "backup", "adHoc", "true", "paths", "/srv", "exclude_caches", "true"),
                Problem.conflict("The same backup is waiting already: job " + waiting.id() + "."));

        assertThat(shown.page()).contains("href=\"/jobs/" + waiting.id() + "\"><svg", "View the waiting job",
                "id=\"backup-exclude_caches\" name=\"exclude_caches\" value=\"true\" checked=\"checked\"");
        assertThat(shown.value("paths")).isEqualTo("/srv");
    }

    @Test
    void aFullQueueIsShownAndWhatBelongsToNoFormStandsAboveThemAll() {
        var shown = refused(olga, Map.of("kind", "unlock"), FULL);

        assertThat(shown.note()).contains("It was not started.", "100 of 100 wait.");
        assertThat(shown.page()).contains("href=\"" + HOST + "/jobs?status=queued\"", "See what waits");
    }

    @Test
    void aRepositoryThatIsNotMadeYetSaysWhyItWasNot() {
        var shown = new Shown(post(alice, "/hosts/" + NEW.id() + "/jobs", Map.of("kind", "init"), FULL).body());

        assertThat(shown.note()).contains("100 of 100 wait.");
        assertThat(shown.page()).contains("Initialise repo");
    }

    @Test
    void withoutAnAnswerNobodyKnowsWhetherItBegan() {
        var shown = refused(alice, Map.of("kind", "check", "depth", "all"),
                Problem.of(504, "timeout", "No answer in time", "Nobody answered within 5 s."));

        assertThat(shown.note()).contains("Whether it was started is not known.");
        assertThat(shown.page()).contains("See its jobs", "value=\"all\" checked=\"checked\"");
    }

    @Test
    void whoMayNotIsToldInThePageToo() {
        assertThat(refused(olga, Map.of("kind", "prune", "max_unused", "1%"), null).note()).contains("role admin");
        assertThat(refused(victor, Map.of("kind", "unlock"), null).note()).contains("role operator");
    }

    @Test
    void theButtonThatRunsTheLastBackupKeepsTheBoxesOfTheForm() {
        var boxed = new Source(List.of("/srv"), List.of(), List.of(), true, true, null, null, null, null, null, null);
        gateway.jobs().knows(new HostJobs(ADA.id(), RepositoryState.ready, null, null, 0,
                0, boxed, null));

        assertThat(refused(alice, Map.of("kind", "backup"), CONFLICT).page())
                .contains("name=\"one_file_system\" value=\"true\" checked",
                        "name=\"exclude_caches\" value=\"true\" checked");
        gateway.jobs().knows(Stories.jobsOf(ADA, RepositoryState.ready, null));
    }

    @Test
    void theButtonsOfAJobsPageSayThereWhyNothingCameOfThem() {
        var failed = Stories.failed(ADA.id(), JobKind.check, "unknown", null);
        var over = Stories.job(ADA.id(), JobKind.backup, JobStatus.succeeded);
        List.of(failed, over).forEach(gateway.jobs()::knows);

        var again = post(olga, "/jobs/" + failed.id() + "/again", Map.of(), FULL);
        assertThat(new Shown(again.body()).note()).contains("100 of 100 wait.");
        assertThat(again.body()).contains("See what waits");
        assertThat(new Shown(send(olga, "/jobs/" + over.id() + "/confirm", Map.of()).body()).note())
                .contains("Nothing about this job is suspect.");
        assertThat(send(olga, "/jobs/nobody/confirm", Map.of()).status()).isEqualTo(409);
    }

    @Test
    void doingItForRealSaysInItsFormWhyItWasNotDone() {
        Job job = Stories.ended(ADA.id(), JobKind.prune, Json.tree(new PruneOptions("5%", null, true)), null);
        gateway.jobs().knows(job);

        var answer = post(alice, "/jobs/" + job.id() + "/for-real", Map.of(), CONFLICT);

        assertThat(answer.status()).isEqualTo(409);
        var form = answer.body().substring(answer.body().indexOf("action=\"/jobs/" + job.id() + "/for-real\""));
        assertThat(new Shown(form).note()).contains("It was not started.", CONFLICT.detail());
    }

    @Test
    void aPairThatIsNotComparedIsStillThere() {
        var answer = gatewayRefuses(CONFLICT, () -> alice.form(HOST + "/diff", List.of(Map.entry("s", "aaaaaaaa"),
                Map.entry("s", "bbbbbbbb"), Map.entry("csrfToken", alice.csrf()))));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(new Shown(answer.body()).note()).contains("They are not being compared.", CONFLICT.detail());
        assertThat(answer.body()).contains("<code title=\"bbbbbbbb\">", "<code title=\"aaaaaaaa\">", "Compare now");
    }

    @Test
    void programsAndHtmxAreAnsweredAsEver() {
        gateway.jobs().refuses(CONFLICT);
        var program = alice.post("/api" + HOST + "/jobs", "{\"kind\": \"check\"}");
        gateway.jobs().refuses(CONFLICT);
        var htmx = alice.form(HOST + "/jobs", with(alice, Map.of("kind", "check")), "HX-Request", "true");

        assertThat(program.status()).isEqualTo(409);
        assertThat(program.problem()).isEqualTo("conflict");
        assertThat(htmx.status()).isEqualTo(409);
        assertThat(htmx.header("HX-Trigger")).contains("It can not be done just now.");
    }

    private static RepositoryHealth health(int unexplained) {
        return new RepositoryHealth(ADA.id(), RepositoryState.ready, null, List.of(), null, null, List.of(), null,
                unexplained, List.of());
    }

    private static Shown refused(Client client, Map<String, String> fields, Problem problem) {
        var answer = post(client, HOST + "/jobs", fields, problem);
        assertThat(answer.status()).as(answer.body()).isEqualTo(problem == null ? 403 : problem.status());
        return new Shown(answer.body());
    }

    private static Client.Answer post(Client client, String path, Map<String, String> fields, Problem problem) {
        return gatewayRefuses(problem, () -> send(client, path, fields));
    }

    private static Client.Answer gatewayRefuses(Problem problem, Supplier<Client.Answer> sending) {
        gateway.jobs().refuses(problem);
        return sending.get();
    }

    private static Client.Answer send(Client client, String path, Map<String, String> fields) {
        return client.form(path, with(client, fields));
    }

    private static Map<String, String> with(Client client, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("csrfToken", client.csrf());
        return all;
    }
}
