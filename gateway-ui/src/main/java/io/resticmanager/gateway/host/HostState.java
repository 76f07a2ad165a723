package io.resticmanager.gateway.host;

/** What is to be said of a host first. Worst first: what stops a backup from happening comes before what a backup said. */
public enum HostState {

    refused(0), failing(0), not_set_up(1), at_risk(2), offline(3), unheard(4), unknown(4), running(5), safe(6);

    private final int urgency;

    HostState(int urgency) {
        this.urgency = urgency;
    }

    /** For sorting: what needs a person comes first, from 0. */
    public int urgency() {
        return urgency;
    }

    static HostState of(Host host) {
        return switch (host.hub().presence()) {
            case refused -> refused;
            case offline -> host.hub().lastSeenAt() == null ? unheard : offline;
            case unknown -> unheard;
            case online -> connected(host);
        };
    }

    private static HostState connected(Host host) {
        if (host.running()) {
            return running;
        }
        if (host.uninitialised()) {
            return not_set_up;
        }
        return switch (host.protection().level()) {
            case protected_ -> safe;
            case offline, unknown -> unknown;
            case at_risk -> host.failing() ? failing : at_risk;
        };
    }
}
