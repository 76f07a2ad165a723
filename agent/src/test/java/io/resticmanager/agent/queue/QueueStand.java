package io.resticmanager.agent.queue;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import io.resticmanager.agent.job.Credentials;
import io.resticmanager.agent.job.JobJournal;
import io.resticmanager.agent.job.Outcome;
import io.resticmanager.agent.job.Records;
import io.resticmanager.agent.job.Told;
import io.resticmanager.agent.policy.Refusal;
import io.resticmanager.agent.secret.Redactor;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.job.Summary;
import org.jspecify.annotations.Nullable;

/** A queue with a real journal, whose jobs only pretend to run. */
final class QueueStand implements AutoCloseable {

    static final Outcome WELL = Outcome.Succeeded.plainly(Summary.EMPTY, 0);

    final Told told = new Told();
    final HubTime hubTime;
    final Redactor redactor = new Redactor();
    final Credentials credentials;
    final JobJournal journal;
    final PretendRunner runner;
    final JobQueue queue;
    final Records records;
    private final AtomicReference<Refusal> refusal = new AtomicReference<>();
    private final AtomicReference<Throwable> broken = new AtomicReference<>();

    QueueStand(Path folder) {
        this(folder, null);
    }

    /** @param time the hub's; null for that of this machine */
    QueueStand(Path folder, @Nullable HubTime time) {
        hubTime = time == null ? new HubTime(Clock.systemUTC()) : time;
        journal = JobJournal.open(folder);
        records = new Records(journal, told, () -> 1, Clock.systemUTC());
        runner = new PretendRunner(records);
        credentials = new Credentials(Optional::empty, redactor);
        queue = new JobQueue(journal, runner, records, told, credentials, _ -> Optional.ofNullable(refusal.get()),
                hubTime,
                Clock.systemUTC(),
                (_, why) -> broken.set(why));
    }

    /** From now on the policy refuses every job; null: no more. */
    void refuse(@Nullable Refusal why) {
        refusal.set(why);
    }

    static QueueStand started(Path folder) {
        var stand = new QueueStand(folder);
        stand.queue.start();
        return stand;
    }

    AgentMessage.JobFinished awaitEnd(String jobId) {
        return await("the end of " + jobId).until(() -> told.ends(jobId), ends -> !ends.isEmpty()).getFirst();
    }

    Throwable awaitBroken() {
        return await("the queue to break").until(broken::get, why -> why != null);
    }

    Optional<Throwable> broken() {
        return Optional.ofNullable(broken.get());
    }

    @Override
    public void close() throws InterruptedException {
        queue.close();
        queue.stop(Duration.ofSeconds(10));
    }
}
