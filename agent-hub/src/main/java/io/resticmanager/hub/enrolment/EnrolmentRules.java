package io.resticmanager.hub.enrolment;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.resticmanager.contracts.agent.Enrolment;
import io.resticmanager.contracts.rpc.FieldError;

/** What an endpoint may say of itself. All of it ends up in logs and on pages, so all of it is plain and short. */
final class EnrolmentRules {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    // 256 bits are 43 characters of base64url or 64 of hex.
    private static final Pattern AGENT_TOKEN = Pattern.compile("[A-Za-z0-9_-]{43,128}");

    private static final Pattern HOSTNAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,252}");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.+-]{1,64}");

    private EnrolmentRules() {}

    static List<FieldError> errors(Enrolment.Request asked) {
        return Stream.of(
                check("token", asked.token(), TOKEN, "An enrolment token as Add host shows it."),
                check("agent_token", asked.agentToken(), AGENT_TOKEN, "256 random bits in base64url or hex."),
                check("hostname", asked.hostname(), HOSTNAME,
                        "1 to 253 letters, digits, dots, hyphens and underscores."),
                check("os", asked.os(), WORD, "One word, for example linux."),
                check("arch", asked.arch(), WORD, "One word, for example amd64."),
                check("agent_version", asked.agentVersion(), WORD, "One word, for example 0.1.0."))
                .flatMap(Optional::stream).toList();
    }

    private static Optional<FieldError> check(String field, String value, Pattern pattern, String message) {
        return pattern.matcher(value).matches() ? Optional.empty() : Optional.of(new FieldError(field, message));
    }
}
