package io.resticmanager.contracts.rpc;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * The message of a request. The id is fresh per request and part of every sealed secret's associated data; the reply key is
 * the asker's one-time public key to which the service seals the secrets of its answer.
 */
@Wire
public record RpcRequest(String id, Actor actor, @Nullable String replyKey, JsonNode body) {}
