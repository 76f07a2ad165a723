package io.resticmanager.hub.host;

/** Why the hub does not talk to a host's agent, as {@code HubHost.Refusal} names it. */
public final class Refusals {

    /** Two machines have one identity; until the host is enrolled anew. */
    public static final String CLONE = "clone";

    /** The agent speaks a protocol that this hub does not; until one comes that does. */
    public static final String PROTOCOL = "protocol";

    private Refusals() {}
}
