package io.resticmanager.hub.connection;

/** What comes out of a connection. */
sealed interface Inbound {

    record Text(String text) implements Inbound {}

    /** Over the limit; its content is not kept. */
    record TooLarge(long bytes) implements Inbound {}

    /** The protocol speaks text. */
    record Binary() implements Inbound {}

    /** The other side is gone, or we are about to be. */
    record Closed() implements Inbound {}

    /** What it weighs in the inbox, in bytes. */
    default int weight() {
        return this instanceof Text(var text) ? text.length() : 0;
    }
}
