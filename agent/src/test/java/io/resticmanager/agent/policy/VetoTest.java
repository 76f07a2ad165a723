package io.resticmanager.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.agent.HubMessage.Probe.What;
import io.resticmanager.contracts.job.JobKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VetoTest {

    private static final HubMessage.CommandRun BACKUP = new HubMessage.CommandRun("J1", JobKind.backup, null, null,
            null);

    @TempDir
    Path folder;

    private EnrolledMachine machine;

    @BeforeEach
    void enrol() {
        machine = EnrolledMachine.in(folder);
    }

    @Test
    void shouldRefuseCommandsAgainstTheConfiguredRepositoryOnceThePolicyIsNarrower() throws Exception {
        var veto = veto(Optional.of(EnrolledMachine.repository("rest:http://nas/")));
        assertThat(veto.refusal(BACKUP)).isEmpty();

        Files.writeString(machine.policy().path(), "{\"repository_hosts\": [\"other\"]}");

        assertThat(veto.refusal(BACKUP).map(Refusal::rule)).hasValue("policy.repository_host");
    }

    @Test
    void shouldTellInHelloWhatHoldsNow() throws Exception {
        var veto = veto(Optional.of(EnrolledMachine.repository("rest:http://nas/")));
        assertThat(veto.report().fromFile()).isFalse();
        assertThat(veto.report().repositoryHosts()).containsExactly("nas");

        Files.writeString(machine.policy().path(), "not a policy");

        assertThat(veto.report().kinds()).isEmpty();
        assertThat(veto.report().problem()).contains(machine.policy().path().toString()).doesNotContain("\n");
        assertThat(veto.refusal(BACKUP).map(Refusal::rule)).hasValue("policy.file");
        assertThat(veto.refusal(EnrolledMachine.config(2, "rest:http://nas/", null)).map(Refusal::rule))
                .hasValue("policy.file");
    }

    @Test
    void shouldTakeTheHostThatAnOlderAgentWasConfiguredWithForTheFirst() {
        var veto = veto(Optional.of(EnrolledMachine.repository("rest:http://nas/")));

        assertThat(veto.refusal(EnrolledMachine.config(2, "rest:http://evil.example/", null))).isPresent();
    }

    @Test
    void shouldTakeTheFirstConfigurationAfterANewEnrolmentAnew() {
        veto(Optional.of(EnrolledMachine.repository("rest:http://nas/")));
        var again = machine.enrolledAgain();
        var kept = Optional.of(EnrolledMachine.repository("rest:http://nas/"));
        var veto = again.veto(() -> kept);
        var elsewhere = new HubMessage.CommandRun("J1", JobKind.prune, null, null,
                EnrolledMachine.repository("rest:http://other/"));

        assertThat(veto.refusal(BACKUP)).isEmpty();
        assertThat(veto.refusal(elsewhere)).isPresent();
        assertThat(veto.refusal(EnrolledMachine.config(2, "rest:http://other/", null))).isEmpty();
        assertThat(veto.refusal(EnrolledMachine.config(3, "rest:http://nas/", null))).isPresent();
    }

    @Test
    void shouldTakeNoCredentialBeforeItsConfiguration() {
        var command = new HubMessage.CommandRun("J1", JobKind.prune, null, null,
                EnrolledMachine.repository("rest:http://evil.example/"));

        assertThat(veto(Optional.empty()).refusal(command).map(Refusal::rule)).hasValue("policy.repository_host");
    }

    @Test
    void shouldRefuseToLookWhereNothingMayBeRestoredButNotToTellWhetherARepositoryOpens() throws Exception {
        var veto = veto(Optional.of(EnrolledMachine.repository("rest:http://nas/")));
        assertThat(veto.refusal(look(null))).isEmpty();

        Files.writeString(machine.policy().path(), "{\"kinds\": [\"backup\"]}");

        assertThat(veto.refusal(look(null)).map(Refusal::rule)).hasValue("policy.kind");
        assertThat(veto.refusal(new HubMessage.TreeFind("deadbeef", "x", 1, null)).map(Refusal::message))
                .hasValueSatisfying(said -> assertThat(said).contains("restore jobs"));
        assertThat(veto.refusal(probe(What.free_space, null)).map(Refusal::rule)).hasValue("policy.kind");
        assertThat(veto.refusal(probe(What.repository, null))).isEmpty();
    }

    @Test
    void shouldLookIntoRepositoriesOfAllowedHostsAlone() throws Exception {
        var veto = veto(Optional.of(EnrolledMachine.repository("rest:http://nas/")));
        var evil = EnrolledMachine.repository("rest:http://evil.example/");

        assertThat(veto.refusal(look(EnrolledMachine.repository("rest:http://nas/other/")))).isEmpty();
        assertThat(veto.refusal(look(evil)).map(Refusal::rule)).hasValue("policy.repository_host");
        assertThat(veto.refusal(probe(What.repository, evil)).map(Refusal::rule)).hasValue("policy.repository_host");
        assertThat(veto(Optional.empty()).refusal(look(evil)).map(Refusal::rule)).hasValue("policy.repository_host");

        Files.writeString(machine.policy().path(), "not a policy");

        assertThat(veto.refusal(probe(What.repository, null)).map(Refusal::rule)).hasValue("policy.file");
        assertThat(veto.refusal(probe(What.free_space, null)).map(Refusal::rule)).hasValue("policy.file");
    }

    private static HubMessage.Look look(HubMessage.Repository credential) {
        return new HubMessage.TreeList("deadbeef", "/", null, credential);
    }

    private static HubMessage.Look probe(What what, HubMessage.Repository credential) {
        return new HubMessage.Probe(what, null, credential);
    }

    private Veto veto(Optional<HubMessage.Repository> configured) {
        return machine.veto(() -> configured);
    }
}
