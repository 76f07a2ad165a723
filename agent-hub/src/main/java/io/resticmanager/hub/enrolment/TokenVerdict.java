package io.resticmanager.hub.enrolment;

import java.time.Instant;
import java.util.Optional;

import io.resticmanager.platform.secret.Tokens;
import org.jspecify.annotations.Nullable;

/** What becomes of an enrolment: a pure function of the token's row, the request and the time. */
sealed interface TokenVerdict {

    /** A host is made. */
    record Enrol(EnrolmentToken token) implements TokenVerdict {}

    /** The answer to the first call was lost on the way; it is given again. */
    record Repeat(String hostId) implements TokenVerdict {}

    /** The endpoint wants a name that is not the token's; the token stays good. */
    record OtherName(String tokenName) implements TokenVerdict {}

    /** Answered with a generic 401; the reason is for the log alone. */
    record Refuse(Reason reason) implements TokenVerdict {}

    enum Reason {
        unknown, expired, used, replaced
    }

    static TokenVerdict of(Optional<EnrolmentToken> found, String agentTokenHash, @Nullable String name, Instant now) {
        if (found.isEmpty()) {
            return new Refuse(Reason.unknown);
        }
        var token = found.get();
        if (token.used() instanceof EnrolmentToken.Use use) {
            return again(token, use, agentTokenHash, now);
        }
        if (token.replaced()) {
            return new Refuse(Reason.replaced);
        }
        if (token.expiredAt(now)) {
            return new Refuse(Reason.expired);
        }
        return name == null || name.equalsIgnoreCase(token.name()) ? new Enrol(token) : new OtherName(token.name());
    }

    private static TokenVerdict again(EnrolmentToken token, EnrolmentToken.Use use, String hash, Instant now) {
        var sameAgent = Tokens.sameText(use.agentTokenHash(), hash);
        return sameAgent && !token.expiredAt(now) ? new Repeat(use.hostId()) : new Refuse(Reason.used);
    }
}
