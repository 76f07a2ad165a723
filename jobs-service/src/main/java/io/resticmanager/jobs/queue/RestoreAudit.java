package io.resticmanager.jobs.queue;

import java.util.stream.Collectors;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.schedule.Shown;
import io.resticmanager.jobs.audit.Audit;
import io.resticmanager.jobs.host.HostLookup;
import io.resticmanager.jobs.job.StoredJob;
import io.resticmanager.platform.sqlite.Transactions;

/** Says who restores what to where, with all that was chosen, and who was not let. */
@Singleton
final class RestoreAudit {

    private static final String ACTION = "host.restore";
    /** Of so many paths each is told; of more, how many they are. */
    private static final int PATHS = 20;
    /** Characters of one path. */
    private static final int LENGTH = 256;

    private final Audit audit;
    private final HostLookup hosts;
    private final Transactions transactions;

    RestoreAudit(Audit audit, HostLookup hosts, @Named("jobs") Transactions transactions) {
        this.audit = audit;
        this.hosts = hosts;
        this.transactions = transactions;
    }

    /** In the transaction that orders the job; nothing for any other kind. */
    void ordered(Actor actor, StoredJob job) {
        if (job.kind() == JobKind.restore) {
            audit.done(actor, job.hostId(), deed(job.hostId()),
                    "job " + job.id() + ": " + told(job.options(RestoreOptions.class)));
        }
    }

    /** In a transaction of its own. */
    void refused(Actor actor, String host, RestoreOptions asked, String why) {
        transactions.write(() -> audit.refused(actor, host, deed(host), why + "; " + told(asked)));
    }

    private static Audit.Deed deed(String host) {
        return new Audit.Deed(ACTION, "host", host);
    }

    private String told(RestoreOptions options) {
        return "snapshot %s, %s, %s".formatted(options.snapshotId(), paths(options), target(options));
    }

    private String target(RestoreOptions options) {
        var elsewhere = options.target().hostId();
        if (elsewhere != null) {
            return "to a new directory on host %s (%s)".formatted(hosts.name(elsewhere).orElse("?"),
                    Shown.of(elsewhere));
        }
        return options.inPlace()
                ? "in place, overwrite " + (options.overwrite() == null ? "always" : options.overwrite())
                : "to a new directory";
    }

    private static String paths(RestoreOptions options) {
        var paths = options.paths();
        return paths.isEmpty()
                ? "all of it"
                : "%,d path%s: %s%s".formatted(paths.size(), paths.size() == 1 ? "" : "s",
                        paths.stream().limit(PATHS).map(RestoreAudit::shown).collect(Collectors.joining(", ")),
                        paths.size() > PATHS ? ", …" : "");
    }

    private static String shown(String path) {
        var all = path.codePoints().limit(LENGTH).mapToObj(Character::toString).map(Shown::of)
                .collect(Collectors.joining());
        return path.codePointCount(0, path.length()) > LENGTH ? all + "…" : all;
    }
}
