package io.resticmanager.gateway.view;

import java.time.Duration;
import java.util.List;

import io.resticmanager.contracts.host.HubHost;
import org.jspecify.annotations.Nullable;

/** What an agent said of itself, in words. What it never said is unknown, not well. */
public record AgentView(HubHost hub) {

    private static final String UNKNOWN = "not known yet";

    public String version() {
        return orUnknown(hub.agentVersion());
    }

    public String restic() {
        return orUnknown(hub.resticVersion());
    }

    public String timeZone() {
        return orUnknown(hub.timeZone());
    }

    /** The version it speaks, and where that does not fit, that it does not. */
    public String protocol() {
        if (hub.protocol() == null) {
            return UNKNOWN;
        }
        return "version " + hub.protocol() + (misfit() ? ", which this server does not speak" : "");
    }

    public boolean misfit() {
        return hub.refusal() != null && hub.refusal().code().equals("protocol");
    }

    /** As in {@code 5 min 3 s ahead of this server's}. */
    public String clock() {
        if (hub.clockSkewMs() == null) {
            return UNKNOWN;
        }
        var skew = Duration.ofMillis(hub.clockSkewMs());
        return skew.abs().toSeconds() < 1 ? "like this server's" : skew(skew) + " this server's";
    }

    static String skew(Duration skew) {
        return Words.duration(skew.abs()) + (skew.isNegative() ? " behind" : " ahead of");
    }

    /** How much the agent has yet to tell. */
    public String outbox() {
        if (hub.agentVersion() == null) {
            return UNKNOWN;
        }
        return hub.outboxDepth() == 0
                ? "nothing, all of it has arrived"
                : Words.plural(hub.outboxDepth(), "message") + " on the host";
    }

    public String configuration() {
        if (!hub.configRefused().isEmpty()) {
            return "refused by the host, in part or as a whole";
        }
        return hub.configPending() ? "changed here, not confirmed by the host yet" : "in force as it stands here";
    }

    /** Its number here, and where that is not the one the host answered, what the host has. */
    public String revision() {
        var here = hub.configRevision();
        var there = hub.appliedRevision();
        if (here == null || there == null) {
            return UNKNOWN;
        }
        if (there >= here) {
            return here + (hub.configRefused().isEmpty() ? ", in force" : ", refused");
        }
        return here + ", pending; the host has " + (there == 0 ? "none yet" : there);
    }

    /** Rule and sentence, each as the host wrote it. */
    public List<String> refused() {
        return hub.configRefused();
    }

    private static String orUnknown(@Nullable String said) {
        return said == null ? UNKNOWN : said;
    }
}
