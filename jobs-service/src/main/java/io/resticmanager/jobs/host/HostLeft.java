package io.resticmanager.jobs.host;

import java.time.Instant;

/** A host was removed for good. Told inside the transaction that notes it. */
public record HostLeft(String hostId, Instant at) {}
