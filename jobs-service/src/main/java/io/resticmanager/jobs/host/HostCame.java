package io.resticmanager.jobs.host;

/** A host has connected. Told inside the transaction that notes it. */
public record HostCame(String hostId) {}
