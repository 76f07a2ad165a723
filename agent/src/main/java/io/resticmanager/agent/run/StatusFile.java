package io.resticmanager.agent.run;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.resticmanager.agent.identity.Identity;
import io.resticmanager.agent.state.AtomicFile;
import io.resticmanager.agent.state.StateDir;
import io.resticmanager.agent.state.StateFailure;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** What {@code status} reads: a small file that the running agent renews within seconds of a change, and only then. */
public final class StatusFile {

    private static final System.Logger LOG = System.getLogger(StatusFile.class.getName());
    private static final int EVERY_S = 5;

    private final AtomicFile file;
    private @Nullable Status written;

    public StatusFile(StateDir dir, Identity identity) {
        this(dir.file("status-" + identity.hostId() + ".json"));
    }

    StatusFile(AtomicFile file) {
        this.file = file;
    }

    /** The connection in words, the jobs' ids, and how many frames wait for the hub, restic's version. */
    @Wire
    public record Status(String connection, List<String> running, List<String> queued, long outboxDepth,
            String restic) {}

    /** @return to be closed when there is nothing more to tell */
    AutoCloseableQuietly keepCurrent(Supplier<Status> now) {
        var clock = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("status").factory());
        var _ = clock.scheduleWithFixedDelay(() -> renew(now), 1, EVERY_S, TimeUnit.SECONDS);
        return clock::shutdownNow;
    }

    /** Closes without a checked exception. */
    interface AutoCloseableQuietly extends AutoCloseable {

        @Override
        void close();
    }

    // What goes wrong once must not be the last that anybody hears: it is tried
    // again.
    void renew(Supplier<Status> now) {
        try {
            var fresh = now.get();
            if (!fresh.equals(written)) {
                file.replace(Json.bytes(fresh));
                written = fresh;
            }
        } catch (StateFailure e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the status could not be told", e);
        }
    }

    /** Empty before the first start. */
    public Optional<Status> read() {
        return file.read().flatMap(bytes -> {
            try {
                return Optional.of(Json.read(bytes, Status.class));
            } catch (Json.Malformed e) {
                return Optional.empty();
            }
        });
    }
}
