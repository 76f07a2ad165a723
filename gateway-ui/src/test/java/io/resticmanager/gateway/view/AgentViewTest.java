package io.resticmanager.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.resticmanager.contracts.agent.LocalPolicy;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.host.HubRpc.TokenState;
import io.resticmanager.gateway.fake.HostStory;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.gateway.view.EnrolmentView.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AgentViewTest {

    private static final HostStory ADA = HostStory.of("ada", Presence.online);

    @Test
    void whatTheAgentNeverSaidIsUnknownAndNotWell() {
        var never = new AgentView(Samples.neverSeen("eve").hub());

        assertThat(List.of(never.version(), never.restic(), never.protocol(), never.clock(), never.outbox(),
                never.timeZone())).containsOnly("not known yet");
        assertThat(never.configuration()).contains("not confirmed");
    }

    @Test
    void aClockIsComparedInWords() {
        assertThat(new AgentView(ADA.skewed(999).host()).clock()).isEqualTo("like this server's");
        assertThat(new AgentView(ADA.skewed(-2_000).host()).clock()).isEqualTo("2 s behind this server's");
    }

    @Test
    void aConfigurationThatWasRefusedIsNotInForce() {
        assertThat(new AgentView(ADA.host()).configuration()).isEqualTo("in force as it stands here");
        assertThat(new AgentView(ADA.refusing("policy.file: no").host()).configuration()).contains("refused");
    }

    @Test
    void aRevisionThatIsPendingIsNotShownAsInForce() {
        assertThat(new AgentView(ADA.host()).revision()).isEqualTo("3, in force");
        assertThat(new AgentView(ADA.configured(5L, 4L).host()).revision()).isEqualTo("5, pending; the host has 4");
        assertThat(new AgentView(ADA.configured(1L, 0L).host()).revision())
                .isEqualTo("1, pending; the host has none yet");
        assertThat(new AgentView(ADA.refusing("policy.file: no").host()).revision()).isEqualTo("3, refused");
        assertThat(new AgentView(ADA.configured(null, null).host()).revision()).isEqualTo("not known yet");
    }

    @Test
    void aPolicyIsToldInWords() {
        var everything = List.of("init", "backup", "forget", "prune", "check", "unlock", "snapshots", "stats", "diff",
                "restore", "restore_test");
        var usual = new PolicyView(new LocalPolicy(false, everything, List.of("/var/restic-restore"), List.of("*"),
                List.of("vault.example")));
        var narrow = new PolicyView(new LocalPolicy(true, List.of("restore_test"), List.of(), List.of(), List.of()));

        assertThat(usual.kinds()).isEqualTo("every kind");
        assertThat(usual.hooks()).isEqualTo("every script in its hook directory");
        assertThat(usual.allowsNothing()).isFalse();
        assertThat(usual.repositories()).isEqualTo("vault.example");
        assertThat(
                new PolicyView(new LocalPolicy(false, everything, List.of(), List.of("*"), List.of())).repositories())
                .contains("first configuration");
        assertThat(narrow.repositories()).isEqualTo("none");
        assertThat(narrow.kinds()).isEqualTo("restore test");
        assertThat(narrow.hooks()).isEqualTo("none");
        assertThat(narrow.allowsNothing()).isFalse();
    }

    @Test
    void anEnrolmentStandsAsTheTokenDoes() {
        assertThat(stage(null, false, true, 60)).isEqualTo(Stage.waiting);
        assertThat(stage(null, false, false, 60)).isEqualTo(Stage.withdrawn);
        assertThat(stage(null, false, false, 0)).isEqualTo(Stage.expired);
        assertThat(stage("01J", false, false, -60)).isEqualTo(Stage.enrolled);
        assertThat(stage("01J", true, false, -60)).isEqualTo(Stage.connected);
    }

    private static Stage stage(@Nullable String hostId, boolean connected, boolean open, long left) {
        var state = new TokenState("01J", "ada", Stories.NOON.plusSeconds(left), hostId, connected);
        return new EnrolmentView(state, open, Stories.NOON).stage();
    }
}
