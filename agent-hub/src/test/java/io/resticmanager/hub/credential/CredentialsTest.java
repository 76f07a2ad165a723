package io.resticmanager.hub.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.host.HubRpc.Credentials;
import io.resticmanager.contracts.host.HubRpc.PutCredentials;
import io.resticmanager.contracts.host.HubRpc.PutMaintenance;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.hub.story.Endpoint;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.platform.secret.KeyRotation;
import io.resticmanager.platform.secret.SecretKeyUnusable;
import io.resticmanager.platform.sqlite.Transactions;
import io.resticmanager.platform.testkit.EventProbe;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CredentialsTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    @Test
    void readingTellsThatThereArePasswordsAndNeverWhich() {
        var host = hub.enrol("ada").hostId();

        assertThat(hub.administrator().value(HubRpc.CREDENTIALS, new HubRpc.HostId(host)))
                .isEqualTo(new Credentials("rest:http://127.0.0.1:8000/ada/", "ada", true, true));
    }

    @Test
    void newCredentialsReachTheConnectedAgentAtOnceAndWhatIsBlankStays() throws Exception {
        var endpoint = hub.enrol("ada");
        try (var events = EventProbe.on(NATS); var agent = endpoint.connectTo(hub)) {
            var before = agent.greet();

            hub.administrator().askSealed(HubRpc.PUT_CREDENTIALS, letter -> new PutCredentials(endpoint.hostId(),
                    "rest:http://127.0.0.1:9000/ada/", "", letter.seal("new-password"), null));

            var after = agent.hear(HubMessage.ConfigUpdate.class);
            assertThat(after.revision()).isGreaterThan(before.revision());
            assertThat(after.repository().url()).isEqualTo("rest:http://127.0.0.1:9000/ada/");
            assertThat(after.repository().password()).isEqualTo("new-password");
            assertThat(after.repository().serverPassword()).isEqualTo(before.repository().serverPassword());
            assertThat(after.repository().username()).isEqualTo("ada");
            var told = events.await(Event.CredentialsChanged.class);
            assertThat(told.repositoryId()).isEqualTo(before.repository().id());
            assertThat(told.repoAddress()).isEqualTo("rest:http://127.0.0.1:9000/ada/");
        }
    }

    @Test
    void userNameAndServerPasswordStayWithTheRestServerThatKnowsThem() {
        var host = hub.enrol("ada").hostId();

        hub.administrator().value(HubRpc.PUT_CREDENTIALS, new PutCredentials(host, "/srv/restic", null, null, null));

        assertThat(hub.administrator().value(HubRpc.CREDENTIALS, new HubRpc.HostId(host)))
                .isEqualTo(new Credentials("/srv/restic", null, true, false));
    }

    @Test
    void aUserNameWithoutItsPasswordIsRefused() {
        var host = hub.enrol("ada").hostId();
        hub.administrator().value(HubRpc.PUT_CREDENTIALS, new PutCredentials(host, "/srv/restic", null, null, null));

        var reply = hub.administrator().ask(HubRpc.PUT_CREDENTIALS,
                new PutCredentials(host, "rest:http://127.0.0.1:9000/", "ada", null, null));

        assertThat(reply).isInstanceOfSatisfying(Reply.Refused.class, refused -> assertThat(
                refused.problem().errors()).extracting(FieldError::field).containsExactly("server_password"));
    }

    @Test
    void aNewPasswordThatCouldNotBeMaskedIsRefusedAndOneThatIsStoredStays() {
        var host = hub.enrol("ada").hostId();

        var refused = hub.administrator().askSealed(HubRpc.PUT_CREDENTIALS, letter -> new PutCredentials(host, null,
                null, letter.seal("abc"), letter.seal(" xy  ")));

        assertThat(refused).isInstanceOfSatisfying(Reply.Refused.class, reply -> {
            assertThat(reply.problem().errors()).extracting(FieldError::field)
                    .containsExactly("repo_password", "server_password");
            assertThat(reply.problem().errors().getFirst().message()).contains("At least 4 characters",
                    "restic key add");
        });
        var shown = new Credentials("rest:http://127.0.0.1:8000/ada/", "ada", true, true);
        assertThat(hub.administrator().value(HubRpc.CREDENTIALS, new HubRpc.HostId(host))).isEqualTo(shown);
        givePassword(host, "abc");
        assertThat(hub.administrator().value(HubRpc.CREDENTIALS, new HubRpc.HostId(host)).shortPassword()).isTrue();
        assertThat(hub.administrator().askAs(Role.viewer, HubRpc.CREDENTIALS, new HubRpc.HostId(host)))
                .isEqualTo(Reply.of(shown));
        assertThat(hub.administrator().askSealed(HubRpc.PUT_CREDENTIALS, letter -> new PutCredentials(host,
                "rest:http://127.0.0.1:9000/ada/", null, letter.seal("abc"), null)))
                .isInstanceOf(Reply.Value.class);
    }

    // As one that was given before there was a rule.
    private void givePassword(String host, String password) {
        var repositories = hub.service().bean(Repositories.class);
        hub.service().bean(Transactions.class, "hub").write(() -> repositories.of(host).map(repositories::clear)
                .ifPresent(old -> repositories.put(host, old.with(null, null, password, null))));
    }

    @Test
    void onlyAnAdministratorChangesCredentials() {
        var asked = new PutCredentials(hub.enrol("ada").hostId(), "/srv/restic", null, null, null);

        assertThat(hub.administrator().askAs(Role.operator, HubRpc.PUT_CREDENTIALS, asked))
                .isEqualTo(Reply.refused(Problem.forbidden(Role.admin)));
    }

    @Test
    void twoRowsWhoseSecretsAreSwappedDoNotOpen() {
        var ada = hub.enrol("ada").hostId();
        hub.enrol("bob");
        hub.service().bean(Transactions.class, "hub").writeSql(connection -> {
            try (var sql = connection.createStatement()) {
                return sql.executeUpdate("""
                        UPDATE repository SET password = (SELECT password FROM repository AS other
                            WHERE other.host_id <> repository.host_id)""");
            }
        });

        assertThatThrownBy(() -> hub.service().bean(Configurations.class).of(ada))
                .isInstanceOf(SecretKeyUnusable.class).hasMessageContaining("does not belong to that row");
    }

    @Test
    void aNewKeyOpensWhatTheOldOneSealed() {
        var ada = hub.enrol("ada").hostId();
        var bob = Endpoint.withToken(hub.administrator().mint("bob").token());
        hub.administrator().askSealed(HubRpc.PUT_MAINTENANCE,
                letter -> new PutMaintenance(ada, null, "keeper", null, letter.seal("may delete"), null));
        var before = hub.service().bean(Configurations.class).of(ada);

        var done = hub.service().bean(KeyRotation.class).run(false);
        hub.stop();
        hub.start();

        // Two of the repository, two of the token, one of the maintenance credential.
        assertThat(done).isEqualTo(new KeyRotation.Outcome(Map.of("hub", 5), List.of(), false));
        assertThat(hub.service().bean(Configurations.class).of(ada)).isEqualTo(before);
        assertThat(bob.tryAt(hub).statusCode()).isEqualTo(200);
        assertThat(hub.service().bean(KeyRotation.class).run(false))
                .isEqualTo(new KeyRotation.Outcome(Map.of("hub", 5), List.of(), false));
    }

    @Test
    void aHostThatDoesNotExistIsNotFound() {
        assertThat(hub.administrator().ask(HubRpc.CREDENTIALS, new HubRpc.HostId("01JNOBODY")))
                .isInstanceOfSatisfying(Reply.Refused.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(404));
    }
}
