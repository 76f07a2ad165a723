package io.resticmanager.contracts.storage;

import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Rpc;
import org.jspecify.annotations.Nullable;

/** What every service answers about the disk of its own data directory, which nobody else sees. */
public final class StorageRpc {

    private StorageRpc() {}

    /** Needs the role admin, as it tells paths. @param service as in {@code hub} */
    public static Rpc<Nothing, Storage> of(String service) {
        return new Rpc<>("rpc.%s.storage".formatted(service), Nothing.class, Storage.class);
    }

    /**
     * @param path the data directory, as the service sees it
     * @param freeBytes room there; absent where nobody can tell
     * @param low whether that is less than {@code /health} wants
     * @param trouble why nothing, or not everything, can be written; absent when it can
     */
    @Wire
    public record Storage(String path, @Nullable Long freeBytes, boolean low, @Nullable String trouble) {}
}
