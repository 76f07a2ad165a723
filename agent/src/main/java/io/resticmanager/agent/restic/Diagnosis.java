package io.resticmanager.agent.restic;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.resticmanager.contracts.job.JobError;

/** Turns an exit code and words into a cause that programs know, a sentence that people understand, and a next step. */
final class Diagnosis {

    private static final int MOST_QUOTED = 500;

    // Said of the lock after restic has failed: how the server is by then, not why
    // it failed.
    private static final Pattern CLEANING_UP = Pattern.compile("Remove\\(<lock/|Delete \"[^\"]*/locks/|unlocking");
    // Which request met it says nothing to people who look for a server.
    private static final Pattern REQUEST = Pattern.compile("^.*\\b(Head|Get|Post|Put|Delete) \"[^\"]*\": ");
    // Of a message: the repository's server or path, its whole address, and the
    // reason.
    private static final Pattern SIGNS = Pattern.compile("%s|%p|@");
    private static final Set<String> OF_THE_SERVER = Set.of("unreachable", "certificate");

    /** One known way to fail: by exit code, or by words of versions that had only exit code 1. */
    private record Known(String cause, ResticExit exit, Pattern words, String message, String nextStep) {

        Known(String cause, ResticExit exit, String words, String message, String nextStep) {
            this(cause, exit, Pattern.compile(words, Pattern.CASE_INSENSITIVE), message, nextStep);
        }

        boolean says(String text) {
            return words.matcher(text).find();
        }
    }

    // A server that only adds; it does remove locks. restic's last words on it are
    // of
    // something that is not allowed, and no more.
    private static final Known APPEND_ONLY = new Known("append_only", ResticExit.FAILED,
            "Remove\\(<(?!lock/)[^>]+>.*403",
            "The repository's server at %s deletes nothing for this credential: it is append-only.",
            "Set a maintenance credential in the host's repository settings, then run it again.");

    // The reasons are with the files, in the log.
    private static final Known INCOMPLETE = new Known("incomplete", ResticExit.FAILED, "There were \\d+ errors",
            "Not everything could be done: @.", "The log names each file and what is wrong with it.");

    // In order: what comes first wins.
    private static final List<Known> TABLE = List.of(
            new Known("wrong_password", ResticExit.WRONG_PASSWORD,
                    "wrong password or no key found|an empty password is not|Resolving password failed",
                    "The repository %s does not open with the encryption password of this host.",
                    "Set the right encryption password in the host's repository settings."),
            new Known("locked", ResticExit.REPOSITORY_LOCKED, "already locked",
                    "Another restic holds a lock on the repository %s: @.",
                    "Wait until it is through; when it no longer exists, run unlock on the host that set the lock, for only that one "
                            + "can tell."),
            new Known("lock_unreadable", ResticExit.FAILED,
                    "invalid lock file|<lock/[0-9a-f]+>\\)?: .*(invalid data|verification failed|does not match)",
                    "A lock in the repository %s can not be read, so nobody can say whose it is: @.",
                    "When surely nothing works on the repository, run restic unlock --remove-all by hand on a machine "
                            + "that opens it; the agent never does that."),
            new Known("bad_pattern", ResticExit.FAILED, "invalid pattern\\(s\\) provided",
                    "restic can not read an exclude pattern: @.", "Correct the pattern in the backup's options."),
            new Known("restic_too_old", ResticExit.FAILED, "unknown (flag|command|shorthand flag)",
                    "This host's restic can not do what was asked: @.",
                    "Install a newer restic on the host."),
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
            new Known("repository_exists", ResticExit.FAILED, "config file already exists",
                    "There is a repository at %p already.",
                    "Set its encryption password in the host's repository settings, or another address."),
            new Known("snapshot_missing", ResticExit.FAILED,
                    "no matching ID found|no snapshot found|not found in snapshot",
                    "There is no such snapshot in the repository %s, or no such path in it: @.",
                    "Choose one that is there; it may have been forgotten meanwhile."),
            new Known("damaged", ResticExit.FAILED,
                    "repository contains (errors|damaged)|repository is damaged|packs from index missing|ciphertext verification failed|"
                            + "(hash|Pack ID) does not match|invalid data returned|repository could be damaged|"
                            + "id [0-9a-f]{64} not found in repository|"
                            + "data/[0-9a-f]{2}/[0-9a-f]{64}: no such file|(pack|<data/)[^:]*: does not exist",
                    "The repository %s is damaged: @.",
                    "Make no changes to it before its folder is copied; then run a check of all data and follow restic's "
                            + "guide for damaged repositories."),
            new Known("repository_missing", ResticExit.REPOSITORY_MISSING,
                    "unable to open config file.*(does not exist|no such file)|repository does not exist",
                    "There is no repository at %p.",
                    "Initialise the repository, or check its address in the host's repository settings."),
            new Known("permission", ResticExit.FAILED,
                    "permission denied|operation not permitted|\\(403\\)|403 Forbidden",
                    "Something that this needs is not allowed: @.",
                    "Check who owns the repository's files, and what the server allows this host's user."),
            new Known("source_missing", ResticExit.FAILED, "all (target|source) directories/files do not exist|"
                    + "nothing to backup|snapshot is empty|no data read",
                    "None of the paths to back up exists on this host.", "Correct the paths."),
            new Known("no_repository", ResticExit.FAILED, "Please specify repository location",
                    "This host has not been given a repository.", "Set the repository in the host's settings."),
            new Known("hook_failed", ResticExit.FAILED, "command failed: exit status",
                    "A command whose output was to be backed up failed: @.", "The log has what it said."),
            new Known("agent_error", ResticExit.FAILED,
                    "has invalid value|are mutually exclusive|please specify a directory|no policy was specified",
                    "The agent asked restic for something that it does not understand: @.",
                    "Check the options of the job; if they are right, this is a mistake of the agent."),
            new Known("interrupted", ResticExit.INTERRUPTED,
                    "(?<!could not load snapshots: )context canceled|signal .* received|SIGQUIT: quit",
                    "restic was ended by a signal from outside the agent.",
                    "Run the job again; the host's system log may say who ended it."),
            INCOMPLETE);

    private final String repository;
    private final String place;

    /**
     * @param repository what a person calls it
     * @param place the same with its path, which tells it from others of the same server
     */
    Diagnosis(String repository, String place) {
        this.repository = repository;
        this.place = place;
    }

    /** @param words already free of secrets */
    JobError of(int code, String verdict, String words) {
        return byCode(ResticExit.of(code)).map(known -> error(known, verdict))
                .or(() -> Optional.of(APPEND_ONLY).filter(known -> known.says(words)).map(known -> error(known, words)))
                .or(() -> byWords(cause(verdict)).filter(known -> known != INCOMPLETE)
                        .map(known -> error(known, verdict)))
                .or(() -> quoted(cause(words))).or(() -> quoted(words))
                .orElseGet(() -> unknown(code, verdict));
    }

    /** When restic was ended because it did nothing but retry. */
    JobError ofRetries(String words) {
        return Optional.of(APPEND_ONLY).filter(known -> known.says(words))
                .map(known -> error(known, lineOf(known, words)))
                .or(() -> quoted(cause(words))).or(() -> quoted(words))
                .filter(error -> !error.cause().equals("interrupted"))
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

    private static String cause(String words) {
        return words.lines().filter(line -> !CLEANING_UP.matcher(line).find()).collect(Collectors.joining("\n"));
    }

    private Optional<JobError> quoted(String words) {
        return byWords(words).map(known -> error(known, lineOf(known, words)));
    }

    private static String lineOf(Known known, String words) {
        return words.lines().filter(known::says).reduce((_, last) -> last).orElse(words);
    }

    private JobError error(Known known, String words) {
        var essence = essence(words);
        var reason = OF_THE_SERVER.contains(known.cause()) ? REQUEST.matcher(essence).replaceFirst("") : essence;
        return new JobError(known.cause(), filled(known.message(), reason), known.nextStep());
    }

    // In one pass, for an address and restic's words may hold either sign.
    private String filled(String message, String reason) {
        return SIGNS.matcher(message).replaceAll(sign -> Matcher.quoteReplacement(switch (sign.group()) {
            case "%s" -> repository;
            case "%p" -> place;
            default -> reason;
        }));
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
        var lines = words.strip().lines().toList();
        // A line that ends so has what it speaks of on the next ones.
        var told = lines.isEmpty() ? "" : lines.getFirst();
        var first = (told.endsWith(":") ? String.join(" ", lines) : told).replaceFirst("^(Fatal: )+", "")
                .replaceFirst("^\\w+\\(<[^>]*>[^)]*\\) returned error, retrying after [^:]*: ", "")
                .replaceFirst("^\\w+\\(<[^>]*>[^)]*\\) failed: ", "")
                .replaceFirst("^unable to create lock in backend: ", "");
        var cut = first.length() > MOST_QUOTED ? first.substring(0, MOST_QUOTED) + "…" : first;
        return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
