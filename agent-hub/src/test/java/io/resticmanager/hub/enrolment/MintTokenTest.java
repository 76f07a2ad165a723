package io.resticmanager.hub.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.host.HubRpc.MintToken;
import io.resticmanager.contracts.rpc.FieldError;
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

class MintTokenTest {

    private static final String REST = "rest:http://127.0.0.1:8000/ada/";

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    @Test
    void passwordsThatAreLeftBlankAreMinted() {
        var minted = hub.administrator().mint(asking(REST, "ada"));

        assertThat(minted.password()).matches("[A-Za-z0-9_-]{32}");
        assertThat(minted.serverPassword()).matches("[A-Za-z0-9_-]{32}").isNotEqualTo(minted.password());
    }

    @Test
    void withoutAUserNameThereIsNoServerPassword() {
        assertThat(hub.administrator().mint(asking(REST, null)).serverPassword()).isNull();
        assertThat(hub.administrator().mint(asking("sftp:ada@nas:/srv/restic", null)).serverPassword()).isNull();
    }

    @Test
    void passwordsThatWereGivenDoNotComeBackAndReachTheAgent() {
        var minted = hub.administrator().mint(letter -> new MintToken("ada", List.of(), REST, "ada",
                letter.seal("given-password"), letter.seal("given-server"), null, null));

        assertThat(minted.password()).isNull();
        assertThat(minted.serverPassword()).isNull();
        try (var agent = Endpoint.withToken(minted.token()).enrolAt(hub).connectTo(hub)) {
            var repository = agent.greet().repository();
            assertThat(repository.password()).isEqualTo("given-password");
            assertThat(repository.serverPassword()).isEqualTo("given-server");
            assertThat(repository.username()).isEqualTo("ada");
        }
    }

    @Test
    void passwordsThatCouldNotBeMaskedAreRefusedAtTheirFields() {
        var refused = hub.administrator().askSealed(HubRpc.MINT_TOKEN, letter -> new MintToken("ada", List.of(), REST,
                "ada", letter.seal("abc"), letter.seal("xyz"), null, null));

        assertThat(refused).isInstanceOfSatisfying(Reply.Refused.class, reply -> assertThat(reply.problem().errors())
                .extracting(FieldError::field).containsExactly("repo_password", "server_password"));
    }

    @Test
    void aHostThatIsReplacedGoesOnWithItsPasswordsWhereNoneAreGiven() {
        var first = hub.administrator().mint(letter -> new MintToken("ada", List.of(), REST, "ada",
                letter.seal("given-password"), letter.seal("given-server"), null, null));
        var host = Endpoint.withToken(first.token()).enrolAt(hub).hostId();

        var replacing = hub.administrator().mint(new MintToken("ada", List.of(), REST, "ada", null, null, null, host));

        assertThat(replacing.password()).isNull();
        assertThat(replacing.serverPassword()).isNull();
        try (var agent = Endpoint.withToken(replacing.token()).enrolAt(hub).connectTo(hub)) {
            var repository = agent.greet().repository();
            assertThat(repository.password()).isEqualTo("given-password");
            assertThat(repository.serverPassword()).isEqualTo("given-server");
        }
    }

    @Test
    void theServersPasswordOfOneNameIsNotGivenToAnother() {
        var host = hub.enrol("ada").hostId();

        var renamed = hub.administrator().mint(new MintToken("ada", List.of(), REST, "eve", null, null, null, host));
        var nameless = hub.administrator().mint(new MintToken("ada", List.of(), "/srv/restic", null, null, null, null,
                host));

        assertThat(renamed.password()).isNull();
        assertThat(renamed.serverPassword()).matches("[A-Za-z0-9_-]{32}");
        assertThat(nameless.serverPassword()).isNull();
    }

    @Test
    void allWrongFieldsAreNamedAtOnce() {
        var wrong = new MintToken("ada b", List.of("ok", "<b>"), "rest:http://ada:geheim@127.0.0.1/", "a/b", null, null,
                59L, "01JNOBODY0000000000000000");

        var problem = refusal(wrong);

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).extracting(FieldError::field).containsExactlyInAnyOrder("name", "tags[1]",
                "repo_url", "repo_username", "expires_in_s", "replaces_host_id");
        assertThat(problem.toString()).doesNotContain("geheim");
    }

    @Test
    void aNameThatIsTakenNeedsToBeReplaced() {
        var host = hub.enrol("ada").hostId();

        assertThat(refusal(asking("/srv/restic", null)).errors()).extracting(FieldError::field).containsExactly("name");
        assertThat(refusal(new MintToken("ADA", List.of(), "/srv/restic", null, null, null, null, null)).status())
                .isEqualTo(422);
        assertThat(
                hub.administrator().mint(new MintToken("ada", List.of(), "/srv/restic", null, null, null, null, host))
                        .token())
                .isNotEmpty();
    }

    @Test
    void aNewerTokenForTheSameNameTakesThePlaceOfTheOlder() {
        var older = hub.administrator().mint("ada").token();
        var newer = hub.administrator().mint("ada").token();

        assertThat(Endpoint.withToken(older).tryAt(hub).statusCode()).isEqualTo(401);
        assertThat(Endpoint.withToken(newer).tryAt(hub).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenLivesAnHourOrAsLongAsIsAsked() {
        var hour = hub.administrator().mint("ada").token();
        var minute = hub.administrator()
                .mint(new MintToken("bob", List.of(), "/srv/restic", null, null, null, 60L, null))
                .token();

        hub.clock().forward(Duration.ofMinutes(2));

        assertThat(Endpoint.withToken(minute).tryAt(hub).statusCode()).isEqualTo(401);
        assertThat(Endpoint.withToken(hour).tryAt(hub).statusCode()).isEqualTo(200);
    }

    @Test
    void whatHasExpiredDoesNotLieAroundForEver() {
        var old = hub.administrator().mint("ada").tokenId();

        hub.clock().forward(Duration.ofDays(2));
        hub.administrator().mint("bob");

        assertThat(hub.administrator().ask(HubRpc.TOKEN_STATE, new HubRpc.TokenId(old)))
                .isInstanceOf(Reply.Refused.class);
    }

    @Test
    void onlyAnAdministratorMints() {
        var reply = hub.administrator().askAs(Role.operator, HubRpc.MINT_TOKEN, asking(REST, "ada"));

        assertThat(reply).isEqualTo(Reply.refused(Problem.forbidden(Role.admin)));
    }

    private static MintToken asking(String url, String username) {
        return new MintToken("ada", List.of("laptop"), url, username, null, null, null, null);
    }

    private Problem refusal(MintToken asked) {
        return switch (hub.administrator().askSealed(HubRpc.MINT_TOKEN, _ -> asked)) {
            case Reply.Refused<HubRpc.MintedToken>(var problem) -> problem;
            case Reply.Value<HubRpc.MintedToken> _ -> throw new AssertionError("a token was minted");
        };
    }
}
