package io.resticmanager.gateway.audit;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.platform.audit.Deeds;
import io.resticmanager.platform.audit.Deeds.Deed;
import io.resticmanager.platform.settings.DataDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what commands on the server did, by whoever has a shell there: nobody who is signed in. */
@Singleton
final class DeedsOfCommands {

    private static final long EVERY_S = 5;
    private static final Logger LOG = LoggerFactory.getLogger(DeedsOfCommands.class);

    // A task of the framework that is due while the context closes makes its beans
    // anew, and with them the database.
    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("deeds-of-commands-", 0).factory());
    private final Deeds deeds;
    private final Chain chain;
    private final Clock clock;

    DeedsOfCommands(DataDir data, Chain chain, Clock clock) {
        this.deeds = new Deeds(data.path());
        this.chain = chain;
        this.clock = clock;
    }

    @EventListener
    void start(StartupEvent event) {
        var unused = thread.scheduleWithFixedDelay(this::look, 0, EVERY_S, TimeUnit.SECONDS);
    }

    @EventListener
    void stop(ShutdownEvent event) {
        thread.close();
    }

    synchronized void look() {
        try {
            for (var deed : deeds.left()) {
                chain.add(act(deed));
                deeds.told(deed);
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("what commands did is not written down; trying again", e);
        }
    }

    private Act act(Deed deed) {
        var by = Actor.system("operator");
        return new Act(deed.id(), deed.at(), clock.instant(), by.name(), by.userId(), by.via(), by.address(),
                deed.action(), new AuditLog.Target("state", deed.target()), null, deed.details(), AuditLog.Result.ok);
    }
}
