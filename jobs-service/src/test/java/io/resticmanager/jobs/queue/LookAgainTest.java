package io.resticmanager.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.agent.AgentCommand;
import io.resticmanager.contracts.agent.HubMessage.CommandRun;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.jobs.job.Jobs;
import io.resticmanager.jobs.job.StoredJob;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.sqlite.Transactions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a maintenance host has deleted is looked at by the host whose repository it is. */
class LookAgainTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private String ada;
    private String keeper;

    @BeforeEach
    void maintain() {
        ada = STAGE.connectedHost();
        keeper = STAGE.connectedHost();
        STAGE.hub().maintain(ada, keeper);
    }

    @Test
    void shouldHaveTheOwnerMeasureWhatWasPruned() {
        over(begun(prune(Map.of())));

        var measuring = Awaitility.await("ada measures").until(() -> looks(ada), runs -> !runs.isEmpty());
        assertThat(measuring).singleElement().satisfies(run -> {
            assertThat(run.kind()).isEqualTo(JobKind.stats);
            assertThat(run.options().get("mode").getStringValue()).isEqualTo("raw-data");
        });
    }

    @Test
    void shouldLookAlsoAfterOneThatFailedInTheMiddle() {
        var prune = begun(prune(Map.of()));
        STAGE.hub().say(keeper, Frames.failed(prune, JobKind.prune, "unreachable"));

        Awaitility.await("ada measures").until(() -> looks(ada), runs -> !runs.isEmpty());
    }

    @Test
    void shouldNotLookAfterWhatChangedNothing() {
        over(begun(prune(Map.of("dry_run", true))));
        var refused = prune(Map.of());
        STAGE.hub().awaitRun(refused);
        STAGE.hub().say(keeper, Frames.rejected(refused));
        over(begun(keepersOwn()));
        STAGE.awaitIntake(ada);

        assertThat(open(ada)).isEmpty();
        assertThat(looks(ada)).isEmpty();
        assertThat(looks(keeper)).isEmpty();
    }

    @Test
    void shouldLookOnceForAllThatIsDoneMeanwhile() {
        STAGE.hub().disconnect(ada);
        over(begun(prune(Map.of())));
        over(begun(prune(Map.of())));
        STAGE.awaitIntake(ada);

        assertThat(open(ada)).hasSize(1);
    }

    private String prune(Map<String, ?> options) {
        return STAGE.gateway().order(ada, JobKind.prune, options);
    }

    private String keepersOwn() {
        return STAGE.gateway().order(keeper, JobKind.prune, Map.of());
    }

    private String begun(String prune) {
        STAGE.hub().awaitRun(prune);
        STAGE.hub().say(keeper, Frames.started(prune, JobKind.prune));
        return prune;
    }

    private void over(String prune) {
        STAGE.hub().say(keeper, Frames.succeeded(prune, JobKind.prune));
        STAGE.awaitIntake(keeper);
    }

    private List<StoredJob> open(String host) {
        return STAGE.service().bean(Transactions.class, "jobs")
                .write(() -> STAGE.service().bean(Jobs.class).openOn(host));
    }

    private List<CommandRun> looks(String host) {
        return STAGE.hub().commands().stream().filter(command -> host.equals(command.forHostId()))
                .map(AgentCommand::run).filter(run -> run != null && run.kind() != JobKind.prune).toList();
    }
}
