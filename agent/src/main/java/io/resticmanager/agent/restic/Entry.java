package io.resticmanager.agent.restic;

/** Something in a snapshot. {@code type} is restic's; a name that is no UTF-8 has U+FFFD in it; {@code size} in bytes. */
public record Entry(String path, String type, long size) {

    public boolean folder() {
        return type.equals("dir");
    }

    public boolean file() {
        return type.equals("file");
    }
}
