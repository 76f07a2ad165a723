package io.resticmanager.agent.restic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.LogLine;
import org.jspecify.annotations.Nullable;

/**
 * Checks the repository. The exit code decides first: a check that could not even lock prints a summary with an error all the
 * same. Before 0.18 there are only words.
 */
final class CheckCommand {

    private final ResticSession session;
    private final @Nullable String subset;
    private final CheckReport report = new CheckReport();

    CheckCommand(ResticSession session, @Nullable String subset) {
        this.session = session;
        this.subset = subset;
    }

    Answer<CheckVerdict> run() throws InterruptedException {
        try {
            var ended = session.call(null).run(arguments(), ResticProcess.Sinks.LINE, this::heard, this::complained);
            if (ended.exitCode() == 0) {
                return new Answer.Done<>(new CheckVerdict(report.found(subset, false), null), 0);
            }
            return ended.ending().isEmpty() && CheckReport.damaged(ended.exitCode(), ended.words().all())
                    ? new Answer.Done<>(damaged(), ended.exitCode())
                    : session.failed(ended);
        } catch (IOException e) {
            return session.notStarted(e);
        }
    }

    private List<String> arguments() {
        var arguments = new ArrayList<>(List.of("check", "--json"));
        if (subset != null) {
            arguments.add(subset.equals("100%") ? "--read-data" : "--read-data-subset=" + subset);
        }
        return arguments;
    }

    private void heard(String line) {
        TextProgress.parse(line).ifPresentOrElse(session.listener()::progress, () -> {
            if (!report.summed(line)) {
                session.log(LogLine.Stream.out, line);
            }
        });
    }

    private void complained(ErrorLine line) {
        report.complained(line);
        session.log(line);
    }

    private CheckVerdict damaged() {
        var found = report.found(subset, true);
        var errors = found.errors() + (found.errors() == 1 ? " error" : " errors");
        return new CheckVerdict(found, Damage.error(session.repository(), errors + packs(found)));
    }

    private static String packs(Finding.Checked found) {
        return switch (found.brokenPacks().size()) {
            case 0 -> "";
            case 1 -> ", in the pack " + found.brokenPacks().getFirst().substring(0, 10);
            case CheckReport.MOST_PACKS -> ", in " + CheckReport.MOST_PACKS + " packs or more";
            default -> ", in " + found.brokenPacks().size() + " packs such as "
                    + found.brokenPacks().getFirst().substring(0, 10);
        };
    }
}
