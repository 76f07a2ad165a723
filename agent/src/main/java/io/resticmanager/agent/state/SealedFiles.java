package io.resticmanager.agent.state;

import java.util.Optional;

import io.resticmanager.contracts.json.Json;

/** Records with secrets in them, encrypted on disk as {@code <name>.sealed}. */
public final class SealedFiles {

    private static final System.Logger LOG = System.getLogger(SealedFiles.class.getName());

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

    /**
     * For what can be had again: a file that can not be understood is set aside as {@code <name>.sealed.damaged}, and there
     * is none.
     *
     * @throws StateFailure when it can not be read from the disk, which tells nothing of what is in it
     */
    public <T> Optional<T> readOrSetAside(String name, Class<T> type) {
        var sealed = file(name).read();
        try {
            return sealed.map(bytes -> parse(name, key.open(name, bytes), type));
        } catch (StateFailure damaged) {
            file(name).setAside();
            LOG.log(System.Logger.Level.WARNING, damaged.getMessage() + "; it is set aside as "
                    + file(name).damaged().path());
            return Optional.empty();
        }
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

    /** Removes it, and what was ever set aside of it. */
    public void remove(String name) {
        file(name).remove();
        file(name).damaged().remove();
    }

    private AtomicFile file(String name) {
        return dir.file(name + ".sealed");
    }
}
