package io.resticmanager.agent.restic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.PruneOptions;
import org.jspecify.annotations.Nullable;

/** Removes what no snapshot needs. restic tells of it in text only, the totals included. */
final class PruneCommand {

    private final ResticSession session;
    private final PruneOptions options;
    private PruneTotals totals = PruneTotals.NONE;

    PruneCommand(ResticSession session, PruneOptions options) {
        this.session = session;
        this.options = options;
    }

    Answer<PruneTotals> run() throws InterruptedException {
        try {
            var ended = session.call(null).run(arguments(), ResticProcess.Sinks.LINE, this::heard, session::log);
            return ended.exitCode() == 0
                    ? new Answer.Done<>(totals, 0)
                    : session.failed(ended, this::explain);
        } catch (IOException e) {
            return session.notStarted(e);
        }
    }

    private Optional<JobError> explain(String words) {
        return AppendOnly.explain(words, session.repository()).or(() -> Damage.explain(words, session.repository()));
    }

    private List<String> arguments() {
        var arguments = new ArrayList<>(List.of("prune", "--json"));
        add(arguments, "--max-unused=", options.maxUnused());
        add(arguments, "--max-repack-size=", options.maxRepackSize());
        if (Boolean.TRUE.equals(options.dryRun())) {
            arguments.add("--dry-run");
        }
        return arguments;
    }

    private static void add(List<String> arguments, String flag, @Nullable String value) {
        if (value != null) {
            arguments.add(flag + value);
        }
    }

    private void heard(String line) {
        totals = totals.heard(line);
        TextProgress.parse(line).ifPresentOrElse(
                session.listener()::progress, () -> session.log(LogLine.Stream.out, line));
    }
}
