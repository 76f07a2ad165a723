package io.resticmanager.contracts.agent;

import io.resticmanager.contracts.json.Wire;

/** Answers, in either direction, a frame that was not understood; the conversation goes on. */
@Wire
public record ProtocolError(String code, String message) implements AgentMessage, HubMessage {}
