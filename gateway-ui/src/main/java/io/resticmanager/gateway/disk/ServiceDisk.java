package io.resticmanager.gateway.disk;

import io.resticmanager.contracts.storage.StorageRpc.Storage;

/** The disk of one service, as it told last; {@code service} is its name, as in {@code agent-hub}. */
public record ServiceDisk(String service, Storage storage) {

    /** Whether somebody has to do something about it. */
    public boolean ill() {
        return storage.low() || storage.trouble() != null;
    }
}
