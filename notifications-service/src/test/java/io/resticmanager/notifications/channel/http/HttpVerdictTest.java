package io.resticmanager.notifications.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.resticmanager.notifications.channel.Outcome;
import io.resticmanager.notifications.channel.text.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpVerdictTest {

    private static final Instant NOW = Instant.parse("2026-05-04T15:42:00Z");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void successIsDelivered(int status) {
        assertThat(verdict(status)).isEqualTo(new Outcome.Delivered(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 507, 599})
    void whatMayPassIsTriedAgain(int status) {
        assertThat(verdict(status)).isInstanceOf(Outcome.Transient.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 409, 413, 422, 451, 600})
    void allElseIsGivenUp(int status) {
        assertThat(verdict(status)).isInstanceOfSatisfying(Outcome.Permanent.class,
                never -> assertThat(never.disableChannel()).isFalse());
    }

    @Test
    void whatIsGoneIsNotAskedAgain() {
        assertThat(verdict(410)).isInstanceOfSatisfying(Outcome.Permanent.class,
                never -> assertThat(never.disableChannel()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({"120,PT2M", "0,", "-5,", "soon,", "99999999,PT24H", "'Mon, 04 May 2026 15:43:00 GMT',PT1M",
            "'Mon, 04 May 2026 15:00:00 GMT',", "9999999999999999999,"})
    void aWishToWaitIsHeard(String header, Duration wait) {
        assertThat(RetryAfter.read(header, NOW)).isEqualTo(Optional.ofNullable(wait));
    }

    @Test
    void whatTheServerSaidIsToldShortly() {
        assertThat(said("invalid_payload\r\n\u202e" + "x".repeat(1000))).contains("It said: invalid_payload xxx")
                .hasSizeLessThan(320);
    }

    @Test
    void whatTheServerSaidIsNotToldWhenItRepeatsASecret() {
        assertThat(said("no tok_en-12345 here")).doesNotContain("12345").doesNotContain("said");
        assertThat(said("no dG9rX2VuLTEyMzQ1 here")).doesNotContain("dG9r").doesNotContain("said");
        assertThat(said("x".repeat(300) + "TOK_en-12345")).doesNotContain("said");
    }

    @Test
    void whatTheServerSaidIsNoPartOfWhatEverybodyReads() {
        assertThat(HttpVerdict.of(new Answer(404, null, "Cannot POST /services/T000"), "hooks.example", List.of()))
                .isEqualTo(new Outcome.Permanent(new Outcome.Why(
                        "hooks.example knows no such address (404): check the channel's.",
                        "It said: Cannot POST /services/T000"), 404, false));
    }

    private static String said(String text) {
        return ((Outcome.Permanent) HttpVerdict.of(new Answer(400, null, text), "hooks.example",
                List.of(new Secret("tok_en-12345")))).why().whole();
    }

    private static Outcome verdict(int status) {
        return HttpVerdict.of(new Answer(status, null, ""), "hooks.example", List.of());
    }
}
