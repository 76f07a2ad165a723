package io.resticmanager.gateway.view;

import static io.resticmanager.gateway.view.Samples.ID;
import static io.resticmanager.gateway.view.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.host.HubRpc.Maintenance;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.RepositoryHealth;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.host.Host;
import org.junit.jupiter.api.Test;

/** What helps after an order was refused. */
final class RefusedTest {

    private static final Problem CONFLICT = Problem.conflict("It can not be done.");
    private static final Problem FULL = Problem.of(429, "queue-full", "Full", "100 wait.");
    private static final Maintenance NONE = new Maintenance(false, null, null, false, false, null, false);
    private static final Maintenance GONE = new Maintenance(true, null, null, false, true, null, true);
    private static final Maintenance ELSEWHERE = new Maintenance(true, null, null, false, true, "keeper", false);

    @Test
    void onlyAForgetIsHeldUpByUnexplainedSnapshots() {
        assertThat(next(CONFLICT, JobKind.forget, host(3, 2), NONE)).hasValueSatisfying(
                step -> assertThat(step.address()).isEqualTo("/hosts/" + ID + "/snapshots"));
        assertThat(next(CONFLICT, JobKind.prune, host(3, 2), NONE)).isEmpty();
        assertThat(next(CONFLICT, JobKind.check, host(3, 2), NONE)).isEmpty();
    }

    @Test
    void whoseSnapshotsAreNotKnownReadsThemFirst() {
        assertThat(next(CONFLICT, JobKind.forget, host(0, 0), NONE))
                .hasValueSatisfying(step -> assertThat(step.kind()).isEqualTo(JobKind.snapshots));
        assertThat(next(CONFLICT, JobKind.forget, host(3, 0), NONE)).isEmpty();
        assertThat(next(CONFLICT, JobKind.forget, Samples.neverSeen("eve"), NONE)).isEmpty();
    }

    @Test
    void aMaintenanceHostThatIsGoneComesFirst() {
        assertThat(next(CONFLICT, JobKind.forget, host(0, 2), GONE)).hasValueSatisfying(
                step -> assertThat(step.address()).isEqualTo("/hosts/" + ID + "/settings#maintenance"));
    }

    @Test
    void aFullQueueIsThatOfTheHostWhereTheJobRuns() {
        assertThat(next(FULL, JobKind.prune, host(3, 0), ELSEWHERE)).hasValueSatisfying(
                step -> assertThat(step.address()).isEqualTo("/hosts/keeper/jobs?status=queued"));
        assertThat(next(FULL, JobKind.check, host(3, 0), ELSEWHERE)).hasValueSatisfying(
                step -> assertThat(step.address()).isEqualTo("/hosts/" + ID + "/jobs?status=queued"));
    }

    @Test
    void onlyTheJobThatTheRefusalNamesIsShown() {
        var waiting = Samples.job(JobStatus.queued);

        assertThat(next(Problem.conflict("Job " + waiting.id() + " waits."), waiting)).hasValueSatisfying(
                step -> assertThat(step.address()).isEqualTo("/jobs/" + waiting.id()));
        assertThat(next(CONFLICT, waiting)).isEmpty();
    }

    @Test
    void whatCanOnlyBeTriedAgainHasNoButtonOfItsOwn() {
        assertThat(next(Problem.unavailable("Not now."), JobKind.check, host(3, 0), NONE)).isEmpty();
        assertThat(next(Problem.forbidden(Role.admin), JobKind.prune, host(3, 0), NONE)).isEmpty();
        assertThat(Refused.outcome(Problem.unavailable("Not now."))).isEqualTo("It was not started.");
        assertThat(Refused.outcome(Problem.broken())).isEqualTo("Whether it was started is not known.");
    }

    private static Optional<Remedy> next(Problem problem, JobKind kind, HostView host, Maintenance maintenance) {
        return new Refused(problem, kind, host, List.of(), maintenance, Role.admin).next();
    }

    private static Optional<Remedy> next(Problem problem, Job waiting) {
        var view = new WaitingJob(new JobView(waiting, "ada", NOON), "It waits.", null);
        return new Refused(problem, JobKind.backup, host(3, 0), List.of(view), NONE, Role.admin).next();
    }

    private static HostView host(int snapshots, int unexplained) {
        var jobs = new HostJobs(ID, RepositoryState.ready, null, null, 0, snapshots, null, null);
        var health = new RepositoryHealth(ID, RepositoryState.ready, null, List.of(), null, null, List.of(), null,
                unexplained, List.of());
        return new HostView(new Host(Samples.hub("ada", Presence.online), Optional.of(jobs)), NOON,
                Optional.of(health));
    }
}
