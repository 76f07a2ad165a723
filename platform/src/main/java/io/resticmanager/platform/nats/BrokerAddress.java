package io.resticmanager.platform.nats;

/** Which broker to talk to, and as whom. */
public interface BrokerAddress {

    /** As in {@code nats://127.0.0.1:4222}; it stays the same when the broker restarts. */
    String url();

    /** @throws BrokerUnusable when the broker has no such user */
    String passwordOf(String user);
}
