package io.resticmanager.jobs.queue;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.JobOptions;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.jobs.source.HostSources;

/**
 * What a host backs up, its hooks among it, is for administrators to say: who is none runs what they stored (decision 73). The
 * stored source may be named, too, as a backup that is run again names it.
 */
@Singleton
final class StoredOnly {

    private static final String OTHERS = "A backup by an operator reads what is stored for the host, and this names something else."
            + " Leave the source out, run one of the host's schedules, or ask an administrator to back this up or to store it.";

    private final HostSources sources;

    StoredOnly(HostSources sources) {
        this.sources = sources;
    }

    /** Why this person may not order it; inside a write transaction, so that what is stored stays so. */
    Optional<Problem> against(Wisher wisher, String host, JobOptions options) {
        return options instanceof BackupOptions(var schedule, var source) && schedule == null && source != null
                && !wisher.role().covers(Role.admin) && !source.equals(sources.of(host).orElse(null))
                        ? Optional.of(Problem.forbidden(Role.admin, OTHERS))
                        : Optional.empty();
    }

    /** Why a backup that names nothing is none, where nothing is stored; to whom it is told decides what helps. */
    static Problem nothing(Role role) {
        return Problem.invalid("options.source.paths", role.covers(Role.admin)
                ? "This host has no paths to back up yet. Name at least one; the next backup then uses it again."
                : "This host has no paths to back up yet, and only an administrator may name them: ask one for a schedule or for "
                        + "the first backup.");
    }
}
