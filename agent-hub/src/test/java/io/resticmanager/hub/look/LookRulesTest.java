package io.resticmanager.hub.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.resticmanager.contracts.agent.AgentLook;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.HubMessage.Probe;
import io.resticmanager.contracts.agent.HubMessage.TreeFind;
import io.resticmanager.contracts.agent.HubMessage.TreeList;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookRulesTest {

    private static final String ID = "01JTCW3V5D3XQ0P1T6C2B6E7F9";

    private static final TreeList LIST = new TreeList("4f5c1b0d", "/", null);

    @Test
    void exactlyOneThingIsAsked() {
        assertThat(field(new AgentLook(ID, null, null, null, null, null))).isEqualTo("list");
        assertThat(field(new AgentLook(ID, LIST, null, new Probe(Probe.What.repository, null, null), null, null)))
                .isEqualTo("list");
        assertThat(field(new AgentLook(ID, LIST, null, null, ID, null))).isEqualTo("list");
        assertThat(LookRules.refusal("ada", actor(Role.operator), AgentLook.of(ID, LIST, null))).isEmpty();
        assertThat(LookRules.refusal("ada", actor(Role.operator), AgentLook.cancel(ID, ID))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "01JTCW3V5D3XQ0P1T6C2B6E7F9X", "81JTCW3V5D3XQ0P1T6C2B6E7F9"})
    void anIdIsAUlid(String id) {
        assertThat(field(AgentLook.of(id, LIST, null))).isEqualTo("id");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_001})
    void aSearchHasALimit(int limit) {
        assertThat(field(AgentLook.of(ID, new TreeFind("4f5c1b0d", "a", limit, null), null))).isEqualTo("find.limit");
    }

    @Test
    void whatNoAgentCouldReadIsNotSent() {
        var longest = "x".repeat(Frame.MAX_BYTES / 2);

        assertThat(field(AgentLook.of(ID, new TreeList("4f5c1b0d", "/" + longest, null), null))).isEqualTo("list");
    }

    @Test
    void anothersRepositoryIsForAdministrators() {
        var look = AgentLook.of(ID, LIST, "bob");

        assertThat(LookRules.refusal("ada", actor(Role.operator), look)).contains(Problem.forbidden(Role.admin));
        assertThat(LookRules.refusal("ada", actor(Role.admin), look)).isEmpty();
        assertThat(LookRules.refusal("bob", actor(Role.operator), look)).isEmpty();
    }

    private static String field(AgentLook asked) {
        return LookRules.refusal("ada", actor(Role.admin), asked).map(Problem::errors).map(errors -> errors.getFirst())
                .map(FieldError::field).orElse("none");
    }

    private static Actor actor(Role role) {
        return new Actor("u", "u", role, null);
    }
}
