package io.resticmanager.hub.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.host.HubRpc.Maintenance;
import io.resticmanager.contracts.host.HubRpc.PutMaintenance;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.hub.story.Administrator;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.platform.secret.SecretKeyUnusable;
import io.resticmanager.platform.testkit.EventProbe;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenanceTest {

    private static final String OTHER_PORT = "rest:http://127.0.0.1:8001/ada/";

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    @Test
    void thereIsNoneUntilOneIsGiven() {
        assertThat(shown(hub.enrol("ada").hostId())).isEqualTo(new Maintenance(false, null, null, false, false, null,
                false));
    }

    @Test
    void readingTellsThatThereArePasswordsAndNeverWhich() throws Exception {
        var ada = hub.enrol("ada").hostId();
        try (var events = EventProbe.on(NATS)) {
            var stored = put(ada, letter -> new PutMaintenance(ada, OTHER_PORT, "keeper", letter.seal("planted-repo"),
                    letter.seal("planted-server"), null));

            assertThat(stored).isEqualTo(new Maintenance(true, OTHER_PORT, "keeper", true, true, null, false));
            assertThat(shown(ada)).isEqualTo(stored);
            var told = events.await(Event.CredentialsChanged.class);
            assertThat(told.hostId()).isEqualTo(ada);
            assertThat(told.repoAddress()).as("where the everyday one leads has not changed").isNull();
            var audit = events.await(Event.AuditRecorded.class);
            assertThat(audit.actor()).isEqualTo("alice");
            assertThat(audit.action()).isEqualTo("maintenance_credential.change");
            assertThat(audit.targetId()).isEqualTo(ada);
            assertThat(audit.address()).isEqualTo("192.0.2.1");
            assertThat(audit.details()).contains("keeper").doesNotContain("planted");
        }
        assertThat(hub.number("SELECT count(*) FROM maintenance_credential WHERE password LIKE '%planted%'"
                + " OR server_password LIKE '%planted%'")).isZero();
    }

    @Test
    void aNewPasswordThatCouldNotBeMaskedIsRefused() {
        var ada = hub.enrol("ada").hostId();

        assertThat(hub.administrator().askSealed(HubRpc.PUT_MAINTENANCE, letter -> new PutMaintenance(ada, OTHER_PORT,
                "keeper", letter.seal("abc"), letter.seal("xyz"), null)))
                .isInstanceOfSatisfying(Reply.Refused.class, reply -> assertThat(reply.problem().errors())
                        .extracting(FieldError::field).containsExactly("repo_password", "server_password"));
    }

    @Test
    void whatIsBlankStaysAndWhatIsEverydayFollowsTheEverydayOne() {
        var ada = hub.enrol("ada").hostId();
        give(ada);
        put(ada, letter -> new PutMaintenance(ada, OTHER_PORT, null, letter.seal("other"), null, null));

        var kept = put(ada, _ -> new PutMaintenance(ada, "", " ", null, null, ""));
        assertThat(kept).isEqualTo(new Maintenance(true, OTHER_PORT, "keeper", true, true, null, false));

        var back = put(ada, _ -> new PutMaintenance(ada, "rest:http://127.0.0.1:8000/ada/", null, null, null, ada));
        assertThat(back).isEqualTo(new Maintenance(true, null, "keeper", true, true, null, false));
    }

    @Test
    void theEverydayPasswordIsNotKeptTwice() {
        var ada = hub.enrol("ada").hostId();
        give(ada);
        hub.administrator().askSealed(HubRpc.PUT_CREDENTIALS, letter -> new HubRpc.PutCredentials(ada, null, null,
                letter.seal("the everyday one"), null));

        var stored = put(ada, letter -> new PutMaintenance(ada, null, null, letter.seal("the everyday one"), null,
                null));

        assertThat(stored.hasPassword()).isFalse();
    }

    @Test
    void removingItLeavesNothing() throws Exception {
        var ada = hub.enrol("ada").hostId();
        give(ada);
        try (var events = EventProbe.on(NATS)) {
            assertThat(hub.administrator().value(HubRpc.REMOVE_MAINTENANCE, new HubRpc.HostId(ada)))
                    .isEqualTo(Nothing.NOTHING);
            assertThat(events.await(Event.AuditRecorded.class, audit -> audit.action().endsWith(".remove")).targetId())
                    .isEqualTo(ada);
        }

        assertThat(shown(ada).stored()).isFalse();
        assertThat(hub.number("SELECT count(*) FROM maintenance_credential")).isZero();
        assertThat(hub.administrator().value(HubRpc.REMOVE_MAINTENANCE, new HubRpc.HostId(ada)))
                .isEqualTo(Nothing.NOTHING);
    }

    @Test
    void whenItsMaintenanceHostIsRemovedNobodyGetsItAndPagesHearOfIt() throws Exception {
        var ada = hub.enrol("ada").hostId();
        var bob = hub.enrol("bob").hostId();
        give(ada);
        assertThat(put(ada, _ -> new PutMaintenance(ada, null, null, null, null, bob)).maintenanceHostId())
                .isEqualTo(bob);

        try (var events = EventProbe.on(NATS)) {
            hub.administrator().value(HubRpc.REMOVE_HOST, new HubRpc.RemoveHost(bob, "bob"));
            events.await(Event.CredentialsChanged.class, event -> event.hostId().equals(ada));
        }

        assertThat(shown(ada)).isEqualTo(new Maintenance(true, null, "keeper", false, true, null, true));
        assertThat(put(ada, _ -> new PutMaintenance(ada, null, null, null, null, ada)).hostRemoved()).isFalse();
    }

    @Test
    void itGoesWithItsHost() {
        var ada = hub.enrol("ada").hostId();
        give(ada);

        hub.administrator().value(HubRpc.REMOVE_HOST, new HubRpc.RemoveHost(ada, "ada"));

        assertThat(hub.number("SELECT count(*) FROM maintenance_credential")).isZero();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "-, -, -, -, repo_username", "-, keeper, -, -, server_password", "-, a/b, long, -, repo_username",
            "-, a:b, long, -, repo_username", "rest:http://u:p@h/, keeper, long, -, repo_url",
            "nonsense, -, -, -, repo_url", "/srv/restic, keeper, long, -, repo_username",
            "-, keeper, long, 01JTCW3V5D3XQ0P1T6C2B6E7F8, maintenance_host_id"})
    void whatCanNotWorkIsToldAtItsField(String url, String user, String password, String host, String field) {
        var ada = hub.enrol("ada").hostId();

        var reply = ask(letter -> new PutMaintenance(ada, url, user, null,
                password == null ? null : letter.seal(password), host));

        assertThat(fields(reply)).containsExactly(field);
        assertThat(shown(ada).stored()).isFalse();
    }

    @Test
    void noSizeIsUnlimited() {
        var ada = hub.enrol("ada").hostId();

        var reply = ask(letter -> new PutMaintenance(ada, "rest:http://h/" + "x".repeat(2_048), "k".repeat(129),
                letter.seal("p".repeat(1_025)), letter.seal("line\nend"), null));

        assertThat(fields(reply)).containsExactly("repo_url", "repo_username", "repo_password", "server_password");
    }

    @Test
    void onlyAnAdministratorChangesIt() {
        var ada = hub.enrol("ada").hostId();
        var asked = new PutMaintenance(ada, null, "keeper", null, null, null);

        assertThat(hub.administrator().askAs(Role.operator, HubRpc.PUT_MAINTENANCE, asked))
                .isEqualTo(Reply.refused(Problem.forbidden(Role.admin)));
        assertThat(hub.administrator().askAs(Role.operator, HubRpc.REMOVE_MAINTENANCE, new HubRpc.HostId(ada)))
                .isEqualTo(Reply.refused(Problem.forbidden(Role.admin)));
        assertThat(hub.administrator().askAs(Role.viewer, HubRpc.MAINTENANCE, new HubRpc.HostId(ada)))
                .isInstanceOf(Reply.Value.class);
    }

    @Test
    void twoRowsWhoseSecretsAreSwappedDoNotOpen() {
        var ada = hub.enrol("ada").hostId();
        give(ada);
        give(hub.enrol("bob").hostId());
        hub.sql("""
                UPDATE maintenance_credential SET server_password = (SELECT server_password
                    FROM maintenance_credential AS other WHERE other.id <> maintenance_credential.id)""");
        var store = hub.service().bean(MaintenanceStore.class);

        assertThatThrownBy(() -> store.clear(store.lookUp(ada).orElseThrow())).isInstanceOf(SecretKeyUnusable.class);
    }

    @Test
    void aHostThatDoesNotExistIsNotFound() {
        assertThat(hub.administrator().ask(HubRpc.MAINTENANCE, new HubRpc.HostId("01JNOBODY")))
                .isInstanceOfSatisfying(Reply.Refused.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(404));
    }

    private void give(String host) {
        put(host, letter -> new PutMaintenance(host, null, "keeper", null, letter.seal("may delete"), null));
    }

    private Maintenance shown(String host) {
        return hub.administrator().value(HubRpc.MAINTENANCE, new HubRpc.HostId(host));
    }

    private Maintenance put(String host, Function<Administrator.Letter, PutMaintenance> asked) {
        return switch (ask(asked)) {
            case Reply.Value<Maintenance>(var stored) -> stored;
            case Reply.Refused<Maintenance>(var problem) -> throw new AssertionError(host + ": " + problem);
        };
    }

    private Reply<Maintenance> ask(Function<Administrator.Letter, PutMaintenance> asked) {
        return hub.administrator().askSealed(HubRpc.PUT_MAINTENANCE, asked);
    }

    private static List<String> fields(Reply<Maintenance> reply) {
        return switch (reply) {
            case Reply.Value<Maintenance>(var stored) -> throw new AssertionError("taken: " + stored);
            case Reply.Refused<Maintenance>(var problem) -> problem.errors().stream().map(FieldError::field).toList();
        };
    }
}
