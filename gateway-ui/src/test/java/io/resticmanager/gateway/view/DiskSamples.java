package io.resticmanager.gateway.view;

import static io.resticmanager.gateway.view.Samples.HOSTILE;

import java.util.List;

import io.resticmanager.contracts.storage.StorageRpc.Storage;
import io.resticmanager.gateway.disk.ServiceDisk;

/** Disks in every state, one of them at a path that is an attack. */
final class DiskSamples {

    private DiskSamples() {}

    static List<DiskNote> notes() {
        return List.of(new DiskNote(List.of()),
                new DiskNote(List.of(disk("jobs-service", 200L << 20, null))),
                new DiskNote(List.of(disk("agent-hub", null, HOSTILE))),
                new DiskNote(List.of(disk("agent-hub", 0L, "the disk is full"), disk("jobs-service", 0L, null))));
    }

    private static ServiceDisk disk(String service, @org.jspecify.annotations.Nullable Long free,
            @org.jspecify.annotations.Nullable String trouble) {
        return new ServiceDisk(service, new Storage(HOSTILE, free, true, trouble));
    }
}
