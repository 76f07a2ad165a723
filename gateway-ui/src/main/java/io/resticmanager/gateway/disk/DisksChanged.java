package io.resticmanager.gateway.disk;

/** What is wrong with this server's disks is another than before, or nothing any more. */
public record DisksChanged() {}
