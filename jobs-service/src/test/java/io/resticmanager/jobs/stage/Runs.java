package io.resticmanager.jobs.stage;

import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** The ledger of expected runs as the gateway sees it, and runs that end well. */
public record Runs(Stage stage) {

    /** @param schedule null for all of the host */
    public List<Run> runs(String host, @Nullable String schedule) {
        return stage.gateway().get(RunsRpc.LIST, new RunsRpc.RunsOf(host, schedule, null, 200, null)).items();
    }

    public Run run(String host, Instant due) {
        return runs(host, null).stream().filter(run -> run.dueAt().equals(due)).findFirst().orElseThrow();
    }

    public Run awaitState(String host, Instant due, RunState state) {
        await("run to be " + state).until(() -> run(host, due).state() == state);
        return run(host, due);
    }

    public void finish(String host, Schedule schedule, Instant due) {
        stage.hub().say(host, Plans.succeeded(Ids.next(), schedule, due, 0));
    }
}
