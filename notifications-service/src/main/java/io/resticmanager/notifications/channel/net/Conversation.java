package io.resticmanager.notifications.channel.net;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.resticmanager.notifications.channel.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bound on the whole of what is said to a server. Time-outs of sockets bound a single read, and none at all a write: one that gives a
 * byte a second keeps such a client for ever. The talk has a virtual thread; when that is interrupted, the socket it waits for is closed.
 */
public final class Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    private Conversation() {}

    /** Says what there is to say; expected trouble is an outcome. */
    @FunctionalInterface
    public interface Talk {

        /** @param known takes the outcome as soon as nothing that follows can change it */
        Outcome talk(Deadline deadline, Consumer<Outcome> known) throws InterruptedException;
    }

    /** Ends within the patience, whatever the other side does. */
    public static Outcome with(String host, Duration patience, Talk talk) {
        var known = new AtomicReference<Outcome>();
        var task = new FutureTask<>(() -> talk.talk(Deadline.in(patience), known::set));
        Thread.ofVirtual().name("conversation").start(task);
        return outcome(host, patience, task, known);
    }

    private static Outcome outcome(String host, Duration patience, FutureTask<Outcome> task,
            AtomicReference<Outcome> known) {
        try {
            return task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return settled(known,
                    "%s did not answer within %d s.".formatted(host, patience.plusMillis(999).toSeconds()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return settled(known, "Sending to %s was stopped; it is sent again.".formatted(host));
        } catch (ExecutionException e) {
            return settled(known, broken(host, Objects.requireNonNullElse(e.getCause(), e)));
        } finally {
            task.cancel(true);
        }
    }

    private static Outcome settled(AtomicReference<Outcome> known, String otherwise) {
        return Optional.ofNullable(known.get()).orElseGet(() -> new Outcome.Transient(otherwise, null, null));
    }

    // A bug. Its message stays out of the log: it may hold what was sent.
    private static String broken(String host, Throwable bug) {
        var where = bug.getStackTrace().length == 0 ? "" : bug.getStackTrace()[0].toString();
        LOG.error("conversation broke host={} error={} at={}", host, bug.getClass().getName(), where);
        return "Sending to %s broke here (%s); the log says where.".formatted(host, bug.getClass().getSimpleName());
    }
}
