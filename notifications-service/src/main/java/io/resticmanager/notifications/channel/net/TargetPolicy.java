package io.resticmanager.notifications.channel.net;

/** Whether channels over HTTP may reach this machine itself, and addresses of private networks. */
public record TargetPolicy(boolean thisMachine, boolean privateRanges) {}
