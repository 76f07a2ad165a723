package io.resticmanager.hub.clone;

import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.AgentMessage.Hello;

/** Remembers which agent processes came with a token, and judges the next; part of its caller's transaction. */
@Singleton
public final class Clones {

    // One for each start of the agent; an image that is older than that is caught
    // by its numbers.
    private static final int REMEMBERED = 20;

    private final Instances instances;

    Clones(Instances instances) {
        this.instances = instances;
    }

    /**
     * @param stored the highest sequence number that is stored for the token
     * @return why this is a clone, in words for the administrator; empty when it is none
     */
    public Optional<String> suspect(String tokenId, Hello hello, long stored, Instant now) {
        var verdict = CloneRules.judge(instances.of(tokenId), hello.instanceId(), hello.lastSeq(), stored);
        return switch (verdict) {
            case CloneRules.Verdict.Clone(var why) -> Optional.of(why);
            case CloneRules.Verdict.Same() -> Optional.empty();
            case CloneRules.Verdict.Next() -> {
                instances.add(tokenId, hello.instanceId(), now);
                instances.keepLatest(tokenId, REMEMBERED);
                yield Optional.empty();
            }
        };
    }
}
