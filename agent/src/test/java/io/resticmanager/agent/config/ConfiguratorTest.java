package io.resticmanager.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import io.resticmanager.agent.identity.HubTrust;
import io.resticmanager.agent.policy.EnrolledMachine;
import io.resticmanager.agent.policy.Veto;
import io.resticmanager.agent.secret.Redactor;
import io.resticmanager.contracts.agent.AgentMessage.ConfigApplied;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguratorTest {

    @TempDir
    Path folder;

    private EnrolledMachine machine;
    private Configuration configuration;
    private Configurator configurator;

    @BeforeEach
    void start() {
        machine = EnrolledMachine.in(folder);
        configuration = Configuration.in(machine.files(), new Redactor(), machine.identity().agentToken());
        configurator = new Configurator(configuration,
                new Veto(machine.policy(), machine.firstHosts(), configuration::repository),
                new HubTrust(machine.files(), machine.identity()));
    }

    @Test
    void shouldRefuseAnotherRepositoryHostNameTheRuleAndKeepTheConfigurationBefore() {
        assertThat(configurator.take(EnrolledMachine.config(1, "rest:http://nas:8000/ada/", null), "epoch"))
                .isEqualTo(new ConfigApplied(1, List.of()));

        var answer = configurator.take(EnrolledMachine.config(2, "rest:http://evil.example/ada/", null), "epoch");

        assertThat(answer.revision()).isEqualTo(1);
        assertThat(answer.refused()).singleElement().asString().startsWith("policy.repository_host: ")
                .contains("evil.example", "policy allow-repository evil.example").doesNotContain("secret");
        assertThat(configuration.repository().orElseThrow().url()).isEqualTo("rest:http://nas:8000/ada/");
        assertThat(Configuration.in(machine.files(), new Redactor(), "t").repository().orElseThrow().url())
                .isEqualTo("rest:http://nas:8000/ada/");
    }

    @Test
    void shouldRefuseItAlsoFromARestoredHub() {
        configurator.take(EnrolledMachine.config(7, "rest:http://nas:8000/ada/", null), "epoch");

        var answer = configurator.take(EnrolledMachine.config(1, "rest:http://evil.example/ada/", null),
                "another epoch");

        assertThat(answer.revision()).isEqualTo(7);
        assertThat(answer.refused()).hasSize(1);
    }

    @Test
    void shouldTakeItOnceTheEndpointAllowsIt() throws Exception {
        configurator.take(EnrolledMachine.config(1, "rest:http://nas/ada/", null), "epoch");
        machine.policy().allowRepository("other", machine.firstHosts().hosts());

        var answer = configurator.take(EnrolledMachine.config(2, "rest:https://other/ada/", null), "epoch");

        assertThat(answer).isEqualTo(new ConfigApplied(2, List.of()));
        assertThat(configuration.repository().orElseThrow().url()).isEqualTo("rest:https://other/ada/");
    }

    @Test
    void shouldFollowTheSameHostToAnotherPortAndPath() {
        configurator.take(EnrolledMachine.config(1, "rest:http://nas:8000/ada/", null), "epoch");

        assertThat(configurator.take(EnrolledMachine.config(2, "rest:https://nas/other/", null), "epoch"))
                .isEqualTo(new ConfigApplied(2, List.of()));
    }
}
