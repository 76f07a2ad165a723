package io.resticmanager.hub.host;

/** What the hub remembers of an agent that says hello: the highest sequence number stored for its token. */
public record Arrival(long storedSeq, String hubEpoch) {}
