package io.resticmanager.platform.health;

import java.io.IOException;
import java.util.Optional;

import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.storage.StorageRpc;
import io.resticmanager.contracts.storage.StorageRpc.Storage;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;
import io.resticmanager.platform.service.ServiceModule;
import io.resticmanager.platform.settings.DataDir;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** Tells the pages what {@code /health} says of the disk: each process knows only its own. */
@EachBean(ServiceModule.class)
final class StorageEndpoints implements Endpoints {

    private final String service;
    private final Transactions transactions;
    private final DiskVital disk;
    private final String path;

    StorageEndpoints(@Parameter ServiceModule module, @Parameter Transactions transactions, DiskVital disk,
            DataDir data) {
        this.service = module.name();
        this.transactions = transactions;
        this.disk = disk;
        this.path = data.path().toString();
    }

    @Override
    public void addTo(RpcServer server) {
        server.endpoint(StorageRpc.of(service), Role.admin, (_, _) -> Reply.of(storage()));
    }

    private Storage storage() {
        var free = free();
        var low = free == null || !DiskVital.of(free, path).well();
        // Asked every few seconds: it writes only where that may fail.
        return new Storage(path, free, low, said(low ? transactions.trouble() : transactions.troubleSeen()));
    }

    private static @Nullable String said(Optional<String> trouble) {
        return trouble.orElse(null);
    }

    private @Nullable Long free() {
        try {
            return disk.free();
        } catch (IOException _) {
            return null;
        }
    }
}
