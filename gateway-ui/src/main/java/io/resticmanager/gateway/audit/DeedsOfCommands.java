package io.resticmanager.gateway.audit;

import java.io.IOException;
import java.time.Clock;

import jakarta.inject.Singleton;

import io.micronaut.scheduling.annotation.Scheduled;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.platform.audit.Deeds;
import io.resticmanager.platform.audit.Deeds.Deed;
import io.resticmanager.platform.settings.DataDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what commands on the server did, by whoever has a shell there: nobody who is signed in. */
@Singleton
final class DeedsOfCommands {

    private static final Logger LOG = LoggerFactory.getLogger(DeedsOfCommands.class);

    private final Deeds deeds;
    private final Chain chain;
    private final Clock clock;

    DeedsOfCommands(DataDir data, Chain chain, Clock clock) {
        this.deeds = new Deeds(data.path());
        this.chain = chain;
        this.clock = clock;
    }

    @Scheduled(initialDelay = "2s", fixedDelay = "5s")
    void look() {
        try {
            for (var deed : deeds.left()) {
                chain.add(act(deed));
                deeds.told(deed);
            }
        } catch (IOException e) {
            LOG.error("what commands did is not written down; trying again", e);
        }
    }

    private Act act(Deed deed) {
        var by = Actor.system("operator");
        return new Act(deed.id(), deed.at(), clock.instant(), by.name(), by.userId(), by.via(), by.address(),
                deed.action(), new AuditLog.Target("state", deed.target()), null, deed.details(), AuditLog.Result.ok);
    }
}
