package io.resticmanager.agent.restic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Forgets in two steps: restic says what its policy would remove, and then these snapshots are removed by their ids. What comes
 * in between is not touched, and what restic says of its success is not believed.
 */
final class ForgetCommand {

    // Since 0.17, for a policy that would keep nothing of a group.
    private static final Pattern EMPTYING = Pattern
            .compile("refusing to delete last snapshot of snapshot group \"?([^\"\n]*)");
    // A command line holds some thousand ids.
    private static final int BATCH = 500;

    private final ResticSession session;
    private final String host;
    private ResticCall.@Nullable Ended complaint;

    ForgetCommand(ResticSession session, String host) {
        this.session = session;
        this.host = host;
    }

    Answer<ForgetPlan> plan(ForgetRequest request) throws InterruptedException {
        return switch (session.ask(request.planArguments(), ForgetCommand::emptying)) {
            case Answer.Done<String>(var text, var code) -> ForgetAnswer.parse(text)
                    .<Answer<ForgetPlan>>map(plan -> new Answer.Done<>(plan, code))
                    .orElseGet(() -> ResticSession.silentFailure("What restic would forget could not be read.", code));
            case Answer.Failed<String> failed -> failed.cast();
            case Answer.Ended<String> ended -> ended.cast();
        };
    }

    private static Optional<JobError> emptying(String words) {
        var match = EMPTYING.matcher(words);
        return match.find() ? Optional.of(ForgetPlan.emptying("of " + match.group(1))) : Optional.empty();
    }

    /** @return the snapshots of the host that are left, by a second listing */
    Answer<List<Snapshot>> remove(List<String> ids) throws InterruptedException {
        for (var from = 0; from < ids.size(); from += BATCH) {
            var unsuccessful = removeSome(ids.subList(from, Math.min(ids.size(), from + BATCH)));
            if (unsuccessful.isPresent()) {
                return unsuccessful.get();
            }
        }
        return left(ids);
    }

    private Optional<Answer<List<Snapshot>>> removeSome(List<String> ids) throws InterruptedException {
        var arguments = new ArrayList<>(List.of("forget", "--json"));
        arguments.addAll(ids);
        try {
            var ended = session.call(null)
                    .run(arguments, ResticProcess.Sinks.LINE, line -> session.log(LogLine.Stream.out, line),
                            session::log);
            complaint = ended.words().all().isEmpty() ? complaint : ended;
            return ended.exitCode() == 0 ? Optional.empty() : Optional.of(session.failed(ended, this::refused));
        } catch (IOException e) {
            return Optional.of(session.notStarted(e));
        }
    }

    private Optional<JobError> refused(String words) {
        return AppendOnly.explain(words, session.repository());
    }

    // restic 0.18 ends with 0 when the server refused every removal.
    private Answer<List<Snapshot>> left(List<String> ids) throws InterruptedException {
        return switch (new SnapshotsCommand(session).run("--host=" + host)) {
            case Answer.Done<List<Snapshot>>(var left, var code) -> {
                var wanted = Set.copyOf(ids);
                var stayed = left.stream().filter(snapshot -> wanted.contains(snapshot.id())).count();
                yield stayed == 0 ? new Answer.Done<>(left, code) : stayed(stayed + " of " + ids.size(), code);
            }
            case Answer.Failed<List<Snapshot>> failed -> failed;
            case Answer.Ended<List<Snapshot>> ended -> ended;
        };
    }

    private Answer<List<Snapshot>> stayed(String howMany, int code) throws InterruptedException {
        session.log(LogLine.Stream.agent, howMany + " snapshots that restic was to remove are still there");
        return complaint == null
                ? ResticSession.silentFailure(howMany + " snapshots did not go, and restic does not say why.", code)
                : session.failed(complaint, this::refused);
    }
}
