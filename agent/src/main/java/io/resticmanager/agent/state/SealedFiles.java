package io.resticmanager.agent.state;

import java.util.Optional;

import io.resticmanager.contracts.json.Json;

/** Records with secrets in them, encrypted on disk as {@code <name>.sealed}. */
public final class SealedFiles {

    private final StateDir dir;
    private final StateKey key;

    private SealedFiles(StateDir dir, StateKey key) {
        this.dir = dir;
        this.key = key;
    }

    /** @throws StateFailure when the key is there but damaged */
    public static SealedFiles in(StateDir dir) {
        return new SealedFiles(dir, StateKey.of(dir));
    }

    public <T> Optional<T> read(String name, Class<T> type) {
        return file(name).read().map(sealed -> parse(name, key.open(name, sealed), type));
    }

    private static <T> T parse(String name, byte[] plain, Class<T> type) {
        try {
            return Json.read(plain, type);
        } catch (Json.Malformed e) {
            // Not with its cause: that may quote what was sealed.
            throw new StateFailure(name + " in the state directory was written by another version: " + e.getMessage());
        }
    }

    public void write(String name, Object value) {
        file(name).replace(key.seal(name, Json.bytes(value)));
    }

    public void remove(String name) {
        file(name).remove();
    }

    private AtomicFile file(String name) {
        return dir.file(name + ".sealed");
    }
}
