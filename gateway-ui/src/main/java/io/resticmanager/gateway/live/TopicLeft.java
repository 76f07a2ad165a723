package io.resticmanager.gateway.live;

/** The last open page that showed this was closed, or lost its socket; it may come back at once. */
public record TopicLeft(String topic) {}
