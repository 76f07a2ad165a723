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

    /** As in {@code Backup}. */
    public String title() {
        var word = job.kind().name().replace('_', ' ');
        return job.kind() == JobKind.init
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
            return "not yet";
        }
        var end = Objects.requireNonNullElse(job.finishedAt(), now);
        return Words.duration(Duration.between(job.startedAt(), end));
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

    /** One line for lists. */
    public String detail() {
        var error = job.error();
        if (error != null) {
            return error.message();
        }
        return job.summary() == null ? "" : Figure.sentence(job.summary());
    }

    public String actor() {
        return job.actor().startsWith("system:") ? "the system" : job.actor();
    }
}
