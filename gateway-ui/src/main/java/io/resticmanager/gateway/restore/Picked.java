package io.resticmanager.gateway.restore;

/** What is known of a path that was chosen; {@code size} in bytes, of a file. */
public record Picked(boolean folder, long size) {

    static final Picked FOLDER = new Picked(true, 0);

    static Picked file(long size) {
        return new Picked(false, size);
    }
}
