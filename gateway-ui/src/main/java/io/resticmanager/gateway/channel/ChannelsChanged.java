package io.resticmanager.gateway.channel;

/** A channel was changed, or something was sent on one. */
public record ChannelsChanged() {}
