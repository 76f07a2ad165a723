package io.resticmanager.contracts.agent;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** {@code POST /agent/enroll}: how an endpoint gets its identity. The agent mints its own 256-bit token. */
public final class Enrolment {

    private Enrolment() {}

    @Wire
    public record Request(String token, String agentToken, String hostname, @Nullable String name, String os,
            String arch, String agentVersion) {

        @Override
        public String toString() {
            return "Enrolment.Request[hostname=" + hostname + "]";
        }
    }

    @Wire
    public record Answer(String hostId, String wsUrl) {}
}
