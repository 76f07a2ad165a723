package io.resticmanager.notifications.heartbeat;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.resticmanager.contracts.notification.NotificationsRpc.Heartbeat;
import io.resticmanager.notifications.NotificationsSettings;
import io.resticmanager.notifications.settings.CurrentSettings;
import io.resticmanager.notifications.settings.HeartbeatReport;
import io.resticmanager.notifications.settings.Settings;
import io.resticmanager.notifications.settings.SettingsWatcher;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every period one heartbeat, or the reason why there is none. In a thread of its own, so that no delivery waits for it. */
@Singleton
final class Heartbeats implements SettingsWatcher, HeartbeatReport {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);

    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("heartbeat-", 0).factory());
    private final CurrentSettings current;
    private final Obstacles obstacles;
    private final Ping ping;
    private final NotificationsSettings settings;
    private final Clock clock;
    private volatile @Nullable Heartbeat last;

    Heartbeats(CurrentSettings current, Obstacles obstacles, Ping ping, NotificationsSettings settings, Clock clock) {
        this.current = current;
        this.obstacles = obstacles;
        this.ping = ping;
        this.settings = settings;
        this.clock = clock;
    }

    // Not at once: a service that ends soon after each start is not well.
    @EventListener
    void start(StartupEvent event) {
        var period = settings.heartbeatPeriod().toMillis();
        var unused = thread.scheduleWithFixedDelay(this::guarded, period, period, TimeUnit.MILLISECONDS);
    }

    @EventListener
    void stop(ShutdownEvent event) {
        thread.shutdownNow();
    }

    @Override
    public Optional<Heartbeat> last() {
        return Optional.ofNullable(last);
    }

    /** Who names another watcher wants to know at once whether that one hears. */
    @Override
    public synchronized void changed(Settings before, Settings now) {
        if (!Objects.equals(before.heartbeatUrl(), now.heartbeatUrl())) {
            last = null;
            try {
                thread.execute(this::guarded);
            } catch (RejectedExecutionException e) {
                LOG.debug("no further heartbeat: this service stops", e);
            }
        }
    }

    // One that throws would be the last: say it, and go on with the next.
    private void guarded() {
        var url = current.now().heartbeatUrl();
        if (url == null) {
            return;
        }
        try {
            note(url, obstacles.first().or(() -> ping.send(url)).orElse(null));
        } catch (RuntimeException e) {
            if (!thread.isShutdown()) {
                LOG.error("a heartbeat broke; the next one tries again", e);
                note(url, "Not sent: it broke here (%s); the log of the server says where."
                        .formatted(e.getClass().getSimpleName()));
            }
        }
    }

    // Not of a URL that was changed meanwhile, which is read before changed() is
    // called. The log says it once per trouble.
    private synchronized void note(URI url, @Nullable String error) {
        if (thread.isShutdown() || !url.equals(current.now().heartbeatUrl())) {
            return;
        }
        var before = last;
        last = new Heartbeat(clock.instant(), error);
        if (error != null && (before == null || before.error() == null)) {
            LOG.warn("no heartbeat arrives any more: {}", error);
        } else if (error == null && before != null && before.error() != null) {
            LOG.info("heartbeats arrive again");
        }
    }
}
