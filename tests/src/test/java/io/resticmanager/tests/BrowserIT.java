package io.resticmanager.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.resticmanager.tests.kit.AgentProcess;
import io.resticmanager.tests.kit.Browser;
import io.resticmanager.tests.kit.Repository;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.Secret;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A person, a browser and a real agent: from the set-up link to a snapshot in the list, without a word from the console. */
final class BrowserIT {

    private static final String PASSWORD = Secret.of("browser");
    private static final Pattern TOKEN = Pattern.compile("--token '?([^' ]+)");

    @RegisterExtension
    private final Stage stage = new Stage();

    private Browser browser;

    @Test
    void fromTheSetUpLinkToASnapshotInTheList() throws Exception {
        var storage = new StorageServer(stage, "ada");
        var sluice = storage.sluice();
        var stack = StackProcess.up(stage, stage.folder("data"));
        browser = Browser.start(stage);
        setUp(browser.open(ColorScheme.LIGHT), stack.setupUrl());
        var page = signIn(browser.open(ColorScheme.LIGHT), stack.url());
        var token = addHost(page, storage.repository("ada", sluice));
        AgentProcess.join(stage, "ada", stack.agentUrl(), token);
        assertThat(page.getByText("Connected.")).isVisible();
        shoot(page, "host-added");
        page.getByRole(AriaRole.LINK, named("Open ada")).click();
        initialise(page);

        sluice.holdAfter(512 * 1024);
        var job = runNow(page, Sample.noise(stage.folder("noise"), 3));
        assertRunsBeforeOurEyes(page);
        sluice.open();
        assertThat(page.locator("#log-state")).hasText("Complete");
        assertThat(page.locator("#job-head[data-over=true]")).isVisible();
        shoot(page, "job-over");
        var snapshot = page.locator("#job-head a[href$='/snapshots'] code").innerText();
        page.locator("#job-head a[href$='/snapshots']").click();
        assertThat(page.getByText(snapshot).first()).isVisible();
        shoot(page, "snapshots");
        theSizeIsDrawn(page, page.url().replace("/snapshots", ""));

        inTheDark(page, stack.url(), job);
        browser.mustNotHaveComplained();
    }

    private void setUp(Page page, String link) {
        page.navigate(link);
        page.getByLabel("User name").fill("alice");
        page.getByLabel("Password", exactly()).fill(PASSWORD);
        page.getByLabel("Password again").fill("something else");
        page.getByRole(AriaRole.BUTTON, named("Create account")).click();
        assertThat(page.locator("#repeated-error")).isVisible();
        browser.expectRefusal(422);
        page.getByLabel("Password", exactly()).fill(PASSWORD);
        page.getByLabel("Password again").fill(PASSWORD);
        shoot(page, "setup");
        page.getByRole(AriaRole.BUTTON, named("Create account")).click();
        page.waitForURL(url -> !url.contains("/setup"));
    }

    private Page signIn(Page page, String url) {
        page.navigate(url);
        assertThat(page).hasURL(Pattern.compile(".*/login.*"));
        type(page, "not the password");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("wrong");
        browser.expectRefusal(401);
        shoot(page, "login-refused");
        type(page, PASSWORD);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Add your first host")))
                .isVisible();
        shoot(page, "fleet-empty");
        return page;
    }

    private static void type(Page page, String password) {
        page.getByLabel("User name").fill("alice");
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
    }

    private String addHost(Page page, Repository repository) {
        page.getByRole(AriaRole.LINK, named("Add host")).first().click();
        page.getByLabel("Host name").fill("ada");
        page.getByLabel("Repository URL").fill(repository.url());
        page.getByLabel("Server user name").fill(repository.user());
        page.getByLabel("Server password").fill(repository.serverPassword());
        page.getByLabel("Encryption password").fill(repository.password());
        shoot(page, "host-new");
        page.getByRole(AriaRole.BUTTON, named("Create and show commands")).click();
        assertThat(page.getByText("Waiting for the agent")).isVisible();
        shoot(page, "host-waiting");
        var token = TOKEN.matcher(page.locator("#source").innerText());
        if (!token.find()) {
            throw new AssertionError("no token in " + page.locator("#source").innerText());
        }
        return token.group(1);
    }

    private void initialise(Page page) {
        var host = page.url();
        page.getByRole(AriaRole.BUTTON, named("Initialise repo")).first().click();
        shoot(page, "init");
        page.locator("#init").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Initialise repo"))
                .click();
        assertThat(page.locator("#job-head[data-over=true]")).isVisible();
        page.navigate(host);
    }

    private String runNow(Page page, Path source) {
        page.getByLabel("Paths to back up").fill(source.toString());
        shoot(page, "host");
        page.getByRole(AriaRole.BUTTON, named("Back up these paths")).click();
        page.waitForURL("**/jobs/*");
        return page.url();
    }

    private void assertRunsBeforeOurEyes(Page page) {
        assertThat(page.locator("#log li").first()).isVisible();
        assertThat(page.locator("#progress progress")).isVisible();
        assertThat(page.locator("#log-state")).hasText("Receiving");
        assertThat(page.locator("#job-head[data-over=false]")).isVisible();
        shoot(page, "job-running");
    }

    // Measured after the backup; the second measurement makes a line of it.
    private void theSizeIsDrawn(Page page, String host) {
        page.navigate(host + "?run=stats");
        page.locator("#run-stats form button").last().click();
        assertThat(page.locator("#job-head[data-over=true]")).isVisible();
        page.navigate(host);
        assertThat(page.locator("#size canvas")).isVisible();
        page.waitForFunction("""
                () => {
                  const canvas = document.querySelector("#size canvas");
                  return canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean);
                }""");
        shoot(page, "host-size");
    }

    private void inTheDark(Page signedIn, String url, String job) {
        var page = browser.openLike(signedIn, ColorScheme.DARK);
        for (var place : new String[]{url + "/", url + "/jobs", job, signedIn.url(), url + "/hosts/new"}) {
            page.navigate(place);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).isVisible();
            shoot(page, "dark-" + place.replaceFirst("https?://[^/]*/", "").replaceAll("[0-9A-Z]{26}", "id")
                    .replace('/', '-'));
        }
        var background = page.evaluate("getComputedStyle(document.body).backgroundColor");
        signedIn.navigate(url + "/hosts/new");
        var light = signedIn.evaluate("getComputedStyle(document.body).backgroundColor");
        if (background.equals(light)) {
            throw new AssertionError("light and dark look alike: " + light);
        }
    }

    private void shoot(Page page, String name) {
        browser.shoot(page, name);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
