package io.resticmanager.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.resticmanager.notifications.channel.kit.MailServer;
import io.resticmanager.notifications.channel.kit.NtfyServer;
import io.resticmanager.tests.kit.Browser;
import io.resticmanager.tests.kit.PlantedSecrets;
import io.resticmanager.tests.kit.Receivers;

/** A person makes, tests, changes and deletes channels in Chromium; no page they see on the way shows a secret. */
record ChannelsInTheBrowser(Browser browser, Page page, String url, Receivers receivers, PlantedSecrets secrets) {

    private static final Pattern DELIVERED = Pattern.compile("Delivered in \\d+(\\.\\d)? m?s");
    private static final Pattern FAILED = Pattern.compile("Failed after \\d+(\\.\\d)? m?s: .*can not be reached.*");

    void open() {
        page.navigate(url + "/settings/notifications");
    }

    void pickAKind() {
        open();
        assertThat(page.getByText("No channels yet")).isVisible();
        follow(page.getByRole(AriaRole.LINK, named("ntfy").setExact(true)), "**/new?kind=ntfy");
        assertThat(field("Topic")).isVisible();
        pick("webhook", "Webhook");
        assertThat(field("URL")).isVisible();
        assertThat(field("Topic")).hasCount(0);
    }

    /** First with all of it wrong. */
    void makeWebhook(String name) {
        field("URL").fill("ftp://127.0.0.1/");
        field("Bearer token").fill(secrets.plant("bearer token"));
        field("Header name").fill("X-Team");
        button("Save channel").click();
        for (var wrong : new String[]{"#c-name-error", "#c-url-error", "#c-header_value-error"}) {
            assertThat(page.locator(wrong)).isVisible();
        }
        browser.expectRefusal(422);
        assertThat(field("URL")).hasValue("ftp://127.0.0.1/");
        assertThat(field("Header name")).hasValue("X-Team");
        assertThat(field("Bearer token")).hasValue("");
        noSecretIsSeen();
        browser.shoot(page, "channel-refused");
        page.waitForLoadState();
        field("Name").fill(name);
        seeWhatIsSent();
        save();
    }

    private void seeWhatIsSent() {
        field("URL").fill("");
        field("URL").pressSequentially(receivers.webhook().url());
        assertThat(preview()).not().containsText("webhook-signature");
        field("Bearer token").fill(secrets.get("bearer token"));
        field("Header value").fill(secrets.plant("header value"));
        assertThat(preview()).containsText("POST " + receivers.webhook().url());
        assertThat(preview()).containsText("Bearer …");
        field("Signing secret").fill(receivers.webhook().secret());
        assertThat(preview()).containsText("webhook-signature");
        assertThat(preview()).containsText("\"event\":\"alert.raised\"");
        noSecretIsSeen();
    }

    void makeNtfy(String name) {
        add("ntfy", "ntfy");
        fill(Map.of("Name", name, "Server", receivers.ntfy().url(), "Topic", NtfyServer.TOPIC, "Access token",
                receivers.ntfy().token()));
        assertThat(preview()).containsText("POST " + receivers.ntfy().url() + "/" + NtfyServer.TOPIC);
        assertThat(preview()).containsText("Authorization: Bearer …");
        page.getByLabel("Priority of warnings", exactly()).selectOption("urgent");
        save();
    }

    void makeMail(String name) {
        add("smtp", "Email");
        fill(Map.of("Name", name, "Server", "localhost", "Port", String.valueOf(receivers.mail().port()), "User name",
                MailServer.USER, "Password", MailServer.PASSWORD, "From", "Backups <backups@home.example>", "To",
                "ops@home.example"));
        assertThat(preview()).containsText("Mail over localhost:%d, STARTTLS".formatted(receivers.mail().port()));
        assertThat(preview()).containsText("Subject: [restic-manager]");
        save();
    }

    private void add(String kind, String label) {
        open();
        follow(page.getByRole(AriaRole.LINK, named("Add channel")), "**/new");
        pick(kind, label);
    }

    /** On the page of the channel that is open. */
    void test() {
        press(button("Send test"), page.locator("#tested"), DELIVERED, "ok");
        assertThat(button("Send test")).isFocused();
    }

    /** The same while nobody listens. */
    void testInVain() {
        press(button("Send test"), page.locator("#tested"), FAILED, "fail");
    }

    /** In the list. */
    void test(String name) {
        open();
        press(button("Test " + name), row(name).locator(".channel-test"), DELIVERED, "ok");
    }

    private void press(Locator button, Locator place, Pattern words, String mark) {
        button.click();
        assertThat(place.locator(".result." + mark)).hasText(words);
        noSecretIsSeen();
    }

    /** The newest first. */
    void assertLog(String... results) {
        var rows = page.locator("#log tbody tr");
        assertThat(rows).hasCount(results.length);
        for (var n = 0; n < results.length; n++) {
            assertThat(rows.nth(n)).containsText(results[n]);
        }
    }

    /** By another name; its secrets are left blank. */
    void rename(String name) {
        for (var secret : new String[]{"Bearer token", "Signing secret", "Header value"}) {
            assertThat(field(secret)).hasValue("");
            assertThat(field(secret)).hasAttribute("placeholder", "Stored, leave blank to keep");
        }
        field("Name").fill(name);
        follow(button("Save channel"), "**/settings/notifications");
        assertThat(row(name)).isVisible();
    }

    void switchOffAndOn(String name) {
        open();
        var toggle = page.getByRole(AriaRole.SWITCH, named(name + " enabled"));
        for (var state : new String[]{"false", "true"}) {
            toggle.click();
            assertThat(toggle).hasAttribute("aria-checked", state);
        }
    }

    void delete(String name) {
        open();
        follow(page.getByRole(AriaRole.LINK, named("Edit " + name)), "**/edit");
        page.locator("#confirm").fill(name + "?");
        assertThat(button("Delete channel")).isDisabled();
        page.locator("#confirm").fill(name);
        follow(button("Delete channel"), "**/settings/notifications");
        assertThat(row(name)).hasCount(0);
    }

    void noSecretIsSeen() {
        secrets.assertNotIn(page.url(), page.content());
    }

    private void save() {
        follow(button("Save channel"), "**/edit");
        noSecretIsSeen();
    }

    // Until it is loaded a page is seen, but does not hear what is typed.
    private void follow(Locator way, String address) {
        way.click();
        page.waitForURL(address);
    }

    private void fill(Map<String, String> values) {
        values.forEach((label, value) -> field(label).fill(value));
    }

    private void pick(String kind, String label) {
        follow(page.getByRole(AriaRole.NAVIGATION, named("Kind of channel"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(label)), "**/new?kind=" + kind);
    }

    private Locator preview() {
        return page.locator("#preview");
    }

    private Locator row(String name) {
        return page.locator("#channels .channel", new Page.LocatorOptions().setHasText(name));
    }

    private Locator field(String label) {
        return page.getByLabel(label, exactly());
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name).setExact(true));
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
