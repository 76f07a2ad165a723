package io.resticmanager.hub.host;

/** Who has to know that a host is about to be removed. */
public interface Leaving {

    /** Part of the transaction, before the row goes. */
    void leaves(HostRow host);
}
