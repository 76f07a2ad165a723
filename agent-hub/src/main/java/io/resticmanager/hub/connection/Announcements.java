package io.resticmanager.hub.connection;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.websocket.CloseReason;
import io.resticmanager.contracts.agent.HubMessage.Bye;
import io.resticmanager.hub.credential.Configurations;
import io.resticmanager.hub.host.ConfigChanged;
import io.resticmanager.hub.host.HostGone;
import io.resticmanager.hub.host.HostSilent;
import io.resticmanager.hub.host.IdentityReplaced;
import io.resticmanager.hub.host.Registry;
import io.resticmanager.hub.presence.Presence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells connected agents what has changed elsewhere in the hub. */
@Singleton
final class Announcements {

    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);

    // A stop must not take long for an agent that does not read.
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Present present;

    private final Doorway doorway;

    private final Presence presence;

    private final Configurations configurations;

    private final Registry registry;

    Announcements(Present present, Doorway doorway, Presence presence, Configurations configurations,
            Registry registry) {
        this.present = present;
        this.doorway = doorway;
        this.presence = presence;
        this.configurations = configurations;
        this.registry = registry;
    }

    @EventListener
    void configChanged(ConfigChanged changed) {
        present.of(changed.hostId()).ifPresent(this::push);
    }

    private void push(Attendance attendance) {
        configurations.of(attendance.agent().hostId()).ifPresent(attendance.line()::say);
    }

    // Behind the door: a hello that is being judged is either in by then, or finds
    // its token gone.
    @EventListener
    void identityReplaced(IdentityReplaced replaced) {
        var hostId = replaced.hostId();
        doorway.seeOff(hostId, agent -> !registry.inForce(agent.tokenId()), Bye.Reason.removed,
                "this host has been enrolled anew");
        present.of(hostId).ifPresent(this::push);
    }

    @EventListener
    void hostGone(HostGone gone) {
        doorway.seeOff(gone.hostId(), _ -> true, Bye.Reason.removed, "this host was removed");
        presence.forget(gone.hostId());
    }

    // One that has said hello since is not silent.
    @EventListener
    void hostSilent(HostSilent silent) {
        doorway.alone(silent.hostId(), () -> {
            if (presence.of(silent.hostId()).isEmpty()) {
                present.of(silent.hostId()).ifPresent(
                        attendance -> attendance.line().close(CloseReason.GOING_AWAY, "silent for too long"));
            }
        });
    }

    /** The hub stops; agents come back by themselves. Who waits for a look hears of it while the broker is still there. */
    @EventListener
    void hubStops(ShutdownEvent event) {
        present.all().forEach(attendance -> attendance.looks().end());
        var goodbyes = present.all().stream()
                .map(attendance -> attendance.line().send(new Bye(Bye.Reason.shutting_down, "the hub stops")))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(goodbyes).get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("not every agent heard the goodbye", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
