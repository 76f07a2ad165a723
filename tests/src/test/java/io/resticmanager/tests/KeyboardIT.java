package io.resticmanager.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.platform.testkit.ToolPaths;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.AgentProcess;
import io.resticmanager.tests.kit.Alerts;
import io.resticmanager.tests.kit.Browser;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages work without a mouse, and what is refused is said where it was asked. */
final class KeyboardIT {

    private static final int FAR = 40;
    private static final int MANY = 300;

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void theKeyboardReachesWhatTheMouseDoesAndCanSkipTheMenu() throws Exception {
        var storage = new StorageServer(stage, "ada");
        var stack = StackProcess.up(stage, stage.folder("data"));
        var alice = stack.administrator();
        var ada = Host.join(stage, stack.agentUrl(), alice, "ada", storage.repository("ada")).initialised();
        var browser = Browser.start(stage);
        var page = signIn(browser, stack.url(), alice);
        page.navigate(stack.url() + "/hosts/" + ada.id());

        page.keyboard().press("Tab");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Skip to content"))).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#main")).isFocused();
        tabTo(page, "Paths to back up");
        page.keyboard().type("/no/such/folder");
        tabTo(page, "Back up these paths");
        page.keyboard().press("Enter");

        page.waitForURL("**/jobs/*");
        assertThat(page.getByText("/no/such/folder").first()).isVisible();
        Alerts.of(ada).awaitRaised(AlertKind.backup_failed);
        page.keyboard().press("g");
        page.keyboard().press("a");
        page.waitForURL("**/alerts");
        tabUntil(page, "alert", "document.activeElement.id.startsWith('ack-')");
        page.keyboard().press("Enter");
        assertThat(page.getByText("Acknowledged").first()).isVisible();
        addsAHost(page);
        browser.mustNotHaveComplained();
    }

    private static void addsAHost(Page page) {
        page.keyboard().press("g");
        page.keyboard().press("f");
        page.waitForURL("**/");
        tabTo(page, "Add host");
        page.keyboard().press("Enter");
        page.waitForURL("**/hosts/new");
        tabTo(page, "Host name");
        page.keyboard().type("bob");
        tabTo(page, "Repository URL");
        page.keyboard().type("rest:http://127.0.0.1:8000/bob/");
        tabTo(page, "Create and show commands");
        page.keyboard().press("Enter");
        assertThat(page.getByText("Install the agent on bob")).isVisible();
    }

    @Test
    void aRestoreGoesByTheKeyboard() throws Exception {
        var storage = new StorageServer(stage, "ada");
        var stack = StackProcess.up(stage, stage.folder("data"));
        var alice = stack.administrator();
        var ada = Host.join(stage, stack.agentUrl(), alice, "ada", storage.repository("ada"), ToolPaths.restic018(),
                "--allow-restore", AgentProcess.restored(stage, "ada").toString()).initialised();
        ada.succeeded(ada.backUp(Source.of(List.of(Sample.files(stage.folder("sample"), MANY).toString()))));
        alice.awaitSnapshots(ada.id(), 1);
        var browser = Browser.start(stage);
        var page = signIn(browser, stack.url(), alice);
        page.navigate(stack.url() + "/hosts/" + ada.id());

        tabTo(page, "Restore");
        page.keyboard().press("Enter");
        page.waitForURL("**/restore?**");
        tabUntil(page, "snapshot", "document.activeElement.name === 'snapshot'");
        page.keyboard().press("Space");
        tabTo(page, "Use this snapshot");
        page.keyboard().press("Enter");
        page.locator("[data-tree] .pick").first().waitFor();
        tabUntil(page, "tree", "document.activeElement.matches('.pick, .twist')");
        opensAndSelects(page, stage.folder("sample").toString());
        page.locator("#start").waitFor();
        tabTo(page, "Start restore");
        page.keyboard().press("Enter");

        page.waitForURL("**/jobs/*");
        assertThat(page.getByText(AgentProcess.restored(stage, "ada").toString()).first()).isVisible();
        browser.mustNotHaveComplained();
    }

    // The focus stays where it was, whatever is drawn.
    private static void opensAndSelects(Page page, String folder) {
        page.locator("#tree .pick").nth(1).waitFor();
        for (var name : folder.substring(1).split("/")) {
            page.keyboard().press("ArrowDown");
            assertThat(focusedBox(page)).containsText(name);
            page.keyboard().press("ArrowRight");
            assertThat(focusedRow(page).locator("ul .pick").first()).isVisible();
        }
        assertThat(focusedRow(page).locator("ul .pick")).hasCount(MANY);
        page.keyboard().press("Space");
        assertThat(focusedRow(page).locator("ul .pick[aria-checked=true]")).hasCount(MANY);
        assertThat(focusedBox(page)).hasAttribute("aria-checked", "true");
        assertThat(page.locator("#tree [tabindex='0']")).isFocused();
        page.keyboard().press("ArrowDown");
        assertThat(focusedBox(page)).containsText("note-0000.txt");
    }

    private static Locator focusedBox(Page page) {
        return page.locator("#tree .pick:focus");
    }

    private static Locator focusedRow(Page page) {
        return page.locator("#tree li:has(> .tree-row > .pick:focus)");
    }

    @Test
    void aJobThatIsRefusedIsToldInAToast() throws Exception {
        var storage = new StorageServer(stage, "ada");
        var stack = StackProcess.up(stage, stage.folder("data"), Map.of("RM_JOB_WAITING", "1"));
        var alice = stack.administrator();
        var ticket = alice.mint("ada", storage.repository("ada"));
        AgentProcess.enrol(stage, "ada", stack.agentUrl(), ticket.text("token"))
                .awaitExit(java.time.Duration.ofSeconds(30));
        var host = alice.api().ask("/api/enrolment-tokens/" + ticket.text("token_id")).text("host_id");
        alice.run(host, JobKind.init);
        var browser = Browser.start(stage);
        var page = signIn(browser, stack.url(), alice);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Init ada")).click();

        assertThat(page.locator(".toast")).containsText("Too many jobs are waiting");
        browser.expectRefusal(429);
        browser.mustNotHaveComplained();
    }

    private static Page signIn(Browser browser, String url, Administrator alice) {
        var page = browser.open(ColorScheme.LIGHT);
        page.navigate(url + "/login");
        page.getByLabel("User name").fill(Administrator.NAME);
        page.getByLabel("Password").fill(alice.password());
        page.keyboard().press("Enter");
        page.waitForURL(url + "/");
        return page;
    }

    private static void tabTo(Page page, String name) {
        var passed = new ArrayList<String>();
        while (passed.size() < FAR) {
            page.keyboard().press("Tab");
            passed.add(focused(page));
            if (passed.getLast().equals(name)) {
                return;
            }
        }
        Assertions.fail("the keyboard did not reach '%s', only %s", name, passed);
    }

    private static void tabUntil(Page page, String what, String reached) {
        for (int tabs = 0; tabs < FAR; tabs++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate(reached)) {
                return;
            }
        }
        Assertions.fail("the keyboard did not reach the %s", what);
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate("""
                () => {
                  const focused = document.activeElement;
                  return (focused.labels?.[0] ?? focused).textContent.trim();
                }"""));
    }
}
