package io.resticmanager.agent.job;

import java.util.Optional;

import io.resticmanager.contracts.job.RestoreOptions;

/** Which restores can be done at all, whatever is in the snapshot. */
final class RestoreRule {

    // The command line of restic has an end; a folder stands for all that is in it.
    private static final int MOST_PATHS = 10_000;
    private static final String NO_UTF8 = "\uFFFD";

    private RestoreRule() {}

    /** @return why it is refused */
    static Optional<JobRefusal> refusal(RestoreOptions options) {
        return Rule.unless(Rule::snapshot, options.snapshotId(), "snapshot_id",
                "A snapshot is named by 8 to 64 hexadecimal digits")
                .or(() -> Rule.unless(RestoreOptions.OVERWRITES::contains, options.overwrite(), "overwrite",
                        "This is none of " + String.join(", ", RestoreOptions.OVERWRITES)))
                .or(() -> number(options)).or(() -> paths(options));
    }

    private static Optional<JobRefusal> number(RestoreOptions options) {
        if (options.paths().size() > MOST_PATHS) {
            return refused("At most " + MOST_PATHS + " paths can be restored at once. Name a folder above them.");
        }
        return options.paths().isEmpty() && options.inPlace()
                ? refused("A restore in place names what it replaces.")
                : Optional.empty();
    }

    private static Optional<JobRefusal> paths(RestoreOptions options) {
        var unreadable = options.paths().stream().filter(path -> path.contains(NO_UTF8)).findFirst();
        if (unreadable.isPresent()) {
            return refused("A name that is not UTF-8 can not be named: " + Rule.quoted(unreadable.get())
                    + ". Restore the folder above it.");
        }
        return options.paths().isEmpty()
                ? Optional.empty()
                : SourcePaths.refusal(options.paths()).map(why -> why.replaceAll("\\p{Cntrl}", "?"))
                        .flatMap(RestoreRule::refused);
    }

    private static Optional<JobRefusal> refused(String why) {
        return Optional.of(new JobRefusal("paths", why));
    }
}
