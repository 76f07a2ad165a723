package io.resticmanager.alerts.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import io.resticmanager.alerts.engine.Owners.Answer;
import io.resticmanager.contracts.host.HubHost;

/**
 * The hosts of which all has been heard that they did. Of any other a run may have come that nobody knows of yet (decision 5): of
 * one that may just be connecting again, one that still hands over, and of everybody while the hub does not answer.
 */
record Heard(Set<String> hosts) {

    /** What was not handed over by then does not come soon. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    static Heard in(Answer<HubHost> hub, Instant now) {
        return switch (hub) {
            case Answer.None<HubHost> _ -> new Heard(Set.of());
            case Answer.All<HubHost>(var hosts) -> new Heard(hosts.stream().filter(host -> heard(host, now))
                    .map(HubHost::id).collect(Collectors.toCollection(HashSet::new)));
        };
    }

    private static boolean heard(HubHost host, Instant now) {
        var since = host.connectedAt();
        return switch (host.presence()) {
            case unknown -> false;
            case online -> host.outboxDepth() == 0 || since == null || !now.isBefore(since.plus(PATIENCE));
            case offline, refused -> true;
        };
    }

    boolean of(String host) {
        return hosts.contains(host);
    }
}
