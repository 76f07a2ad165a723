package io.resticmanager.jobs.host;

/** A host is to do nothing by itself any more, because it was paused or removed, or it is again. Told inside the transaction that notes it. */
public record HostPaused(String hostId, boolean resting) {}
