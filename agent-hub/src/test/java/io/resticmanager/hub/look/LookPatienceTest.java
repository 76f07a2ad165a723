package io.resticmanager.hub.look;

import static io.resticmanager.hub.story.Onlooker.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.resticmanager.contracts.agent.AgentLook;
import io.resticmanager.contracts.agent.AgentMessage.TreeListed;
import io.resticmanager.contracts.agent.HubMessage.LookCancel;
import io.resticmanager.contracts.agent.HubMessage.TreeList;
import io.resticmanager.contracts.agent.ProtocolError;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.hub.story.Onlooker;
import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LookPatienceTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data).with("rm.look-patience", "PT1S");

    @Test
    void anAgentThatDoesNotAnswerIsWaitedForSoLongAndToldToStop() throws Exception {
        var ada = hub.enrol("ada");
        try (var gateway = NATS.connect("gateway"); var agent = ada.connectTo(hub)) {
            agent.greet();
            var asked = Onlooker.of(gateway, "olivia", Role.operator).awaits(ada)
                    .asks(ada, AgentLook.of(Ids.next(), new TreeList("4f5c1b0d", "/", null), null));
            var frame = agent.hearFrame(TreeList.class);

            assertThat(problem(asked).status()).isEqualTo(504);
            assertThat(problem(asked).detail()).startsWith("The agent did not answer within 1 s.").contains("update");
            assertThat(agent.hear(LookCancel.class).id()).isEqualTo(frame.id());
            agent.answer(frame, new TreeListed("4f5c1b0d", "/", List.of(), null, 0L));
            assertThat(agent.hear(ProtocolError.class).code()).isEqualTo("not_asked");
        }
    }
}
