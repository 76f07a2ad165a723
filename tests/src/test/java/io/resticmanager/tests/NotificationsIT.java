package io.resticmanager.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.resticmanager.contracts.alert.AlertKind.backup_failed;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.NotificationsRpc.Delivery;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.Alerts;
import io.resticmanager.tests.kit.Browser;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.LogWindow;
import io.resticmanager.tests.kit.PlantedSecrets;
import io.resticmanager.tests.kit.Receivers;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import io.resticmanager.tests.kit.WebhookReceiver;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Channels of all three kinds, made in Chromium, tell real receivers of a real failure and of what becomes of it; one of them is
 * away for a while. Their secrets are seen nowhere.
 */
final class NotificationsIT {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String[] EVENTS = {"alert.raised", "alert.acknowledged", "alert.resolved"};
    private static final Pattern TOOK = Pattern.compile("\\d+ ms|\\d+\\.\\d s");
    private static final Pattern TRIED = Pattern.compile("[1-9]\\d*");

    @RegisterExtension
    private final Stage stage = new Stage();

    private final PlantedSecrets secrets = new PlantedSecrets();
    private Receivers receivers;
    private Administrator alice;
    private Host ada;
    private Source source;
    private Browser browser;
    private Page page;
    private ChannelsInTheBrowser channels;

    @Test
    void channelsMadeInTheBrowserTellOfARealFailure() throws Exception {
        receivers = Receivers.start(stage, secrets);
        var storage = new StorageServer(stage, "ada");
        var stack = StackProcess.up(stage, stage.folder("data"), receivers.environment());
        alice = stack.administrator();
        browser = Browser.start(stage);
        page = LogWindow.signIn(browser, stack.url(), alice).page();
        channels = new ChannelsInTheBrowser(browser, page, stack.url(), receivers, secrets);
        channelsAreMade();
        ada = Host.join(stage, stack.agentUrl(), alice, "ada", storage.repository("ada")).initialised();
        source = Source.of(List.of(Sample.files(stage.folder("sample"), 2).toString()));
        put(Map.of("repo_password", "not this one"));

        var alert = fails();
        everybodyIsTold(alert, 1);
        open(alert);
        press("Acknowledge", alert, 2);
        press("Resolve", alert, 3);
        browser.shoot(page, "alert-told");
        assertToldInOrder(alert);
        assertOneThread(alert);
        noSecretIsAnywhere(whoIsAwayIsToldLater());
        channels.delete("Ops room");
        browser.mustNotHaveComplained();
    }

    private void channelsAreMade() throws Exception {
        channels.pickAKind();
        channels.makeWebhook("Ops");
        channels.test();
        receivers.webhook().goAway();
        channels.testInVain();
        receivers.webhook().comeBack();
        channels.assertLog("Failed", "Delivered");
        new PartThatFollows(browser, page).isTried(page.url());
        channels.rename("Ops room");
        channels.test("Ops room");
        assertThat(receivers.webhook().told()).hasSize(2).allSatisfy(this::assertCredentials)
                .extracting(it -> it.field("event")).containsOnly("alert.test");
        channels.makeNtfy("Phone");
        channels.test();
        assertThat(receivers.ntfy().messages()).hasSize(1);
        channels.makeMail("Mailbox");
        channels.test();
        assertThat(receivers.mail().taken()).hasSize(1);
        channels.switchOffAndOn("Phone");
    }

    private Alert fails() throws Exception {
        var job = alice.awaitOver(ada.backUp(source));
        assertThat(job.status()).isEqualTo(JobStatus.failed);
        var alert = Alerts.of(ada).awaitRaised(backup_failed);
        assertThat(alert.jobId()).isEqualTo(job.id());
        return alert;
    }

    // On the way to the pages it is known when each was told.
    private void everybodyIsTold(Alert alert, int news) {
        var deliveries = Awaitility.await("all are told").until(() -> deliveries(alert),
                all -> all.size() == 3 * news && all.stream().allMatch(it -> it.settledAt() != null));
        assertThat(deliveries).allSatisfy(it -> {
            assertThat(it.attempts()).isEqualTo(1);
            assertThat(Duration.between(it.createdAt(), it.settledAt())).isLessThan(SOON);
        });
        assertThat(deliveries).filteredOn(it -> it.event().equals(EVENTS[0])).hasSize(3).allSatisfy(
                it -> assertThat(Duration.between(alert.raisedAt(), it.settledAt())).isLessThan(SOON));
    }

    private void press(String button, Alert alert, int news) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).click();
        everybodyIsTold(alert, news);
        for (var name : new String[]{"Ops room", "Phone", "Mailbox"}) {
            assertThat(rows(name)).hasCount(news);
            assertRow(rows(name).first(), "Told", TRIED, TOOK);
        }
    }

    private void assertToldInOrder(Alert alert) throws Exception {
        var told = receivers.told(alert.id());
        assertThat(told).allSatisfy(this::assertCredentials).extracting(it -> it.field("event"))
                .containsExactly(EVENTS);
        assertThat(told.getFirst().field("message")).isEqualTo(alert.message());
        assertThat(told.getFirst().field("host_name")).isEqualTo("ada");
        assertThat(receivers.pushed(alert.id())).hasSize(3).allSatisfy(it -> {
            assertThat(it.get("title").getStringValue()).isEqualTo("[warning] ada backup_failed");
            assertThat(it.get("priority").getIntValue()).isEqualTo(5);
        }).extracting(it -> it.get("message").getStringValue()).containsExactly(alert.message(),
                "Acknowledged by alice: " + alert.message(), "Resolved by alice: " + alert.message());
    }

    private void assertOneThread(Alert alert) throws Exception {
        var mails = receivers.mails(alert.id());
        assertThat(mails).hasSize(3);
        var first = mails.getFirst();
        assertThat(first.getMessageID()).isEqualTo("<%s@127.0.0.1>".formatted(alert.id()));
        assertThat(first.getHeader("References")).isNull();
        assertThat(first.getSubject()).isEqualTo("[restic-manager] [warning] ada: backup_failed");
        for (var later : mails.subList(1, 3)) {
            assertThat(later.getHeader("References")).containsExactly(first.getMessageID());
            assertThat(later.getHeader("In-Reply-To")).containsExactly(first.getMessageID());
            assertThat(later.getMessageID()).isNotEqualTo(first.getMessageID());
        }
        assertThat(mails.get(1).getMessageID()).isNotEqualTo(mails.get(2).getMessageID());
    }

    private Alert whoIsAwayIsToldLater() throws Exception {
        receivers.webhook().goAway();
        var alert = fails();
        open(alert);
        assertRow(rows("Phone"), "Told", TRIED, TOOK);
        assertRow(rows("Mailbox"), "Told", TRIED, TOOK);
        assertRow(rows("Ops room"), "Pending", TRIED, TOOK);
        assertThat(rows("Ops room")).containsText("can not be reached");
        assertThat(rows("Ops room")).containsText("tried again");
        browser.shoot(page, "alert-pending");
        receivers.webhook().comeBack();
        channels.test("Ops room");
        open(alert);
        assertRow(rows("Ops room"), "Told", TRIED, TOOK);
        assertThat(receivers.told(alert.id())).singleElement().satisfies(this::assertCredentials)
                .satisfies(it -> assertThat(it.field("event")).isEqualTo("alert.raised"));
        return alert;
    }

    private static void assertRow(Locator row, String state, Pattern attempts, Pattern took) {
        assertThat(row.locator("[data-label=State]")).hasText(state);
        assertThat(row.locator("[data-label=Attempts]")).hasText(attempts);
        assertThat(row.locator("[data-label=Took]")).hasText(took);
    }

    private void open(Alert alert) {
        page.navigate(channels.url() + "/alerts/" + alert.id());
    }

    private Locator rows(String channel) {
        return page.locator("section[aria-labelledby=told-h] tbody tr", new Page.LocatorOptions().setHasText(channel));
    }

    private List<Delivery> deliveries(Alert alert) throws Exception {
        return List.of(Json.read(alice.api().get("/api/alerts/" + alert.id() + "/deliveries").get("items"),
                Delivery[].class));
    }

    private void assertCredentials(WebhookReceiver.Told told) {
        assertThat(told.authorization()).isEqualTo("Bearer " + secrets.get("bearer token"));
        assertThat(told.header()).isEqualTo(secrets.get("header value"));
    }

    private void put(Map<String, String> credentials) throws Exception {
        alice.api().put("/api/hosts/" + ada.id() + "/repo-credentials", credentials).expect(200);
    }

    private void noSecretIsAnywhere(Alert alert) throws Exception {
        var stored = Json.read(alice.api().get("/api/notifications").get("items"), Channel[].class);
        var ids = Stream.of(stored).map(Channel::id).toList();
        assertThat(ids).hasSize(3);
        for (var path : with(ids, "/settings/notifications/%s/edit", "/settings/notifications", "/alerts",
                "/alerts/" + alert.id())) {
            var html = alice.api().page(path);
            assertThat(html).as(path).contains("</html>");
            secrets.assertNotIn(path, html);
        }
        var answers = with(ids, "/api/notifications/%s", "/api/notifications", "/api/alerts/" + alert.id(),
                "/api/alerts/" + alert.id() + "/deliveries");
        for (var path : with(ids, "/api/notifications/%s/log", answers.toArray(String[]::new))) {
            secrets.assertNotIn(path, Json.text(alice.api().get(path)));
        }
        filesAreClean(ids.getFirst());
    }

    private static List<String> with(List<String> ids, String path, String... more) {
        return Stream.concat(Stream.of(more), ids.stream().map(path::formatted)).toList();
    }

    // Logs, databases, the broker's files, the agent's; but not those of the
    // receivers.
    private void filesAreClean(String channel) throws IOException {
        var all = new StringBuilder();
        for (var file : stage.files("ntfy", "storage")) {
            var content = Files.readString(file, StandardCharsets.ISO_8859_1);
            secrets.assertNotIn(file.toString(), content);
            all.append(file.getFileName().toString().startsWith("notifications.db") ? content : "");
        }
        assertThat(all).as("the database was looked at").contains(channel);
    }
}
