package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.alert.AlertsRpc.Drills;
import io.resticmanager.contracts.job.JobsRpc.Keeping;
import io.resticmanager.contracts.notification.NotificationsRpc.Delivering;
import io.resticmanager.contracts.notification.NotificationsRpc.Heartbeat;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeSettings;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Shown;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.gateway.settings.Owner;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cards below the list of channels. */
final class SettingsCardsTest {

    private static final String PAGE = "/settings/notifications";
    private static final String HOSTILE = "<script>alert(1)</script>\"'&";

    @AutoClose
    private static Gateway gateway;
    private static FakeSettings settings;
    private static Client alice;
    private static Client olga;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        settings = gateway.get(FakeSettings.class);
        alice = Client.alice(gateway);
        olga = Client.person(gateway, "olga", Role.operator);
    }

    @BeforeEach
    void reset() {
        settings.reset();
        gateway.channels().silent(false);
    }

    @Test
    void anAdministratorSeesWhatIsSetAndHowItGoes() {
        settings.knows(new Delivering("https://backup.example", "https://hc.example/1", 30, true, List.of(),
                new Heartbeat(Stories.NOON, "It answered 404.")));
        settings.knows(new Drills(true, Stories.NOON, Stories.NOON.plusSeconds(604_800)));

        var page = new Shown(alice.page(PAGE));

        assertThat(page.page()).contains("Watching the watcher", "Does not arrive", "It answered 404.",
                "aria-checked=\"true\" aria-labelledby=\"drill-h\"", Stories.NOON.toString(),
                Stories.NOON.plusSeconds(604_800).toString()).doesNotContain("RM_");
        assertThat(page.page().substring(0, page.page().indexOf("</main>"))).doesNotContain("readonly");
        assertThat(page.value("s-heartbeat_url")).isEqualTo("https://hc.example/1");
        assertThat(page.value("s-base_url")).isEqualTo("https://backup.example");
        assertThat(page.value("s-notification_log_days")).isEqualTo("30");
        assertThat(page.value("s-job_log_days")).isEqualTo("90");
        assertThat(page.page()).containsPattern("id=\"s-allow_private_targets\"[^>]*checked=\"checked\"");
    }

    @Test
    void howTheHeartbeatGoesIsFetchedAgainByThePageItself() {
        var now = gateway.clock().instant();
        settings.knows(new Delivering(null, "https://hc.example/1", 30, true, List.of(), new Heartbeat(now, null)));
        assertThat(alice.page(PAGE)).contains("Arrives",
                "data-live-every=\"30\" data-live-src=\"/fragments/heartbeat\"");

        settings.knows(new Delivering(null, "https://hc.example/1", 30, true, List.of(),
                new Heartbeat(now.minusSeconds(3_600), null)));
        assertThat(heartbeat()).startsWith("<dl").contains("Last arrived 1 h ago").doesNotContain("st ok");
        settings.silent(Owner.notifications);
        assertThat(heartbeat()).contains("Not known just now", "It is being started.").doesNotContain("st ok");

        settings.reset();
        assertThat(send("heartbeat", Map.of("heartbeat_url", "https://hc.example/2"), "HX-Request", "true").body())
                .as("soon after it was saved").contains("Not sent yet", "data-live-every=\"5\"");
        assertThat(olga.get("/fragments/heartbeat", "Accept", "text/html").status()).isEqualTo(403);
    }

    @Test
    void othersSeeNoneOfItAndChangeNothing() {
        assertThat(olga.page(PAGE)).contains("Channels").doesNotContain("Watching the watcher")
                .doesNotContain("https://backup.example").doesNotContain("Save delivery");
        for (var form : List.of("heartbeat", "drill", "delivery")) {
            assertThat(olga.form(PAGE + "/" + form, Map.of("csrfToken", olga.csrf(), "drill_enabled", "false",
                    "job_log_days", "1")).status()).as(form).isEqualTo(403);
            assertThat(alice.form(PAGE + "/" + form, Map.of("drill_enabled", "false")).status()).as("without a token")
                    .isEqualTo(403);
        }
        assertThat(settings.changes()).isEmpty();
    }

    @Test
    void whatIsSavedReachesItsServiceAndLeadsBackToThePage() {
        assertThat(send("heartbeat", Map.of("heartbeat_url", " https://hc.example/1 ")).header("Location"))
                .isEqualTo(PAGE);
        assertThat(send("drill", Map.of("drill_enabled", "false")).header("Location")).isEqualTo(PAGE);
        assertThat(send("delivery", Map.of("base_url", "https://x.example", "notification_log_days", "7",
                "job_log_days", "8", "allow_private_targets_shown", "true")).header("Location")).isEqualTo(PAGE);

        assertThat(settings.delivering())
                .isEqualTo(new Delivering("https://x.example", "https://hc.example/1", 7, false, List.of(), null));
        assertThat(settings.drills().enabled()).isFalse();
        assertThat(settings.keeping().jobLogDays()).isEqualTo(8);
        assertThat(alice.page(PAGE)).contains("aria-checked=\"false\" aria-labelledby=\"drill-h\"",
                "none, it is switched off");
    }

    @Test
    void onAPageThatStaysItIsSaidInPassing() {
        var saved = send("heartbeat", Map.of("heartbeat_url", "https://hc.example/1"), "HX-Request", "true");

        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.header("HX-Trigger")).contains("Saved");
        assertThat(new Shown(saved.body()).value("s-heartbeat_url")).isEqualTo("https://hc.example/1");
        assertThat(send("drill", Map.of("drill_enabled", "false"), "HX-Request", "true").header("HX-Trigger"))
                .contains("Switched off");
    }

    @Test
    void aBlankAddressSwitchesItOff() {
        settings.knows(new Delivering(null, "https://hc.example/1", 30, true, List.of(), null));

        send("heartbeat", Map.of("heartbeat_url", " "));

        assertThat(settings.delivering().heartbeatUrl()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"heartbeat,heartbeat_url", "delivery,base_url", "delivery,notification_log_days",
            "delivery,job_log_days"})
    void whatIsWrongStandsAtItsFieldWithWhatWasTyped(String form, String field) {
        for (var bad : List.of(HOSTILE, "1.5", "9".repeat(40), "two\nlines", "\u202eyadot", "x".repeat(3_000))) {
            for (var how : List.of(new String[0], new String[]{"HX-Request", "true"})) {
                var refused = send(form, Map.of(field, bad), how);

                assertThat(refused.status()).as("%s=%.50s", field, bad).isEqualTo(422);
                assertThat(refused.body()).doesNotContain("<script>alert");
                assertThat(new Shown(refused.body()).message("s-" + field)).isNotBlank();
                assertThat(new Shown(refused.body()).value("s-" + field)).isEqualTo(bad);
            }
        }
        assertThat(settings.changes()).isEmpty();
    }

    @Test
    void ofSeveralAllThatIsWrongIsToldAndTheOthersKeepWhatWasTyped() {
        var refused = new Shown(send("delivery", Map.of("base_url", "https://typed.example", "notification_log_days",
                "0", "job_log_days", " ", "allow_private_targets_shown", "true")).body());

        assertThat(refused.message("s-notification_log_days")).isEqualTo("From 1 to 3,650 days.");
        assertThat(refused.message("s-job_log_days")).contains("Type a whole number");
        assertThat(refused.value("s-base_url")).isEqualTo("https://typed.example");
        assertThat(refused.page()).doesNotContainPattern("id=\"s-allow_private_targets\"[^>]*checked");
        assertThat(settings.changes()).isEmpty();
        assertThat(new Shown(send("drill", Map.of("drill_enabled", "maybe")).body()).note())
                .contains("The weekly drill is on (true) or off (false).");
    }

    @Test
    void whatCameTwiceChangesNothing() {
        var twice = List.of(Map.entry("csrfToken", alice.csrf()), Map.entry("job_log_days", "7"),
                Map.entry("job_log_days", "8"));

        var refused = alice.form(PAGE + "/delivery", twice);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(new Shown(refused.body()).message("s-job_log_days")).contains(Sent.TWICE);
        assertThat(settings.changes()).isEmpty();
    }

    @Test
    void whatTheEnvironmentSetsCanNotBeTypedAndSaysByWhichKey() {
        settings.knows(new Delivering("https://backup.example", "https://hc.example/1", 30, true,
                List.of("base_url", "heartbeat_url", "log_days", "allow_private_targets"), null));
        settings.knows(new Keeping(7, true));

        var page = alice.page(PAGE);

        assertThat(page).contains("Set by RM_BASE_URL", "Set by RM_HEARTBEAT_URL", "Set by RM_NOTIFICATION_LOG_KEPT",
                "Set by RM_NOTIFY_ALLOW_PRIVATE", "Set by RM_JOB_LOG_KEPT").doesNotContain("Save heartbeat")
                .doesNotContain("Save delivery");
        assertThat(page).containsPattern("id=\"s-base_url\"[^>]*readonly")
                .containsPattern("id=\"s-allow_private_targets\"[^>]*disabled");
        // What a browser sends of such a form.
        assertThat(send("delivery", Map.of("base_url", "https://backup.example", "notification_log_days", "30",
                "job_log_days", "7", "allow_private_targets_shown", "true", "allow_private_targets", "true"))
                .status()).isEqualTo(303);
        assertThat(settings.changes()).isEmpty();
        assertThat(new Shown(send("delivery", Map.of("base_url", "https://x.example")).body())
                .message("s-base_url")).contains("RM_BASE_URL sets this");
    }

    @Test
    void whereOneServiceDoesNotAnswerTheOthersCanStillBeSet() {
        settings.silent(Owner.jobs);

        var page = alice.page(PAGE);

        assertThat(page).contains("jobs-service does not answer. It is being started.", "id=\"s-base_url\"",
                "id=\"drill-act\"").doesNotContain("id=\"s-job_log_days\"");
        assertThat(send("delivery", Map.of("base_url", "https://x.example", "notification_log_days", "90",
                "allow_private_targets_shown", "true", "allow_private_targets", "true")).status()).isEqualTo(303);
        assertThat(settings.delivering().baseUrl()).isEqualTo("https://x.example");
        assertThat(settings.delivering().allowPrivateTargets()).isTrue();

        settings.reset();
        settings.silent(Owner.notifications);
        assertThat(alice.page(PAGE)).contains("notifications-service does not answer.", "id=\"s-job_log_days\"")
                .doesNotContain("id=\"s-heartbeat_url\"").doesNotContain("id=\"s-allow_private_targets\"");
        assertThat(send("delivery", Map.of("job_log_days", "8")).status()).isEqualTo(303);
        assertThat(settings.changes()).containsExactly(Owner.jobs);
        assertThat(send("heartbeat", Map.of("heartbeat_url", "https://hc.example/1")).status()).isEqualTo(503);

        settings.silent(Owner.alerts);
        assertThat(alice.page(PAGE)).contains("alerts-service does not answer.").doesNotContain("id=\"drill-act\"");
    }

    @Test
    void whatWasSavedOnlyInPartIsSaidAtTheFieldsThatWereNot() {
        settings.refuses(Owner.jobs, Problem.unavailable("It is being stopped."));

        var partly = send("delivery", Map.of("base_url", "https://x.example", "job_log_days", "8"));

        assertThat(partly.status()).isEqualTo(503);
        assertThat(new Shown(partly.body()).note()).contains("Only a part was saved.");
        assertThat(new Shown(partly.body()).message("s-job_log_days")).isEqualTo("This was not saved.");
        assertThat(new Shown(partly.body()).value("s-job_log_days")).isEqualTo("8");
        assertThat(settings.delivering().baseUrl()).isEqualTo("https://x.example");

        settings.refuses(Owner.jobs, Problem.unavailable("It is being stopped."));
        assertThat(send("delivery", Map.of("base_url", "https://y.example", "job_log_days", "8"), "HX-Request", "true")
                .header("HX-Trigger")).contains("Only a part was saved", "Saved: base_url. Not saved: job_log_days.");
    }

    @Test
    void whatTheServiceRefusesStandsAtTheField() {
        var refused = send("heartbeat", Map.of("heartbeat_url", "https://refused.example/1"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(new Shown(refused.body()).message("s-heartbeat_url")).isEqualTo("Nobody is there.");
    }

    @Test
    void theCardsStandAlsoWhereTheChannelsCanNotBeRead() {
        gateway.channels().silent(true);

        assertThat(alice.get(PAGE, "Accept", "text/html").body()).contains("The channels can not be read",
                "id=\"s-base_url\"");
    }

    @Test
    void theSettingsLeadToTheirFirstPage() {
        assertThat(alice.get("/settings", "Accept", "text/html").header("Location")).isEqualTo(PAGE);
        for (var form : List.of("heartbeat", "drill", "delivery")) {
            assertThat(alice.get(PAGE + "/" + form, "Accept", "text/html").header("Location")).isEqualTo(PAGE);
        }
    }

    private static String heartbeat() {
        return alice.page("/fragments/heartbeat");
    }

    private static Client.Answer send(String form, Map<String, String> fields, String... headers) {
        var all = new HashMap<>(fields);
        all.put("csrfToken", alice.csrf());
        return alice.form(PAGE + "/" + form, all, headers);
    }
}
