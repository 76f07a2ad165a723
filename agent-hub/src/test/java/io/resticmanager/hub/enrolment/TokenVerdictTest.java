package io.resticmanager.hub.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.resticmanager.hub.enrolment.TokenVerdict.Reason;
import org.junit.jupiter.api.Test;

class TokenVerdictTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static final String ADA = "a".repeat(64);

    private static final String EVE = "e".repeat(64);

    @Test
    void aFreshTokenEnrols() {
        var token = token(false, null);

        assertThat(TokenVerdict.of(Optional.of(token), ADA, null, NOON)).isEqualTo(new TokenVerdict.Enrol(token));
        assertThat(TokenVerdict.of(Optional.of(token), ADA, "Ada", NOON)).isEqualTo(new TokenVerdict.Enrol(token));
    }

    @Test
    void anUnknownAnExpiredAndAReplacedTokenAreRefused() {
        assertThat(TokenVerdict.of(Optional.empty(), ADA, null, NOON))
                .isEqualTo(new TokenVerdict.Refuse(Reason.unknown));
        assertThat(TokenVerdict.of(Optional.of(token(false, null)), ADA, null, NOON.plusSeconds(3600)))
                .isEqualTo(new TokenVerdict.Refuse(Reason.expired));
        assertThat(TokenVerdict.of(Optional.of(token(true, null)), ADA, null, NOON))
                .isEqualTo(new TokenVerdict.Refuse(Reason.replaced));
    }

    @Test
    void aLostAnswerIsGivenAgainToTheSameAgentUntilTheTokenExpires() {
        var used = Optional.of(token(false, new EnrolmentToken.Use("host", ADA)));

        assertThat(TokenVerdict.of(used, ADA, null, NOON)).isEqualTo(new TokenVerdict.Repeat("host"));
        assertThat(TokenVerdict.of(used, EVE, null, NOON)).isEqualTo(new TokenVerdict.Refuse(Reason.used));
        assertThat(TokenVerdict.of(used, ADA, null, NOON.plusSeconds(3600)))
                .isEqualTo(new TokenVerdict.Refuse(Reason.used));
    }

    @Test
    void anotherNameThanTheTokensLeavesItGood() {
        assertThat(TokenVerdict.of(Optional.of(token(false, null)), ADA, "bob", NOON))
                .isEqualTo(new TokenVerdict.OtherName("ada"));
    }

    private static EnrolmentToken token(boolean replaced, EnrolmentToken.Use use) {
        return new EnrolmentToken("id", "ada", List.of(), "/srv/restic", null, null, NOON.plusSeconds(3600), replaced,
                use);
    }
}
