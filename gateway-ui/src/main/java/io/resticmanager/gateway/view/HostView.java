package io.resticmanager.gateway.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.resticmanager.contracts.alert.AlertsRpc.HostAlerts;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.host.Protection;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.RepositoryHealth;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.run.Standing;
import io.resticmanager.gateway.host.Host;
import org.jspecify.annotations.Nullable;

/**
 * A host as its page and its row on the dashboard show it; a row knows nothing of the health of its repository.
 * {@code alerts} is null when nobody tells how many it has.
 */
public record HostView(Host host, Instant now, Optional<RepositoryHealth> repository,
        @Nullable HostAlerts alerts) {

    /** For a row. */
    public HostView(Host host, Instant now) {
        this(host, now, Optional.empty());
    }

    public HostView(Host host, Instant now, Optional<RepositoryHealth> repository) {
        this(host, now, repository, null);
    }

    /** How the repository is; everything in it is unknown while nobody can be asked. */
    public HealthView health() {
        return new HealthView(repository.orElseGet(() -> HealthView.unknown(id())), Map.of());
    }

    /** What the row's button does. */
    public enum Action {
        init, retry, run, choose, view, none
    }

    public String id() {
        return host.hub().id();
    }

    public String name() {
        return host.hub().name();
    }

    public List<String> tags() {
        return host.hub().tags();
    }

    public HubHost hub() {
        return host.hub();
    }

    /** Whether jobs-service answered; without it most of what stands here is unknown, and is said to be. */
    public boolean known() {
        return host.jobs().isPresent();
    }

    /** Whether the host keeps to the repository that it had before, as its policy refuses the one that is set. */
    public boolean repositoryRefused() {
        return Protection.refusesRepository(host.hub());
    }

    public String system() {
        return host.hub().os() + " " + host.hub().arch();
    }

    public boolean online() {
        return host.hub().presence() == Presence.online;
    }

    /** Offline since a time that is known. */
    public boolean offline() {
        return host.hub().presence() == Presence.offline && host.hub().lastSeenAt() != null;
    }

    /** Whether offering to initialise makes sense: not while nobody can be asked. */
    public boolean uninitialised() {
        return host.uninitialised();
    }

    public Tone tone() {
        return switch (host.state()) {
            case refused -> new Tone("fail", "i-fail", "Refused");
            case offline -> Tone.OFFLINE;
            case unheard -> unheard();
            case running -> Tone.RUNNING;
            case not_set_up -> new Tone("new", "i-new", "Not set up");
            case safe -> new Tone("ok", "i-ok", "Protected");
            case unknown -> new Tone("off", "i-off", "Unknown");
            case failing -> new Tone("fail", "i-fail", "At risk");
            case at_risk -> new Tone("warn", "i-warn", "At risk");
        };
    }

    private Tone unheard() {
        return hub().presence() == Presence.offline ? Tone.OFFLINE : new Tone("off", "i-off", "Not heard from yet");
    }

    /** Why it is not protected, in words. */
    public String reason() {
        return Objects.requireNonNullElse(host.protection().reason(), "");
    }

    /** How it stands and why, in a sentence for those who can not see its colour. */
    public String told() {
        return Words.sentence(tone().word() + (reason().isEmpty() ? "" : ": " + reason()));
    }

    /** What the ledger says of a host that is away, beside that it is; empty for nothing. */
    public String besides() {
        return host.standing().map(Standing::reason).orElse("");
    }

    public boolean needsAttention() {
        return tone().css().equals("fail") || tone().css().equals("new");
    }

    /** What has to be said beside its state. */
    public List<HostNote> notes() {
        return HostNotes.of(host);
    }

    public @Nullable Job lastBackup() {
        return host.lastBackup().orElse(null);
    }

    public @Nullable JobView lastBackupView() {
        return lastBackup() == null ? null : new JobView(lastBackup(), name(), now);
    }

    /** What is wrong with the last backup, as long as no other is under way. */
    public @Nullable String trouble() {
        var job = lastBackup();
        if (job == null || current() != null) {
            return null;
        }
        if (job.status() == JobStatus.failed) {
            return "The last backup failed.";
        }
        return Tone.isUnconfirmed(job.suspect()) ? "Something about the last backup is wrong." : null;
    }

    public @Nullable Tone lastBackupTone() {
        return lastBackup() == null ? null : Tone.of(lastBackup());
    }

    public @Nullable Instant lastBackupAt() {
        var job = lastBackup();
        return job == null ? null : Objects.requireNonNullElse(job.finishedAt(), job.queuedAt());
    }

    public @Nullable Job current() {
        return host.jobs().map(HostJobs::current).orElse(null);
    }

    public @Nullable JobView currentView() {
        return current() == null ? null : new JobView(current(), name(), now);
    }

    public int queued() {
        return host.jobs().map(HostJobs::queued).orElse(0);
    }

    public long snapshots() {
        return host.jobs().map(HostJobs::snapshots).orElse(0L);
    }

    public String snapshotsWord() {
        if (!known()) {
            return "unknown";
        }
        return snapshots() == 0 ? "none yet" : Words.count(snapshots());
    }

    public Optional<Source> lastSource() {
        return host.jobs().map(HostJobs::lastSource);
    }

    public String paths() {
        return lastSource().map(source -> String.join("\n", source.paths())).orElse("");
    }

    public String excludes() {
        return lastSource().map(source -> String.join("\n", source.excludes())).orElse("");
    }

    public String sourceTags() {
        return lastSource().map(source -> String.join(", ", source.tags())).orElse("");
    }

    /** Whose run the last backup was, if it failed; null when it was of no schedule. */
    public @Nullable String failedSchedule() {
        var last = lastBackup();
        return last != null && last.status() == JobStatus.failed ? last.scheduleId() : null;
    }

    public Action action() {
        if (host.jobs().isEmpty()) {
            return Action.none;
        }
        if (current() != null) {
            return Action.view;
        }
        if (uninitialised()) {
            return Action.init;
        }
        if (failedSchedule() != null) {
            return Action.retry;
        }
        if (lastSource().isEmpty()) {
            return Action.choose;
        }
        var failed = lastBackup() != null && lastBackup().status() == JobStatus.failed;
        return failed || host.standing().filter(Standing::failing).isPresent() ? Action.retry : Action.run;
    }
}
