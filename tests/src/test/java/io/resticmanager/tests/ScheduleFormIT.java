package io.resticmanager.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.Browser;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.LogWindow;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A person makes, changes, copies and deletes a schedule in Chromium, and jumps from host to host by the keyboard alone. */
final class ScheduleFormIT {

    @RegisterExtension
    private final Stage stage = new Stage();

    private Browser browser;
    private Page page;
    private String url;
    private Administrator alice;
    private Host ada;
    private Host bob;

    @Test
    void aScheduleIsMadeChangedCopiedAndDeletedWhileOneLooks() throws Exception {
        var storage = new StorageServer(stage, "ada", "bob");
        var stack = StackProcess.up(stage, stage.folder("data"));
        url = stack.url();
        alice = stack.administrator();
        ada = Host.join(stage, stack.agentUrl(), alice, "ada", storage.repository("ada")).initialised();
        bob = Host.join(stage, stack.agentUrl(), alice, "bob", storage.repository("bob")).initialised();
        browser = Browser.start(stage);
        page = LogWindow.signIn(browser, url, alice).page();

        make(Sample.files(stage.folder("sample"), 2).toString());
        changeWhatAnotherChanged();
        copyToBob();
        delete();
        jumpByKeyboard();
        new FormThatStays(browser, page, alice)
                .isTried(url + "/hosts/" + bob.id() + "/schedules/new?kind=backup");
        browser.mustNotHaveComplained();
    }

    private void make(String path) throws Exception {
        page.navigate(url + "/hosts/" + ada.id() + "/schedules");
        page.getByRole(AriaRole.LINK, named("Add backup schedule")).click();
        field("Name").fill("Nightly");
        field("Paths to back up").fill(path);
        field("When").fill("0 25 * * *");
        button("Save schedule").click();
        assertThat(page.locator("#s-cron-error")).isVisible();
        browser.expectRefusal(422);
        assertThat(field("Name")).hasValue("Nightly");
        assertThat(field("Paths to back up")).hasValue(path);
        browser.shoot(page, "schedule-refused");
        tellWhenItRuns();
        saveWhileTheHostIsAway();
    }

    private void tellWhenItRuns() {
        field("When").fill("");
        field("When").pressSequentially("15 3 * *");
        assertThat(page.locator("#when")).containsText("Five fields are needed");
        field("When").pressSequentially(" *");
        assertThat(page.locator("#when")).containsText("At 03:15");
        assertThat(page.locator("#when li")).hasCount(5);
        field("Time zone").fill("Europe/Nowhere");
        assertThat(page.locator("#when li")).hasCount(0);
        field("Time zone").fill("Europe/Vienna");
        assertThat(page.locator("#when")).containsText("Europe/Vienna");
        assertThat(page.locator("#when li")).hasCount(5);
    }

    private void saveWhileTheHostIsAway() throws Exception {
        ada.agent().process().kill();
        button("Save schedule").click();
        assertThat(row("Nightly")).containsText("Pending on host");
        assertThat(row("Nightly")).containsText("At 03:15");
        browser.shoot(page, "schedule-pending");
        ada.agent().startAgain();
        Awaitility.await("the host has confirmed it").until(() -> confirmed());
        assertThat(row("Nightly")).not().containsText("Pending on host");
    }

    private boolean confirmed() throws Exception {
        var schedules = alice.api().get("/api/hosts/" + ada.id() + "/schedules").get("items");
        return schedules.get(0).get("on_host").getStringValue().equals("confirmed");
    }

    private void changeWhatAnotherChanged() throws Exception {
        page.getByRole(AriaRole.LINK, named("Edit Nightly")).click();
        field("Name").fill("Every night");
        var id = page.url().replaceFirst(".*/", "");
        alice.api()
                .put("/api/schedules/" + id,
                        Map.of("name", "Late", "kind", "backup", "cron", "45 23 * * *", "time_zone",
                                "UTC", "enabled", true, "source", Map.of("paths", List.of("/srv")), "revision", 1))
                .expect(200);
        button("Save schedule").click();
        assertThat(page.getByText("What differs")).isVisible();
        browser.expectRefusal(409);
        assertThat(page.locator("table.plain")).containsText("45 23 * * *");
        assertThat(field("Name")).hasValue("Every night");
        assertThat(field("When")).hasValue("15 3 * * *");
        browser.shoot(page, "schedule-conflict");
        button("Save mine all the same").click();
        assertThat(row("Every night")).containsText("At 03:15");
    }

    private void copyToBob() {
        page.getByRole(AriaRole.LINK, named("Copy Every night to other hosts")).click();
        page.getByLabel("bob", new Page.GetByLabelOptions().setExact(true)).check();
        button("Copy").click();
        page.waitForURL("**/schedules");
        page.navigate(url + "/hosts/" + bob.id() + "/schedules");
        assertThat(row("Every night")).containsText("At 03:15");
    }

    private void delete() {
        page.navigate(url + "/hosts/" + ada.id() + "/schedules");
        button("Delete Every night").click();
        var dialog = page.getByRole(AriaRole.DIALOG, named("Delete Every night?"));
        assertThat(dialog).isVisible();
        page.keyboard().press("Escape");
        assertThat(dialog).isHidden();
        assertThat(button("Delete Every night")).isFocused();
        page.keyboard().press("Enter");
        assertThat(dialog).isVisible();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete schedule")).click();
        assertThat(page.getByText("No schedules yet")).isVisible();
    }

    // By a fresh page: one that is seen already may not hear the keyboard yet.
    private void jumpByKeyboard() {
        page.navigate(url + "/hosts/" + ada.id());
        page.keyboard().press("Control+k");
        assertThat(page.getByRole(AriaRole.COMBOBOX)).isFocused();
        assertThat(chosen()).containsText("ada");
        page.keyboard().press("ArrowDown");
        assertThat(chosen()).containsText("bob");
        page.keyboard().press("ArrowDown");
        assertThat(chosen()).containsText("ada");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.COMBOBOX)).isHidden();
        page.keyboard().press("Control+k");
        page.keyboard().type("nobody");
        assertThat(page.locator("#jump-found")).containsText("No host matches");
        page.keyboard().press("Escape");
        typeAndEnterAtOnce();
    }

    // What was listed before the last letter must not be opened.
    private void typeAndEnterAtOnce() {
        page.navigate(url + "/hosts/" + ada.id());
        page.keyboard().press("/");
        assertThat(chosen()).containsText("ada");
        page.keyboard().type("bob");
        page.keyboard().press("Enter");
        page.waitForURL(url + "/hosts/" + bob.id());
    }

    private Locator chosen() {
        return page.locator("#jump-found [aria-selected=true]");
    }

    private Locator row(String name) {
        return page.locator("#schedules tr", new Page.LocatorOptions().setHasText(name));
    }

    private Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name).setExact(true));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
