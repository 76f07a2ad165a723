package io.resticmanager.notifications.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
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
    private static final Duration FOR_EVER = ChronoUnit.FOREVER.getDuration();

    private final String channel;
    private final Queue queue;
    private final Sender sender;
    private final Outcomes outcomes;
    private final Clock clock;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;
    private final Absence absence = new Absence();
    private volatile Rest rest = Rest.NONE;
    /** By {@link System#nanoTime}: a clock that is set does not make it look idle. */
    private volatile long worked = System.nanoTime();
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
        rest = Rest.NONE;
        wake();
    }

    /** Before then nothing is sent, as attempts failed. */
    Rest rest() {
        return rest;
    }

    /** For how long it has neither looked what there is to do nor ended an attempt; for ever when it is dead. */
    Duration idle() {
        return thread.isAlive() ? Duration.ofNanos(System.nanoTime() - worked) : FOR_EVER;
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
                var wait = work();
                worked = System.nanoTime();
                told = false;
                pause(wait);
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
        return switch (queue.next(channel, rest)) {
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
            case Outcome.Transient(_, _, var retryAfter) -> rest = rest.failed(clock.instant(),
                    outcomes.plan().rest(absence.failed(send.delivery().id()), retryAfter));
            case Outcome.Permanent _ -> absence.refused();
        }
    }

    private void delivered() {
        if (absence.taken()) {
            LOG.info("the channel is back channel={}", channel);
            absence.woke(queue.back(channel));
        }
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
