package io.resticmanager.agent.job;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.resticmanager.agent.restic.Answer;
import io.resticmanager.agent.restic.ForgetPlan;
import io.resticmanager.agent.restic.ForgetRequest;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.ForgetOptions.Policy;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.Retention;
import io.resticmanager.contracts.snapshot.Snapshot;

/** Has restic work out what would go: once for each policy, of the snapshots that it is for, and takes that together. */
final class ForgetPlanner {

    private static final String NO_POLICY = "no policy is for it";
    private static final String NOT_SELECTED = "its tags do not tell it from those of a schedule, or there are too many for one command";
    private static final JobError CHANGED = new JobError("repository_changed",
            "Snapshots of a schedule came while it was worked out what goes of the others, so none was removed.",
            "Run it again.");

    // A command line of Windows ends at 32,767 characters; elsewhere a megabyte is
    // not too long.
    private static final int ROOM = System.getProperty("os.name", "").startsWith("Windows") ? 20_000 : 500_000;

    private final JobContext context;
    private final ForgetOptions options;
    private final String host;

    ForgetPlanner(JobContext context, ForgetOptions options) {
        this.context = context;
        this.options = options;
        this.host = Objects.requireNonNullElse(options.host(), context.hostname());
    }

    /** Whose snapshots it is about. */
    String host() {
        return host;
    }

    /** The {@code keep-within} that is added to a policy at least, if one. */
    Optional<Within> floor() {
        return options.each().isEmpty()
                ? options.own().filter(this::raised).map(_ -> Within.FLOOR)
                : options.each().stream().map(Policy::retention).filter(this::raised).findFirst()
                        .map(_ -> Within.FLOOR);
    }

    private boolean raised(Retention policy) {
        return context.lent() && RetentionRule.needsFloor(policy);
    }

    Answer<Fates> plan() throws InterruptedException {
        return options.each().isEmpty()
                ? ask("", List.of(), options.own().orElseThrow()).then(plan -> done(Fates.NONE.and(null, plan)))
                : context.restic().snapshots(host).then(this::ofEach);
    }

    private Answer<Fates> ofEach(List<Snapshot> listed) throws InterruptedException {
        var fates = done(Fates.NONE);
        for (var policy : options.each()) {
            var schedule = policy.scheduleId();
            if (schedule != null) {
                fates = fates.then(before -> ofSchedule(before, policy, schedule));
            }
        }
        var schedules = options.each().stream().map(Policy::scheduleId).filter(Objects::nonNull)
                .map(ForgetRequest::tagOf).collect(Collectors.toSet());
        return fates.then(before -> ofTheRest(before, Remaining.of(listed, schedules, ROOM), schedules));
    }

    private Answer<Fates> ofSchedule(Fates before, Policy policy, String scheduleId) throws InterruptedException {
        var name = Objects.requireNonNullElse(policy.name(), scheduleId);
        return ask(" that the schedule " + name + " made", List.of(ForgetRequest.tagOf(scheduleId)), policy.retention())
                .then(plan -> done(before.and(scheduleId, plan)));
    }

    private Answer<Fates> ofTheRest(Fates before, Remaining rest, Set<String> schedules) throws InterruptedException {
        var own = options.own();
        if (own.isEmpty() || rest.tags().isEmpty()) {
            return done(before.leaving(rest.all(), own.isEmpty() ? NO_POLICY : NOT_SELECTED));
        }
        return ask(" that none of these schedules made", rest.tags(), own.get())
                .then(plan -> plan.found().stream().anyMatch(found -> Remaining.madeBy(found, schedules))
                        ? new Answer.Failed<>(CHANGED, null)
                        : done(before.and(null, plan).leaving(rest.aside(), NOT_SELECTED)));
    }

    private Answer<ForgetPlan> ask(String which, List<String> tags, Retention asked) throws InterruptedException {
        var policy = raised(asked) ? RetentionRule.withFloor(asked) : asked;
        context.log().say("what goes of the snapshots of " + host + which + " in "
                + context.restic().repositoryShown() + " by the policy " + RetentionRule.shown(policy)
                + (raised(asked) ? " (keep-within is added, for the repository is append-only)" : ""));
        return context.restic().planForget(new ForgetRequest(host, tags, policy));
    }

    private static Answer<Fates> done(Fates fates) {
        return new Answer.Done<>(fates, 0);
    }
}
