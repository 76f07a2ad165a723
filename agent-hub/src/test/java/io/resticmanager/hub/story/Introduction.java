package io.resticmanager.hub.story;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage.Hello;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.LocalPolicy;
import org.jspecify.annotations.Nullable;

/** How an agent process introduces itself: which one it is, how far it has counted, which protocol it speaks. */
public record Introduction(String instance, long lastSeq, int protocol, String version, String os,
        @Nullable LocalPolicy policy) {

    public static Introduction of(String instance) {
        return new Introduction(instance, 0, Frame.PROTOCOL, "0.1.0", "linux", null);
    }

    public Introduction counted(long seq) {
        return new Introduction(instance, seq, protocol, version, os, policy);
    }

    public Introduction speaking(int otherProtocol, String otherVersion) {
        return new Introduction(instance, lastSeq, otherProtocol, otherVersion, os, policy);
    }

    public Introduction on(String otherOs) {
        return new Introduction(instance, lastSeq, protocol, version, otherOs, policy);
    }

    public Introduction under(LocalPolicy itsPolicy) {
        return new Introduction(instance, lastSeq, protocol, version, os, itsPolicy);
    }

    /** With an empty outbox. */
    public Hello hello() {
        return new Hello(protocol, version, "0.18.0", os, "amd64", "ada.example.org", 0, List.of(), List.of(), 0,
                instance, null, Instant.now(), "Europe/Berlin", lastSeq, null, policy);
    }
}
