package io.resticmanager.gateway.audit;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.platform.id.Ids;

/** Writes down what is done in this service itself, without a way over the broker. */
@Singleton
final class OwnActs implements AuditLog {

    private final Chain chain;
    private final Clock clock;

    OwnActs(Chain chain, Clock clock) {
        this.chain = chain;
        this.clock = clock;
    }

    @Override
    public void record(Actor actor, String action, Target target, String details, Result result) {
        var now = clock.instant();
        chain.add(new Act(Ids.next(), now, now, actor.name(), actor.userId(), actor.via(), actor.address(), action,
                target,
                target.kind().equals("host") ? target.id() : null, details, result));
    }
}
