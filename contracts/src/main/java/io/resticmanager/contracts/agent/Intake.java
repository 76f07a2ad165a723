package io.resticmanager.contracts.agent;

import java.time.Instant;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * What an agent said, stamped by the hub with the host it is authenticated as. Durable ones travel on {@code intake.<host>}
 * in the order of {@code seq}; ephemeral ones (progress) on {@code ephemeral.<host>}. The {@code hello} comes last of its
 * connection's backlog: whatever the agent knew before it has been handed over then.
 */
@Wire
public record Intake(String hostId, String tokenId, @Nullable Long seq, Instant receivedAt, String type,
        JsonNode payload) {

    public static String subject(String hostId) {
        return "intake." + hostId;
    }

    public static String ephemeralSubject(String hostId) {
        return "ephemeral." + hostId;
    }
}
