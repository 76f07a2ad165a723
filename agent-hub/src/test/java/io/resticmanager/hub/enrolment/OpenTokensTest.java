package io.resticmanager.hub.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.host.HubRpc.TokenId;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.hub.story.Endpoint;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpenTokensTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    @Test
    void thoseThatCanStillBeUsedAreListedOldestFirst() {
        var ada = hub.administrator().mint("ada").tokenId();
        hub.enrol("used");
        hub.administrator().mint("bob");
        var bob = hub.administrator().mint("bob").tokenId();

        assertThat(open()).containsExactly(ada, bob);

        hub.clock().forward(Duration.ofHours(2));
        assertThat(open()).isEmpty();
    }

    @Test
    void aRevokedTokenIsNotListedAndEnrolsNobody() {
        var ada = hub.administrator().mint("ada");

        assertThat(revoke(ada.tokenId())).isEqualTo(Reply.of(Nothing.NOTHING));

        assertThat(open()).isEmpty();
        assertThat(Endpoint.withToken(ada.token()).tryAt(hub).statusCode()).isEqualTo(401);
        assertThat(hub.number("SELECT count(*) FROM enrolment_token WHERE repo_password IS NOT NULL")).isZero();
        assertThat(revoke(ada.tokenId())).as("once more").isEqualTo(Reply.of(Nothing.NOTHING));
    }

    @Test
    void oneThatWasUsedOrNeverWasCanNotBeRevoked() {
        var ada = hub.administrator().mint("ada");
        Endpoint.withToken(ada.token()).enrolAt(hub);

        assertThat(status(revoke(ada.tokenId()))).isEqualTo(409);
        assertThat(status(revoke("01JNOBODY"))).isEqualTo(404);
    }

    @Test
    void onlyAnAdministratorMay() {
        assertThat(hub.administrator().askAs(Role.operator, HubRpc.TOKENS, Nothing.NOTHING))
                .isEqualTo(Reply.refused(Problem.forbidden(Role.admin)));
        assertThat(hub.administrator().askAs(Role.operator, HubRpc.REVOKE_TOKEN, new TokenId("01JNOBODY")))
                .isEqualTo(Reply.refused(Problem.forbidden(Role.admin)));
    }

    private List<String> open() {
        return hub.administrator().value(HubRpc.TOKENS, Nothing.NOTHING).items().stream()
                .map(HubRpc.TokenState::tokenId).toList();
    }

    private Reply<Nothing> revoke(String tokenId) {
        return hub.administrator().ask(HubRpc.REVOKE_TOKEN, new TokenId(tokenId));
    }

    private static int status(Reply<Nothing> reply) {
        return reply instanceof Reply.Refused<Nothing>(var problem) ? problem.status() : 200;
    }
}
