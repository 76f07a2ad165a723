package io.resticmanager.agent.look;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.resticmanager.agent.restic.Leash;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import org.jspecify.annotations.Nullable;

/** The line of looks: one at a time, a few more wait, and each is answered in time. Nothing of it outlives its connection. */
public final class Looks implements Lookups, AutoCloseable {

    /** How many may wait beside the one that runs. */
    public static final int MOST_WAITING = 8;

    // The answer still has to reach whoever asked within the time that he was
    // promised.
    private static final Duration WITHIN = Duration.ofSeconds(HubMessage.Look.WITHIN_S - 2);
    private static final Duration ENDING = Duration.ofSeconds(12);
    private static final long IDLE_S = 5;

    private final LookDesk desk;
    private final Duration within;
    private final Map<String, Asked> held = new ConcurrentHashMap<>();
    private @Nullable Future<?> tidying;
    private final ThreadPoolExecutor line = new ThreadPoolExecutor(1, 1, IDLE_S, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING), Thread.ofVirtual().name("looks").factory());
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1,
            Thread.ofVirtual().name("look-times").factory(), new ThreadPoolExecutor.DiscardPolicy());

    public Looks(LookDesk desk) {
        this(desk, WITHIN);
    }

    /** @param within how long a look may take, waiting included */
    Looks(LookDesk desk, Duration within) {
        this.desk = desk;
        this.within = within;
        line.allowCoreThreadTimeOut(true);
        clock.setRemoveOnCancelPolicy(true);
    }

    /** A repeated id is one look. */
    @Override
    public void begin(String id, HubMessage.Look look, Consumer<AgentMessage.Looked> answer) {
        var asked = new Asked(desk, id, look, answer, this::over);
        if (held.putIfAbsent(id, asked) == null) {
            enter(asked);
        }
    }

    private void enter(Asked asked) {
        try {
            line.execute(asked);
            var timeOut = clock.schedule(() -> timeOut(asked), within.toMillis(), TimeUnit.MILLISECONDS);
            asked.onEnd(() -> timeOut.cancel(false));
        } catch (RejectedExecutionException _) {
            asked.tell(new AgentMessage.LookFailed(LookFailures.busy(MOST_WAITING)));
            asked.finish();
        }
    }

    private void over(Asked asked) {
        held.remove(asked.id(), asked);
        keepTidy();
    }

    // An idle agent has no timer.
    private synchronized void keepTidy() {
        if (tidying == null) {
            tidying = desk.spooledUntil().<Future<?>>map(left -> clock.schedule(
                    this::tidy, left.toMillis() + 1, TimeUnit.MILLISECONDS)).orElse(null);
        }
    }

    private synchronized void tidy() {
        desk.tidy();
        tidying = null;
        keepTidy();
    }

    private void timeOut(Asked asked) {
        asked.tell(new AgentMessage.LookFailed(LookFailures.timeOut(asked.begun(), within)));
        end(asked, Leash.Reason.TIMED_OUT);
    }

    @Override
    public void cancel(String id) {
        var asked = held.get(id);
        if (asked != null) {
            end(asked, Leash.Reason.CANCELLED);
        }
    }

    @Override
    public void endAll() {
        List.copyOf(held.values()).forEach(asked -> end(asked, Leash.Reason.CANCELLED));
    }

    // One that has not begun is out of the line at once.
    private void end(Asked asked, Leash.Reason why) {
        asked.end(why);
        if (line.remove(asked)) {
            asked.finish();
        }
    }

    /** How many run, wait, or are being ended. */
    int held() {
        return held.size();
    }

    /** Returns when the restic of the last has ended. */
    @Override
    public void close() {
        line.shutdown();
        endAll();
        clock.shutdownNow();
        try {
            if (!line.awaitTermination(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
                line.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        desk.empty();
    }
}
