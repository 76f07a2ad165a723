package io.resticmanager.contracts.agent;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** How a frame looks on the wire. */
@Wire
record Envelope(String type, String id, @Nullable String re, @Nullable Long seq, @Nullable JsonNode payload) {}
