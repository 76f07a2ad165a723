package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.host.HubRpc.Maintenance;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeMaintenance;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostMaintenancePageTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final HubHost BOB = Stories.host("bob", Presence.online);
    private static final String PAGE = "/hosts/" + ADA.id() + "/settings";

    @AutoClose
    private static Gateway gateway;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
        gateway.hub().knows(ADA);
        gateway.hub().knows(BOB);
    }

    @BeforeEach
    void forget() {
        maintenance().knows(ADA.id(), FakeMaintenance.NONE);
    }

    @Test
    void thePageHoldsBothCardsAndOffersEveryHost() {
        var page = page();

        assertThat(page).contains("Maintenance credential", "action=\"/hosts/" + ADA.id() + "/maintenance\"",
                "action=\"/hosts/" + ADA.id() + "/repo-credentials\"", "rest:https://backup.example/ada/",
                "ada, this host", "<option value=\"" + BOB.id() + "\">bob</option>")
                .doesNotContain("Remove credential");
    }

    @Test
    void aStoredPasswordThatCanNotBeMaskedIsToldWithWhatToDo() {
        assertThat(page()).doesNotContain("fewer than 4 characters");
        gateway.hub().knowsShortPassword(BOB.id());

        assertThat(alice.page("/hosts/" + BOB.id() + "/settings")).contains("fewer than 4 characters",
                "restic key add");
    }

    @Test
    void whatIsSavedReachesTheHubAndThePageShowsThatItIsStored() {
        var saved = send("/maintenance", Map.of("repo_url", "rest:https://backup.example:8001/ada/", "repo_username",
                "keeper", "server_password", " planted secret ", "repo_password", "", "maintenance_host_id", BOB.id()));

        assertThat(saved.status()).as(saved.body()).isEqualTo(303);
        assertThat(saved.header("Location")).isEqualTo(PAGE);
        assertThat(maintenance().of(ADA.id())).isEqualTo(new Maintenance(true, "rest:https://backup.example:8001/ada/",
                "keeper", false, true, BOB.id(), false));
        assertThat(maintenance().secrets()).containsEntry("server_password", " planted secret ");
        assertThat(page()).contains("value=\"keeper\"", "Stored, leave blank to keep", "Remove credential",
                "<option value=\"" + BOB.id() + "\" selected=\"selected\">bob</option>")
                .doesNotContain("planted secret");
    }

    @Test
    void whatIsWrongIsShownAtItsFieldWithWhatWasTypedButThePasswords() {
        var refused = send("/maintenance", Map.of("repo_username", "nobody", "server_password", "planted secret",
                "maintenance_host_id", BOB.id()));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Nobody may not.", "value=\"nobody\"", "aria-invalid=\"true\"",
                "<option value=\"" + BOB.id() + "\" selected=\"selected\">bob</option>")
                .doesNotContain("planted secret");
    }

    @Test
    void itCanBeRemoved() {
        maintenance().knows(ADA.id(), new Maintenance(true, null, "keeper", false, true, null, false));

        assertThat(send("/maintenance/delete", Map.of()).status()).isEqualTo(303);

        assertThat(maintenance().of(ADA.id()).stored()).isFalse();
    }

    @Test
    void aRemovedMaintenanceHostIsSaidAndNoOtherIsChosenInItsPlace() {
        maintenance().knows(ADA.id(), new Maintenance(true, null, "keeper", false, true, null, true));

        assertThat(page()).contains("Its maintenance host was removed",
                "<option value=\"\" selected=\"selected\">Choose one: the maintenance host was removed</option>");
    }

    @Test
    void theEverydayCredentialHasItsFormToo() {
        var saved = send("/repo-credentials", Map.of("repo_url", "rest:https://backup.example/ada/", "repo_username",
                "ada", "repo_password", "planted everyday", "server_password", ""));

        assertThat(saved.status()).as(saved.body()).isEqualTo(303);
        assertThat(gateway.hub().secrets()).containsEntry("repo_password", "planted everyday");
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() {
        var refused = alice.form("/hosts/" + ADA.id() + "/maintenance", Map.of("repo_username", "keeper"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(maintenance().of(ADA.id()).stored()).isFalse();
    }

    private static FakeMaintenance maintenance() {
        return gateway.get(FakeMaintenance.class);
    }

    private static String page() {
        return alice.page(PAGE);
    }

    private static Client.Answer send(String form, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("csrfToken", alice.csrf());
        return alice.form("/hosts/" + ADA.id() + form, all);
    }
}
