package io.resticmanager.jobs.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.order.Ordered;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.event.HostStirred;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.job.CheckOptions;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.live.Live;
import io.resticmanager.platform.outbox.Outbox;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** Tells the other services, and the pages that are open, what becomes of jobs. */
@Singleton
final class JobEvents implements ApplicationEventListener<JobMoved>, Ordered {

    private final Outbox outbox;
    private final Transactions transactions;
    private final Live live;
    private final Clock clock;

    JobEvents(@Named("jobs") Outbox outbox, @Named("jobs") Transactions transactions, @Named("jobs") Live live,
            Clock clock) {
        this.outbox = outbox;
        this.transactions = transactions;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public void onApplicationEvent(JobMoved moved) {
        var job = moved.job();
        eventOf(moved).ifPresent(outbox::add);
        Stream.of(job.hostId(), job.runsOnHostId()).distinct().forEach(host -> transactions.afterCommit(
                () -> live.publish(Subjects.liveHost(host), new HostStirred(host, "jobs"))));
    }

    private Optional<Event> eventOf(JobMoved moved) {
        return switch (moved.job().state()) {
            case JobState.Queued _ when moved.before() == null -> Optional.of(queued(moved.job()));
            case JobState.Running _ when moved.began() -> Optional.of(began(moved.job()));
            case JobState.Judged(var ending) -> Optional.of(ended(moved.job(), ending));
            case JobState.Reported(var ending) -> Optional.of(ended(moved.job(), ending));
            case JobState.Queued _,JobState.Dispatched _,JobState.Running _ -> Optional.empty();
        };
    }

    private Event queued(StoredJob job) {
        return new Event.JobQueued(Ids.next(), clock.instant(), job.hostId(), job.revision(), job.id(), job.kind(),
                job.scheduleId(), job.actor());
    }

    private Event began(StoredJob job) {
        return new Event.JobBegan(Ids.next(), clock.instant(), job.hostId(), job.revision(), job.id(), job.kind(),
                job.scheduleId(), job.actor());
    }

    private Event ended(StoredJob job, Ending ending) {
        return new Event.JobEnded(Ids.next(), clock.instant(), job.hostId(), job.revision(), job.id(), job.kind(),
                job.scheduleId(), ending.status(), ending.exitCode(), ending.error(), ending.warnings(),
                ending.startedAt(), ending.finishedAt(), ending.summary(), ending.suspect(), job.dueAt(),
                order(job), read(job, ending));
    }

    private @Nullable Long order(StoredJob job) {
        return job.rehearsal() ? null : stored(job);
    }

    private @Nullable Long stored(StoredJob job) {
        return transactions.<@Nullable Long>writeSql(connection -> {
            try (var select = connection.prepareStatement("SELECT end_order FROM job WHERE id = ?")) {
                select.setString(1, job.id());
                try (var rows = select.executeQuery()) {
                    return rows.next() ? number(rows) : null;
                }
            }
        });
    }

    private static @Nullable Long number(ResultSet rows) throws SQLException {
        var value = rows.getLong(1);
        return rows.wasNull() ? null : value;
    }

    // As it told, or as it was asked.
    private static @Nullable String read(StoredJob job, Ending ending) {
        if (job.kind() != JobKind.check) {
            return null;
        }
        var found = ending.summary() == null ? null : ending.summary().finding();
        return found instanceof Finding.Checked checked && checked.readDataSubset() != null
                ? checked.readDataSubset()
                : job.options(CheckOptions.class).readDataSubset();
    }

    /** After those that write down what these events tell: the order of ends. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
