package io.resticmanager.gateway.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.job.Suspect;
import org.jspecify.annotations.Nullable;

/** A job as its page and the lists show it. */
public record JobView(Job job, String hostName, Instant now) {

    public String id() {
        return job.id();
    }

    public String hostId() {
        return job.hostId();
    }

    public String title() {
        return title(job.kind());
    }

    /** As in {@code Backup}. */
    public static String title(JobKind kind) {
        var word = kind.name().replace('_', ' ');
        return kind == JobKind.init
                ? "Initialise repository"
                : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** As in {@code Forget, dry run}: for lists, where nothing else says how it was run. */
    public String label() {
        return options().how().map(how -> title() + ", " + how).orElseGet(this::title);
    }

    /** What the schedule that it came from is called; null when it came from none, or nobody knows. */
    public @Nullable String schedule() {
        return job.scheduleName();
    }

    /** Where that schedule stands among its host's; null when there is no such page. */
    public @Nullable String scheduleAddress() {
        return schedule() == null || !named() ? null : "/hosts/" + hostId() + "/schedules#schedule-" + job.scheduleId();
    }

    public Tone tone() {
        return Tone.of(job);
    }

    public boolean over() {
        return job.status().over();
    }

    public boolean running() {
        return job.status() == JobStatus.running;
    }

    public boolean cancellable() {
        return !over() && !job.cancelling();
    }

    /** A backup that made a snapshot needs no second try; everything else that is over may be tried again. */
    public String againLabel() {
        return job.status() == JobStatus.succeeded ? "Run again" : "Retry";
    }

    public @Nullable JobError error() {
        return job.error();
    }

    public @Nullable SuspectView suspect() {
        return job.suspect() == null ? null : new SuspectView(job.suspect(), job.finishedAt());
    }

    public OptionsView options() {
        return new OptionsView(job);
    }

    public Optional<Finding> finding() {
        return Optional.ofNullable(job.summary()).flatMap(summary -> Optional.ofNullable(summary.finding()));
    }

    /** What a job that is no backup found, in a sentence; empty while it is not known. */
    public String found() {
        return finding().map(found -> Findings.sentence(found) + ".").orElse("");
    }

    /** What to look at although it ended well: damage, or what restic suggests. */
    public Optional<Finding.Checked> check() {
        return finding().filter(Finding.Checked.class::isInstance).map(Finding.Checked.class::cast);
    }

    /** Whether it was tried out and may now be done; a forget by which nothing would go has nothing to do. */
    public boolean rehearsed() {
        return job.status() == JobStatus.succeeded && options().dryRun()
                && !(finding().orElse(null) instanceof Finding.Forgotten forgotten && forgotten.removed() == 0);
    }

    /** Why what was tried out would be refused if it were done; empty when nothing stands against it. */
    public String obstacle() {
        return finding().filter(Finding.Forgotten.class::isInstance).map(Finding.Forgotten.class::cast)
                .map(Finding.Forgotten::obstacle).orElse("");
    }

    /** Whose locks an unlock left and what to do about them; empty when it left none, or an older agent did not say. */
    public String locksLeft() {
        return finding().filter(Finding.Unlocked.class::isInstance).map(Finding.Unlocked.class::cast)
                .map(Finding.Unlocked::left).orElse("");
    }

    /** As in {@code Forget}, for the button that does what was tried out. */
    public String forReal() {
        return title() + " for real";
    }

    /** The files that could not be read and are not named, as at most 1,000 are. */
    public long unnamed() {
        return Math.max(0, lost() - unreadable().size());
    }

    public boolean cancelled() {
        return job.status() == JobStatus.cancelled;
    }

    /** What a cancelled job leaves behind. */
    public String leftBehind() {
        return switch (job.kind()) {
            case backup -> "No snapshot was saved. Data that was uploaded is used by the next run.";
            case restore -> RestoreWords.leftBehind(this);
            default -> "It was ended before it was done. Run it again to do the rest.";
        };
    }

    /** What is asked to be considered before a job is cancelled. */
    public String cancelMeans() {
        return switch (job.kind()) {
            case backup -> "No snapshot is saved. Data uploaded so far is reused by the next run.";
            case restore -> RestoreWords.cancelMeans(this);
            default -> "What it did so far stays. It can be run again.";
        };
    }

    /** restic's exit code with what it came to, as in {@code 11, locked}. */
    public String exit() {
        if (job.exitCode() == null) {
            return "";
        }
        return error() == null ? job.exitCode().toString() : job.exitCode() + ", " + error().cause().replace('_', ' ');
    }

    public List<String> unreadable() {
        return job.unreadable();
    }

    public long warnings() {
        return job.warnings();
    }

    /** How many files and folders are not in the snapshot: a hook that failed after the backup is a warning and loses none. */
    public long lost() {
        return Math.max(0, warnings() - (hookFailed().isPresent() ? 1 : 0));
    }

    /** As in {@code The hook start-db after the backup failed: it ended with exit code 7.}; empty when none did. */
    public String hook() {
        return hookFailed().map(failed -> "The hook %s after the backup failed: %s.".formatted(failed.name(),
                failed.why())).orElse("");
    }

    private Optional<Summary.HookFailed> hookFailed() {
        return Optional.ofNullable(job.summary()).map(Summary::hookFailed);
    }

    public Instant began() {
        return Objects.requireNonNullElse(job.startedAt(), job.queuedAt());
    }

    public String beganWord() {
        return job.startedAt() == null ? "queued" : "started";
    }

    public String duration() {
        if (job.startedAt() == null) {
            return job.status().over() ? "–" : "not yet";
        }
        var end = Objects.requireNonNullElse(job.finishedAt(), now);
        return Words.duration(Duration.between(job.startedAt(), end));
    }

    /** For lists, where it stands without the word that it is running. */
    public String durationSoFar() {
        return running() ? duration() + " so far" : duration();
    }

    /** Whether its host is still known by a name; a job outlives its host. */
    public boolean named() {
        return !hostName.equals(job.hostId());
    }

    public Optional<ProgressView> progress() {
        return Optional.ofNullable(job.progress()).filter(_ -> !over()).map(ProgressView::new);
    }

    public List<Figure> figures() {
        return Figure.of(this);
    }

    public Optional<String> snapshot() {
        return Optional.ofNullable(job.summary()).flatMap(summary -> Optional.ofNullable(summary.snapshotId()));
    }

    public String shortSnapshot() {
        return snapshot().map(id -> id.substring(0, Math.min(8, id.length()))).orElse("");
    }

    public List<String> paths() {
        return Optional.ofNullable(job.source()).map(Source::paths).orElse(List.of());
    }

    public List<String> tags() {
        return Optional.ofNullable(job.source()).map(Source::tags).orElse(List.of());
    }

    /** One line for lists: what needs a look comes before what was done. */
    public String detail() {
        if (job.error() instanceof JobError error) {
            return error.message();
        }
        if (job.suspect() instanceof Suspect suspect && Tone.isUnconfirmed(suspect)) {
            return suspect.detail();
        }
        return warnings() > 0 ? warned() : done();
    }

    /** As in {@code 2 files or folders could not be read}, or that the hook after the backup failed. */
    public String warned() {
        return lost() == 0 && hookFailed().isPresent()
                ? "the hook " + hookFailed().get().name() + " after the backup failed"
                : Words.count(lost()) + (lost() == 1 ? " file or folder" : " files or folders") + " could not be read";
    }

    /** As in {@code 1.2 GiB added, 12 files}. */
    public String done() {
        var done = finding().map(Findings::sentence)
                .orElseGet(() -> job.summary() == null ? "" : Figure.sentence(job.summary()));
        return waits().map(waited -> done + (done.isEmpty() ? "" : ", ") + Waiting.brief(waited)).orElse(done);
    }

    /** That it waited for locks before it did its work; empty when it did not. */
    public String waited() {
        return waits().map(Waiting::brief).map(text -> "This job " + text + ".").orElse("");
    }

    /** Whose locks it waited for. */
    public String waitedFor() {
        return waits().map(Waiting::whose).orElse("");
    }

    private Optional<Summary.Waited> waits() {
        return Optional.ofNullable(job.summary()).map(Summary::waited);
    }

    public String actor() {
        return job.actor().startsWith("system:") ? "the system" : job.actor();
    }
}
