package io.resticmanager.gateway.view;

import java.time.Instant;

import io.resticmanager.contracts.host.HubRpc.TokenState;

/** How an enrolment stands. {@code open}: the hub has it among the tokens that can still be used. */
public record EnrolmentView(TokenState state, boolean open, Instant now) {

    /** From the token to the agent that reports in, or to the end of the token. */
    public enum Stage {
        waiting, enrolled, connected, expired, withdrawn
    }

    public Stage stage() {
        if (state.hostId() != null) {
            return state.connected() ? Stage.connected : Stage.enrolled;
        }
        if (open) {
            return Stage.waiting;
        }
        return state.expiresAt().isAfter(now) ? Stage.withdrawn : Stage.expired;
    }

    public String name() {
        return state.name();
    }

    /** Whether nobody can enrol with it any more, and nobody did. */
    public boolean lost() {
        return stage() == Stage.expired || stage() == Stage.withdrawn;
    }

    public Tone tone() {
        return switch (stage()) {
            case waiting, enrolled -> new Tone("run", "i-run", "Waiting");
            case connected -> new Tone("ok", "i-ok", "Connected");
            case expired -> new Tone("warn", "i-clock", "Expired");
            case withdrawn -> new Tone("warn", "i-x", "Withdrawn");
        };
    }

    /** For those who hear it change. */
    public String announcement() {
        return switch (stage()) {
            case waiting -> "Waiting for the agent.";
            case enrolled -> name() + " is enrolled.";
            case connected -> name() + " reports in.";
            case expired -> "The token has expired.";
            case withdrawn -> "The token was withdrawn.";
        };
    }
}
