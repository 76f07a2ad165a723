package io.resticmanager.agent.restic;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.resticmanager.contracts.job.JobError;

/** Turns an exit code and words into a cause that programs know, a sentence that people understand, and a next step. */
final class Diagnosis {

    private static final int MOST_QUOTED = 500;

    /** One known way to fail: by exit code, or by words of versions that had only exit code 1. */
    private record Known(String cause, ResticExit exit, Pattern words, String message, String nextStep) {

        Known(String cause, ResticExit exit, String words, String message, String nextStep) {
            this(cause, exit, Pattern.compile(words, Pattern.CASE_INSENSITIVE), message, nextStep);
        }

        boolean says(String text) {
            return words.matcher(text).find();
        }
    }

    // In order: what comes first wins.
    private static final List<Known> TABLE = List.of(
            new Known("wrong_password", ResticExit.WRONG_PASSWORD, "wrong password or no key found",
                    "The repository %s does not open with the encryption password of this host.",
                    "Set the right encryption password in the host's repository settings."),
            new Known("locked", ResticExit.REPOSITORY_LOCKED, "already locked",
                    "Another restic holds a lock on the repository %s: @.",
                    "Wait until it is through, or run unlock when it no longer exists."),
            new Known("unauthorised", ResticExit.FAILED, "\\(401\\)|401 Unauthorized",
                    "The server at %s refused this host's user name or server password.",
                    "Check them in the host's repository settings, and the entry in the server's htpasswd file."),
            new Known("certificate", ResticExit.FAILED, "x509:|tls: |certificate|HTTP response to HTTPS client",
                    "No trusted connection to %s: @.",
                    "Check the server's certificate and that the URL's scheme and host name are right."),
            new Known("unreachable", ResticExit.FAILED,
                    "connection refused|no such host|i/o timeout|network is unreachable|no route to host|"
                            + "connection reset|server misbehaving|Client\\.Timeout|unexpected EOF|\\(50[234]\\)|: EOF",
                    "The repository's server at %s can not be reached: @.",
                    "Check that the storage server runs and that this host can reach it, then retry."),
            new Known("disk_full", ResticExit.FAILED,
                    "no space left|disk quota exceeded|\\(507\\)|\\(413\\)|Insufficient Storage",
                    "The storage is full: @.",
                    "Free space on the storage server (or on this host, if its cache is meant), then retry."),
            new Known("repository_missing", ResticExit.REPOSITORY_MISSING,
                    "unable to open config file.*(does not exist|no such file)|repository does not exist",
                    "There is no repository at %s.",
                    "Initialise the repository, or check its address in the host's repository settings."),
            new Known("permission", ResticExit.FAILED,
                    "permission denied|operation not permitted|\\(403\\)|403 Forbidden",
                    "Something that this needs is not allowed: @.",
                    "Check who owns the repository's files, and what the server allows this host's user."),
            new Known("source_missing", ResticExit.FAILED, "all (target|source) directories/files do not exist",
                    "None of the paths to back up exists on this host.", "Correct the paths."),
            new Known("interrupted", ResticExit.INTERRUPTED, "context canceled|signal .* received",
                    "restic was ended by a signal from outside the agent.",
                    "Run the job again; the host's system log may say who ended it."));

    private final String repository;

    /** @param repository what a person calls it */
    Diagnosis(String repository) {
        this.repository = repository;
    }

    /** @param words already free of secrets */
    JobError of(int code, String verdict, String words) {
        return byCode(ResticExit.of(code)).map(known -> error(known, verdict))
                .or(() -> byWords(verdict).map(known -> error(known, verdict)))
                .or(() -> byWords(words).map(known -> error(known, lineOf(known, words))))
                .orElseGet(() -> unknown(code, verdict));
    }

    /** When restic was ended because it did nothing but retry. */
    JobError ofRetries(String words) {
        return byWords(words).filter(known -> !known.cause().equals("interrupted"))
                .map(known -> error(known, lineOf(known, words)))
                .orElseGet(() -> new JobError(
                        "unreachable", "The repository's server at " + repository + " does not answer as it should.",
                        "Check that the storage server works, then retry."));
    }

    private static Optional<Known> byCode(ResticExit exit) {
        return switch (exit) {
            case SUCCESS, FAILED, INCOMPLETE -> Optional.empty();
            case REPOSITORY_MISSING, REPOSITORY_LOCKED, WRONG_PASSWORD, INTERRUPTED -> TABLE.stream()
                    .filter(known -> known.exit() == exit).findFirst();
            case KILLED, TERMINATED ->
                TABLE.stream().filter(known -> known.exit() == ResticExit.INTERRUPTED).findFirst();
        };
    }

    private static Optional<Known> byWords(String words) {
        return TABLE.stream().filter(known -> known.says(words)).findFirst();
    }

    private static String lineOf(Known known, String words) {
        return words.lines().filter(known::says).reduce((_, last) -> last).orElse(words);
    }

    private JobError error(Known known, String words) {
        var message = known.message().replace("%s", repository).replace("@", essence(words));
        return new JobError(known.cause(), message, known.nextStep());
    }

    private static JobError unknown(int code, String verdict) {
        var words = verdict.isBlank() ? "It said nothing." : "Its last words: " + essence(verdict);
        return new JobError(
                "unknown", "restic failed in a way that is not known here (exit code " + code + "). " + words,
                "The log has all that restic said.");
    }

    // Without what only wraps the reason: "Fatal:", the retry's announcement, hints
    // for the command line.
    private static String essence(String words) {
        var first = words.strip().lines().findFirst().orElse("").replaceFirst("^(Fatal: )+", "")
                .replaceFirst("^\\w+\\(<[^>]*>[^)]*\\) returned error, retrying after [^:]*: ", "")
                .replaceFirst("^unable to create lock in backend: ", "");
        var cut = first.length() > MOST_QUOTED ? first.substring(0, MOST_QUOTED) + "…" : first;
        return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
