package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.platform.testkit.ToolPaths;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.AgentProcess;
import io.resticmanager.tests.kit.Alerts;
import io.resticmanager.tests.kit.Axe;
import io.resticmanager.tests.kit.Browser;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.LogWindow;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every page there is, with something on it: by axe-core without a violation of WCAG 2.2 AA, light and dark, at a desk and on a phone;
 * without a word on the console, without a violation of the content security policy, and not wider than the phone.
 */
final class AccessibilityIT {

    @RegisterExtension
    private final Stage stage = new Stage();

    private final List<String> wrong = new ArrayList<>();
    private Browser browser;
    private String url;
    private Administrator alice;

    @Test
    void everyPageIsForEverybody() throws Exception {
        var storage = new StorageServer(stage, "ada", "bob");
        var stack = StackProcess.up(stage, stage.folder("data"));
        url = stack.url();
        browser = Browser.start(stage);
        look(browser.open(ColorScheme.LIGHT), "set-up", stack.setupUrl());
        look(browser.open(ColorScheme.LIGHT), "sign-in", url + "/login");
        alice = stack.administrator();
        var page = LogWindow.signIn(browser, url, alice).page();
        look(page, "an empty fleet", url + "/");
        var ada = Host.join(stage, stack.agentUrl(), alice, "ada", storage.repository("ada"), ToolPaths.restic018(),
                "--allow-restore", AgentProcess.restored(stage, "ada").toString());
        look(page, "a host without a repository", url + "/hosts/" + ada.id());

        for (var place : places(ada.initialised(), alice.mint("bob", storage.repository("bob")).text("token_id"))
                .entrySet()) {
            look(page, place.getKey(), url + place.getValue());
        }

        restore(page, ada);
        refused(page, "a page that there is not", "/nothing/here", 404);
        refused(page, "a host that there is not", "/hosts/01ARZ3NDEKTSV4RRFFQ69G5FAV", 404);
        refused(page, "a filter that can not be read", "/jobs?status=lost", 422);
        passwordWithoutScript(page);

        assertThat(wrong).isEmpty();
        browser.mustNotHaveComplained();
    }

    /** All pages of somebody who has signed in, by what they are called here. */
    private Map<String, String> places(Host host, String token) throws Exception {
        var source = Source.of(List.of(Sample.files(stage.folder("sample"), 3).toString()));
        var backup = host.backUp(source);
        host.succeeded(backup);
        host.succeeded(host.backUp(source));
        var snapshots = alice.awaitSnapshots(host.id(), 2);
        var failed = host.backUp(Source.of(List.of("/no/such/folder")));
        alice.awaitOver(failed);
        alice.api().patch("/api/hosts/" + host.id(), Map.of("tags", List.of("prod", "berlin", "db"))).expect(200);
        var schedule = schedule(host, source);
        var channel = channel();
        var alert = Alerts.of(host).awaitRaised(AlertKind.backup_failed).id();
        var dry = host.done(JobKind.forget, Map.of("dry_run", true, "retention", Map.of("keep_last", 1))).id();
        var diff = host.done(JobKind.diff, Map.of("a", snapshots.getLast(), "b", snapshots.getFirst())).id();

        var places = new LinkedHashMap<String, String>();
        places.put("fleet", "/");
        places.put("jobs", "/jobs");
        places.put("jobs, none found", "/jobs?kind=prune&status=failed");
        places.put("alerts", "/alerts");
        places.put("alert", "/alerts/" + alert);
        places.put("channels", "/settings/notifications");
        List.of("webhook", "ntfy", "smtp")
                .forEach(kind -> places.put("new " + kind, "/settings/notifications/new?kind=" + kind));
        places.put("channel", "/settings/notifications/" + channel + "/edit");
        places.put("new host", "/hosts/new");
        places.put("enrolments", "/hosts/enrolments");
        places.put("enrolment", "/hosts/enrolments/" + token);
        places.put("host", "/hosts/" + host.id());
        List.of("backup", "forget", "prune", "check", "stats")
                .forEach(kind -> places.put("run " + kind, "/hosts/" + host.id() + "?run=" + kind));
        List.of("snapshots", "schedules", "repository", "jobs", "settings")
                .forEach(tab -> places.put("host, " + tab, "/hosts/" + host.id() + "/" + tab));
        places.put("diff", "/hosts/%s/diff?a=%s&b=%s".formatted(host.id(), snapshots.getLast(), snapshots.getFirst()));
        List.of("backup", "forget", "prune", "check")
                .forEach(kind -> places.put("new schedule, " + kind,
                        "/hosts/" + host.id() + "/schedules/new?kind=" + kind));
        places.put("schedule", "/schedules/" + schedule);
        places.put("schedule, copy", "/schedules/" + schedule + "/copy");
        places.put("backup", "/jobs/" + backup);
        places.put("failed backup", "/jobs/" + failed);
        places.put("dry run", "/jobs/" + dry);
        places.put("diff job", "/jobs/" + diff);
        places.put("restore", "/jobs/" + host.done(JobKind.restore, Map.of("snapshot_id", snapshots.getFirst(), "paths",
                List.of(), "target", Map.of("mode", "new_directory"))).id());
        places.put("snapshots to restore", "/hosts/" + host.id() + "/restore");
        places.putAll(people());
        return places;
    }

    private Map<String, String> people() throws Exception {
        var invited = alice.api().post("/api/users", Map.of("username", "olga", "role", "operator")).expect(201);
        var places = new LinkedHashMap<String, String>();
        places.put("users", "/settings/users");
        places.put("new user", "/settings/users/new");
        places.put("user", "/settings/users/" + invited.text("user_id"));
        places.put("invitation", invited.text("invite_url").replaceFirst("^https?://[^/]+", ""));
        places.put("authentication", "/settings/authentication");
        places.put("about", "/settings/about");
        places.put("profile", "/profile");
        places.put("API tokens", "/profile/tokens");
        places.put("audit", "/audit");
        return places;
    }

    private String schedule(Host host, Source source) throws Exception {
        return alice.api().post("/api/hosts/" + host.id() + "/schedules", Map.of("name", "Nightly", "kind", "backup",
                "cron", "15 3 * * *", "time_zone", "UTC", "enabled", true, "source", Map.of("paths", source.paths())))
                .expect(201).text("id");
    }

    private String channel() throws Exception {
        return alice.api().post("/api/notifications", Map.of("kind", "ntfy", "name", "phone", "enabled", true,
                "config", Map.of("server_url", "https://ntfy.example", "topic", "backups"))).expect(201).text("id");
    }

    /** All four steps, with a folder of the snapshot open. */
    private void restore(Page page, Host host) throws Exception {
        var snapshot = alice.awaitSnapshots(host.id(), 2).getFirst();
        page.navigate(url + "/hosts/" + host.id() + "/restore?target=in_place&snapshot=" + snapshot);
        page.locator("#tree li li > .tree-row > .twist").click();
        page.locator("#tree li li li .pick").first().click();
        page.locator("#s4").waitFor();
        look(page, "restore in place");
    }

    private void refused(Page page, String name, String address, int status) {
        look(page, name, url + address);
        browser.expectRefusal(status);
    }

    /** What a form leads to where no script asks for the password in place, ten minutes later. */
    private void passwordWithoutScript(Page page) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + stage.folder("data").resolve("gateway.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 10000");
            statement.execute("UPDATE session SET confirmed_at = 1");
        }
        page.navigate(url + "/settings/users/new");
        page.getByLabel("User name").fill("erin");
        // Neither is the page's script asked by this.
        page.waitForNavigation(() -> page
                .evaluate(
                        "HTMLFormElement.prototype.submit.call(document.querySelector('main form[data-password-first]'))"));
        assertThat(page.locator("#password-now").isVisible()).isTrue();
        look(page, "the password, asked without script");
        browser.expectRefusal(403);
    }

    private void look(Page page, String name, String address) {
        page.navigate(address);
        look(page, name);
    }

    private void look(Page page, String name) {
        page.evaluate("document.querySelectorAll('details:not([name])').forEach((one) => one.open = true)");
        try (var axe = Axe.in(page)) {
            note(name, axe.violations());
            note(name + ", dark", axe.inTheDark());
            note(name + ", dialogs", axe.dialogs());
            browser.onAPhone(page, () -> note(name + ", phone", axe.violations()));
        }
    }

    private void note(String name, List<String> violations) {
        violations.forEach(violation -> wrong.add(name + ": " + violation));
    }
}
