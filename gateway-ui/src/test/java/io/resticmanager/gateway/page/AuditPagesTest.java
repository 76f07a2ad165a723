package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.audit.AuditLog;
import io.resticmanager.gateway.audit.AuditLog.Result;
import io.resticmanager.gateway.audit.AuditLog.Target;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.Stories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditPagesTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final Actor OLGA = new Actor("01ARZ3NDEKTSV4RRFFQ69G5FAV", "olga", Role.operator, "10.20.1.5");

    @TempDir
    private Path data;
    @AutoClose
    private Gateway gateway;
    private Client alice;

    @BeforeEach
    void start() {
        gateway = Gateway.in(data);
        gateway.hub().knows(ADA);
        gateway.readFleet();
        alice = Client.alice(gateway);
    }

    @Test
    void aRowSaysWhoDidWhatOnWhatFromWhereAndHowItEnded() {
        acts(OLGA, "host.update", new Target("host", ADA.id()), "name ada2", Result.ok);
        acts(OLGA, "request.refused", new Target("request", "PATCH /api/settings"), "Role operator", Result.refused);
        acts(new Actor(null, "agent:" + ADA.id(), Role.operator, "203.0.113.40"), "host.refuse",
                new Target("host", ADA.id()), "cloned", Result.refused);

        var page = alice.page("/audit");

        assertThat(page).contains("Host changed", ">olga<", ">PATCH /api/settings<", "name ada2", "10.20.1.5",
                "203.0.113.40", "Refused",
                "href=\"/hosts/" + ADA.id() + "\"", ">ada</a>", "Host refused", "entries in all",
                "<a href=\"/audit\" aria-current=\"page\">");
    }

    @Test
    void theFilterIsOfferedByWhatIsThereAndKeptOnTheNextPageAndInTheFile() {
        for (var i = 0; i < 51; i++) {
            acts(OLGA, "job.run", new Target("job", "j" + i), "");
        }
        acts(OLGA, "job.cancel", new Target("job", "j1"), "");

        var page = alice.page("/fragments/audit?actor=olga&action=job.run&period=all");

        assertThat(page).contains("href=\"/audit?action=job.run&amp;actor=olga&amp;cursor=",
                "href=\"/api/audit.csv?action=job.run&amp;actor=olga\"", "hx-swap-oob=\"true\"")
                .doesNotContain("Job cancelled");
        assertThat(alice.page("/audit")).contains("<option value=\"olga\"", "<option value=\"agent:*\">Agents",
                "<option value=\"job.cancel\">Job cancelled");
        assertThat(alice.get("/fragments/audit?q=ada").header("HX-Push-Url")).isEqualTo("/audit?q=ada");
    }

    @Test
    void theUsualPeriodIsAWeek() {
        acts(OLGA, "job.run", new Target("job", "j1"), "long ago");
        gateway.clock().move(Duration.ofDays(7).plusMinutes(1));
        alice = new Client(gateway);
        alice.signIn("alice", Client.PASSWORD);

        assertThat(alice.page("/audit")).doesNotContain("long ago");
        assertThat(alice.page("/audit?actor=olga")).contains("No entry matches");
        assertThat(alice.page("/audit?period=all")).contains("long ago");
    }

    @Test
    void whatCanNotBeReadIsToldAndTheFilterStays() {
        var answer = alice.get("/audit?period=ever", "Accept", "text/html");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("The filter can not be read", "A period is one of 24h, 7d, 30d, all.");
        var times = alice.get("/audit?from=bad", "Accept", "text/html");
        assertThat(times.status()).isEqualTo(422);
        assertThat(times.body()).contains("This page shows a period: 24h, 7d, 30d or all.");
        assertThat(alice.get("/audit?cursor=far", "Accept", "text/html").body())
                .contains("There is no such page of this list");
    }

    @Test
    void verifySaysInWordsWhatItFound() throws Exception {
        acts(OLGA, "job.run", new Target("job", "j1"), "");
        assertThat(alice.page("/audit")).contains("id=\"verdict\" role=\"status\"");
        assertThat(alice.page("/fragments/audit/verify")).contains("The audit log is unbroken.", "none is missing");
        assertThat(alice.page("/audit?verify=all")).contains("The audit log is unbroken.");

        Files.delete(data.resolve("audit-checkpoint.json"));

        assertThat(alice.page("/fragments/audit/verify")).contains("The audit log is broken.",
                "The file audit-checkpoint.json is missing");
    }

    @Test
    void othersThanAdministratorsSeeNeitherTheEntryNorThePage() {
        var olga = Client.person(gateway, "olga", Role.operator);

        assertThat(olga.page("/")).doesNotContain("href=\"/audit\"");
        assertThat(alice.page("/")).contains("href=\"/audit\"");
        for (var path : new String[]{"/audit", "/fragments/audit", "/fragments/audit/verify"}) {
            assertThat(olga.get(path, "Accept", "text/html").status()).as(path).isEqualTo(403);
        }
    }

    private void acts(Actor actor, String action, Target target, String details) {
        acts(actor, action, target, details, Result.ok);
    }

    private void acts(Actor actor, String action, Target target, String details, Result result) {
        gateway.get(AuditLog.class).record(actor, action, target, details, result);
    }
}
