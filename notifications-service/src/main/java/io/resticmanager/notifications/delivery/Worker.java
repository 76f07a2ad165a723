package io.resticmanager.notifications.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.resticmanager.notifications.channel.Outcome;
import io.resticmanager.notifications.delivery.Queue.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works off one channel's queue, one delivery after the other, so that a kill doubles at most one. It waits for no other channel. */
final class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    /** A clock that is set is noticed that soon. */
    private static final Duration LOOK_UP = Duration.ofSeconds(30);
    private static final Duration BROKEN = Duration.ofSeconds(1);
    /** So many failures in a row, and the channel was away rather than one message unlucky. */
    private static final int AWAY = 2;

    private final String channel;
    private final Queue queue;
    private final Sender sender;
    private final Outcomes outcomes;
    private final Clock clock;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;
    private volatile Instant rested = Instant.MIN;
    private int failures;
    private boolean told;

    Worker(String channel, Queue queue, Sender sender, Outcomes outcomes, Clock clock) {
        this.channel = channel;
        this.queue = queue;
        this.sender = sender;
        this.outcomes = outcomes;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("channel-" + channel).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void wake() {
        woken.release();
    }

    /** The channel leads elsewhere, or a person says that it works again: it rests no longer. */
    void refresh() {
        rested = Instant.MIN;
        wake();
    }

    /** Before then nothing is sent, as the last attempt failed. */
    Instant rested() {
        return rested;
    }

    /** What is on its way may arrive within that time; after it nobody knows what came of it. */
    void close(Duration patience) throws InterruptedException {
        closed = true;
        wake();
        if (!thread.join(patience)) {
            thread.interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                pause(work());
                told = false;
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                tell(e);
                pauseBroken();
            }
        }
    }

    // How long there is nothing to do.
    private Duration work() throws InterruptedException {
        woken.drainPermits();
        return switch (queue.next(channel, rested)) {
            case Step.Send send -> {
                send(send);
                yield Duration.ZERO;
            }
            case Step.Again _ -> Duration.ZERO;
            case Step.Wait(var until) -> Duration.between(clock.instant(), until);
            case Step.Idle _ -> LOOK_UP;
        };
    }

    private void send(Step.Send send) throws InterruptedException {
        var attempt = sender.attempt(send.channel(), send.notification());
        outcomes.settle(send.channel(), send.delivery(), attempt);
        switch (attempt.outcome()) {
            case Outcome.Delivered _ -> delivered();
            case Outcome.Transient(_, _, var retryAfter) ->
                rested = clock.instant().plus(outcomes.plan().rest(++failures, retryAfter));
            // It answered, so it is there.
            case Outcome.Permanent _ -> failures = 0;
        }
    }

    private void delivered() {
        if (failures >= AWAY) {
            LOG.info("the channel is back channel={}", channel);
            queue.back(channel);
        }
        failures = 0;
    }

    private void pause(Duration wait) throws InterruptedException {
        var bounded = wait.compareTo(LOOK_UP) < 0 ? wait : LOOK_UP;
        if (bounded.isPositive() && !closed) {
            woken.tryAcquire(bounded.toMillis() + 1, TimeUnit.MILLISECONDS);
        }
    }

    private void pauseBroken() {
        try {
            pause(BROKEN);
        } catch (InterruptedException _) {
            closed = true;
        }
    }

    // Once per trouble: the worker tries every second, the log need not say so.
    private void tell(RuntimeException e) {
        if (!told && !closed) {
            LOG.error("a channel's queue can not be worked off; trying until it can channel={}", channel, e);
            told = true;
        }
    }
}
