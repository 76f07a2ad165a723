package io.resticmanager.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.AgentProcess;
import io.resticmanager.tests.kit.Browser;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A host from its first name to its removal, by a person with a browser, with a real agent on the other side. */
final class HostLifeIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    // Longer than a token lives, and than the page takes to notice.
    private static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(90_000);
    private static final Pattern TOKEN = Pattern.compile("--token '?([^' ]+)");

    @RegisterExtension
    private final Stage stage = new Stage();

    private Browser browser;
    private StackProcess stack;

    @Test
    void aHostIsRenamedPausedReplacedAndRemoved() throws Exception {
        var storage = new StorageServer(stage, "ada");
        stack = StackProcess.up(stage, stage.folder("data"));
        var administrator = stack.administrator();
        var ada = Host.join(stage, stack.agentUrl(), administrator, "ada", storage.repository("ada")).initialised();
        browser = Browser.start(stage);
        var page = signIn(administrator);
        var late = watchAToken(page, ada);

        rename(page, ada);
        pause(page, ada);
        replace(page, ada);
        revoke(page, ada);
        inTheDark(page, ada);
        assertThat(late.locator("#wait")).containsText("The token has expired.", PATIENTLY);
        assertThat(late.getByRole(AriaRole.LINK, named("Make a new one"))).isVisible();
        remove(page, ada);
        browser.mustNotHaveComplained();
    }

    private Page signIn(Administrator administrator) {
        var page = browser.open(ColorScheme.LIGHT);
        page.navigate(stack.url());
        page.getByLabel("User name").fill(Administrator.NAME);
        page.getByLabel("Password").fill(administrator.password());
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
        page.waitForURL(url -> !url.contains("/login"));
        return page;
    }

    /** A page that nobody touches until the token on it has expired, which is a minute. */
    private Page watchAToken(Page signedIn, Host host) throws Exception {
        var id = mint(host, "late", 60);
        var page = browser.openLike(signedIn, ColorScheme.LIGHT);
        page.navigate(stack.url() + "/hosts/enrolments/" + id);
        assertThat(page.getByText("Waiting for the agent")).isVisible();
        return page;
    }

    private static String mint(Host host, String name, int seconds) throws Exception {
        return host.administrator().api().post("/api/enrolment-tokens", Map.of("name", name, "repo_url",
                host.repository().url(), "expires_in_s", seconds)).expect(201).text("token_id");
    }

    private void rename(Page page, Host host) {
        page.navigate(at(host, ""));
        page.getByLabel("Host sections")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Settings")).click();
        assertThat(page.getByText("What this host allows")).isVisible();
        shoot(page, "life-settings");
        page.locator("#name").fill("-ada");
        page.locator("#tags").fill("prod, west");
        page.locator("#save").click();
        assertThat(page.locator("#name-error")).isVisible();
        assertThat(page.locator("#tags")).hasValue("prod, west");
        browser.expectRefusal(422);
        shoot(page, "life-settings-refused");
        page.locator("#name").fill("ada-2");
        page.locator("#save").click();
        assertThat(page.getByText("Settings saved")).isVisible();
        assertThat(page.locator("h1")).hasText("ada-2");
        assertThat(page.locator("#remove")).containsText("Remove ada-2 from the fleet");
        page.reload();
        assertThat(page.locator("#tags")).hasValue("prod, west");
    }

    private void pause(Page page, Host host) {
        page.locator("#pause-act").click();
        assertThat(page.locator("#pause-act")).hasText("Resume host");
        assertThat(page.locator("#host-head")).containsText("No schedule fires on it");
        shoot(page, "life-paused");
        page.navigate(stack.url());
        assertThat(page.locator("#host-" + host.id())).containsText("Paused");
        shoot(page, "life-fleet-paused");
        page.navigate(at(host, "/settings"));
        page.locator("#pause-act").click();
        assertThat(page.locator("#pause-act")).hasText("Pause host");
        assertThat(page.locator("#host-head")).not().containsText("No schedule fires on it");
    }

    private void replace(Page page, Host host) throws Exception {
        page.getByRole(AriaRole.LINK, named("Replace agent")).click();
        assertThat(page.locator("h1")).hasText("Replace the agent of ada-2");
        assertThat(page.getByLabel("Host name")).not().isEditable();
        shoot(page, "life-replace");
        page.getByRole(AriaRole.BUTTON, named("Create and show commands")).click();
        assertThat(page.getByText("Waiting for the agent")).isVisible();
        shoot(page, "life-replace-waiting");
        host.agent().process().terminate();
        waitInTheQueue(page, host);
        var enrolment = AgentProcess.enrol(stage, "ada", stack.agentUrl(), token(page));
        if (enrolment.awaitExit(SOON) != 0) {
            throw new AssertionError("enroll failed: " + enrolment.err());
        }
        host.agent().startAgain();
        assertThat(page.getByText("Connected.")).isVisible();
        // Opens the repository with the password that was kept.
        host.succeeded(host.administrator().run(host.id(), JobKind.snapshots));
    }

    private void waitInTheQueue(Page signedIn, Host host) throws Exception {
        var job = host.administrator().run(host.id(), JobKind.snapshots);
        var page = browser.openLike(signedIn, ColorScheme.LIGHT);
        page.navigate(at(host, ""));
        assertThat(page.locator("#waiting-" + job)).containsText("not connected");
        shoot(page, "life-waiting");
        page.locator("#cancel-" + job).click();
        page.waitForURL("**/jobs/" + job);
        assertThat(page.locator("#job-head[data-over=true]")).containsText("Cancelled");
        page.close();
    }

    private void revoke(Page page, Host host) throws Exception {
        var id = mint(host, "bob", 3_600);
        page.navigate(stack.url() + "/hosts/enrolments");
        shoot(page, "life-tokens");
        page.locator("#token-" + id).getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByText("Token revoked")).isVisible();
        assertThat(page.locator("#token-" + id)).hasCount(0);
        page.navigate(stack.url() + "/hosts/enrolments/" + id);
        assertThat(page.getByText("The token is good no longer.")).isVisible();
        shoot(page, "life-token-revoked");
    }

    private void inTheDark(Page signedIn, Host host) {
        var page = browser.openLike(signedIn, ColorScheme.DARK);
        for (var place : new String[]{"/hosts/" + host.id(), "/hosts/" + host.id() + "/settings",
                "/hosts/new?replaces=" + host.id(), "/hosts/enrolments"}) {
            page.navigate(stack.url() + place);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).isVisible();
            shoot(page, "life-dark" + place.replace(host.id(), "id").replaceAll("\\W", "-"));
        }
        page.close();
    }

    private void remove(Page page, Host host) {
        page.navigate(at(host, "/settings"));
        assertThat(page.locator("#remove-act")).isDisabled();
        page.locator("#confirm").fill("ada");
        assertThat(page.locator("#remove-act")).isDisabled();
        page.locator("#confirm").fill("ada-2");
        page.locator("#remove-act").click();
        assertThat(page.getByText("Add your first host")).isVisible();
        Awaitility.await("the agent says that its host is gone")
                .until(() -> host.agent().process().err().contains("this host was removed from the manager"));
        shoot(page, "life-removed");
    }

    private String at(Host host, String tab) {
        return stack.url() + "/hosts/" + host.id() + tab;
    }

    private static String token(Page page) {
        var token = TOKEN.matcher(page.locator("#source").innerText());
        if (!token.find()) {
            throw new AssertionError("no token in " + page.locator("#source").innerText());
        }
        return token.group(1);
    }

    private void shoot(Page page, String name) {
        browser.shoot(page, name);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
