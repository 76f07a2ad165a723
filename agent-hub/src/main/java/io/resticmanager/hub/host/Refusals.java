package io.resticmanager.hub.host;

/** Why the hub does not talk to a host's agent, as {@code HubHost.Refusal} names it. */
final class Refusals {

    /** Two machines have one identity; until the host is enrolled anew. */
    static final String CLONE = "clone";

    /** The agent speaks a protocol that this hub does not; until one comes that does. */
    static final String PROTOCOL = "protocol";

    private Refusals() {}
}
