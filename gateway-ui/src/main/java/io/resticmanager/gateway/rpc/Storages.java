package io.resticmanager.gateway.rpc;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.storage.StorageRpc;
import io.resticmanager.contracts.storage.StorageRpc.Storage;

/** What each service says of the disk that it writes to. */
@Singleton
public final class Storages {

    private static final Actor WE = Actor.system("gateway");

    private final Ask ask;

    Storages(Ask ask) {
        this.ask = ask;
    }

    /** @param service as in {@code hub} @throws io.resticmanager.gateway.problem.ProblemException when it does not answer */
    public Storage of(String service) {
        return ask.of(StorageRpc.of(service), Nothing.NOTHING, WE);
    }
}
