package io.resticmanager.platform.nats;

/** The broker can not be started, reached or used; the message says what to do about it. */
public final class BrokerUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokerUnusable(String message) {
        super(message);
    }

    public BrokerUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
