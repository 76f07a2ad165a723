package io.resticmanager.gateway.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
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

    public @Nullable Suspect suspect() {
        return job.suspect();
    }

    public List<String> unreadable() {
        return job.unreadable();
    }

    public long warnings() {
        return job.warnings();
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

    /** As in {@code 2 files could not be read}. */
    public String warned() {
        return Words.plural(warnings(), "file") + " could not be read";
    }

    /** As in {@code 1.2 GiB added, 12 files}. */
    public String done() {
        return job.summary() == null ? "" : Figure.sentence(job.summary());
    }

    public String actor() {
        return job.actor().startsWith("system:") ? "the system" : job.actor();
    }
}
