package io.resticmanager.gateway.restore;

import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;

import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import io.micronaut.runtime.event.annotation.EventListener;
import io.resticmanager.gateway.session.Session;
import io.resticmanager.gateway.session.SessionOver;
import io.resticmanager.platform.id.Ids;

/** The wizards that are open: forgotten 30 minutes after their last use, with their session, and when a session opens a ninth. */
@Singleton
final class Wizards {

    private static final int MOST = 400;
    private static final int MOST_OF_A_SESSION = 8;

    private final Cache<String, Wizard> wizards;

    Wizards(Clock clock) {
        wizards = Caches.by(clock).maximumSize(MOST).expireAfterAccess(FolderCache.KEPT).build();
    }

    Wizard begin(Session session, String hostId) {
        var wizard = new Wizard(Ids.next(), session.id(), hostId);
        wizards.put(wizard.id(), wizard);
        // ULIDs sort by their time.
        wizards.asMap().values().stream().filter(one -> one.of(session.id())).map(Wizard::id)
                .sorted(Comparator.reverseOrder()).skip(MOST_OF_A_SESSION).toList()
                .forEach(wizards::invalidate);
        return wizard;
    }

    /** Empty for one that is forgotten, of another host, or of somebody else: nobody learns which. */
    Optional<Wizard> find(Session session, String hostId, String id) {
        return Optional.ofNullable(wizards.getIfPresent(id)).filter(wizard -> wizard.of(session.id(), hostId));
    }

    @EventListener
    void over(SessionOver ended) {
        wizards.asMap().values().removeIf(wizard -> wizard.of(ended.sessionId()));
    }
}
