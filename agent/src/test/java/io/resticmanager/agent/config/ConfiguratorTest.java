package io.resticmanager.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.agent.identity.HubTrust;
import io.resticmanager.agent.identity.Identity;
import io.resticmanager.agent.policy.EnrolledMachine;
import io.resticmanager.agent.policy.Veto;
import io.resticmanager.agent.secret.Redactor;
import io.resticmanager.agent.state.StateFailure;
import io.resticmanager.contracts.agent.AgentMessage.ConfigApplied;
import io.resticmanager.contracts.agent.HubMessage.ConfigUpdate;
import io.resticmanager.contracts.json.Json;
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
    void enrol() {
        machine = EnrolledMachine.in(folder);
        start();
    }

    private void start() {
        configuration = Configuration.in(machine.files(), new Redactor(), machine.identity().agentToken());
        configurator = new Configurator(configuration,
                machine.veto(configuration::repository),
                new HubTrust(machine.files(), machine.identity()), schedules -> objections(schedules));
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

    private static List<String> objections(List<JsonNode> schedules) {
        return schedules.stream().filter(schedule -> schedule.get("cron") == null)
                .map(schedule -> "schedule:" + schedule.get("id").getStringValue() + ": no cron").toList();
    }

    @Test
    void shouldKeepSchedulesAndTellWhichOfThemItRefuses() throws Exception {
        var schedules = List.of(Json.read("{\"id\": \"S1\", \"cron\": \"0 2 * * *\"}", JsonNode.class),
                Json.read("{\"id\": \"S2\"}", JsonNode.class));
        var update = new ConfigUpdate(1, EnrolledMachine.repository("rest:http://nas:8000/ada/"), schedules, null);

        assertThat(configurator.take(update, "epoch"))
                .isEqualTo(new ConfigApplied(1, List.of("schedule:S2: no cron")));

        start();
        assertThat(configuration.schedules()).as("after a restart").isEqualTo(schedules);
        assertThat(configurator.take(EnrolledMachine.config(2, "rest:http://evil.example/ada/", null), "epoch")
                .refused()).singleElement().asString().startsWith("policy.repository_host: ");
        assertThat(configuration.schedules()).as("as before").isEqualTo(schedules);
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

    @Test
    void shouldSetADamagedConfigurationAsideAndTakeItFromTheHubAgain() throws Exception {
        configurator.take(EnrolledMachine.config(3, "rest:http://nas/ada/", null), "epoch");
        damage("a disk that failed");

        start();

        assertThat(configuration.revision()).isZero();
        assertThat(configuration.repository()).isEmpty();
        assertThat(sealed()).doesNotExist();
        assertThat(aside()).hasContent("a disk that failed");
        assertThat(configurator.take(EnrolledMachine.config(3, "rest:http://nas/ada/", null), "epoch"))
                .isEqualTo(new ConfigApplied(3, List.of()));
    }

    @Test
    void shouldNotTakeAnotherRepositoryHostBecauseItsConfigurationWasDamaged() throws Exception {
        configurator.take(EnrolledMachine.config(3, "rest:http://nas/ada/", null), "epoch");
        damage("");
        start();

        var answer = configurator.take(EnrolledMachine.config(4, "rest:http://evil.example/ada/", null), "epoch");

        assertThat(answer.revision()).isZero();
        assertThat(answer.refused()).singleElement().asString().startsWith("policy.repository_host: ");
    }

    @Test
    void shouldKeepTheLastOneThatWasDamaged() throws Exception {
        damage("once");
        start();
        damage("and again, longer than a nonce");

        start();

        assertThat(aside()).hasContent("and again, longer than a nonce");
    }

    @Test
    void shouldLeaveNothingOfItWhenTheMachineBecomesAnotherHost() throws Exception {
        damage("once");
        start();
        configurator.take(EnrolledMachine.config(1, "rest:http://nas/ada/", null), "epoch");

        machine.files().remove("config");

        assertThat(sealed()).doesNotExist();
        assertThat(aside()).doesNotExist();
    }

    @Test
    void shouldEndWhenTheConfigurationCanNotBeReadAtAll() throws Exception {
        Files.createDirectory(sealed());

        assertThatThrownBy(this::start).isInstanceOf(StateFailure.class).hasMessageContaining("config.sealed");

        assertThat(sealed()).isDirectory();
        assertThat(aside()).doesNotExist();
    }

    @Test
    void shouldEndWhenTheIdentityIsDamaged() throws Exception {
        Files.writeString(machine.dir().file("identity.sealed").path(), "a disk that failed");

        assertThatThrownBy(() -> Identity.in(machine.files())).isInstanceOf(StateFailure.class)
                .hasMessageContaining("identity");
    }

    private void damage(String content) throws IOException {
        Files.writeString(sealed(), content);
    }

    private Path sealed() {
        return machine.dir().file("config.sealed").path();
    }

    private Path aside() {
        return machine.dir().file("config.sealed.damaged").path();
    }
}
