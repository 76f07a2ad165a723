package io.resticmanager.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.LivePage;
import io.resticmanager.gateway.user.TestPeople;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SigningInTest {

    @TempDir
    private Path data;
    @AutoClose
    private Gateway gateway;
    private Client alice;

    @BeforeEach
    void start() {
        gateway = Gateway.in(data);
        alice = Client.alice(gateway);
    }

    @Test
    void whoHasSignedInIsKnown() {
        var me = alice.get("/api/me");

        assertThat(me.status()).as(me.body()).isEqualTo(200);
        assertThat(me.text("name")).isEqualTo("alice");
        assertThat(me.text("role")).isEqualTo("admin");
        assertThat(me.text("csrf_token")).isEqualTo(alice.csrf());
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreAnsweredAlike() {
        var stranger = new Client(gateway);

        var wrong = stranger.signIn("alice", "not the right one");
        var unknown = stranger.signIn("nobody", "not the right one");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.problem()).isEqualTo("wrong-credentials");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @Test
    void theStoredHashIsNoPassword() {
        var thief = new Client(gateway);

        assertThat(thief.signIn("alice", TestPeople.storedHash(gateway, "alice")).status()).isEqualTo(401);
    }

    @Test
    void afterFiveFailuresTheAccountWaitsALittleWhateverThePasswordIs() {
        var stranger = new Client(gateway);
        for (int failure = 0; failure < Throttle.FREE_PER_ACCOUNT; failure++) {
            assertThat(stranger.signIn("alice", "guess number " + failure).status()).isEqualTo(401);
        }

        var slowedDown = stranger.signIn("alice", Client.PASSWORD);

        assertThat(slowedDown.status()).isEqualTo(429);
        assertThat(slowedDown.problem()).isEqualTo("too-many-attempts");
        assertThat(slowedDown.header("Retry-After")).isEqualTo("1");
        gateway.clock().move(Duration.ofSeconds(2));
        assertThat(stranger.signIn("alice", Client.PASSWORD).status()).isEqualTo(201);
        assertThat(stranger.signIn("alice", "one more guess").status()).as("success forgets").isEqualTo(401);
    }

    @Test
    void guessesMadeAtTheSameMomentAreCountedOneByOne() throws Exception {
        var stranger = new Client(gateway);
        Callable<Integer> guess = () -> stranger.signIn("alice", "not the right one").status();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(Collections.nCopies(12, guess)).stream().map(Future::resultNow).toList();

            assertThat(statuses).containsOnly(401, 429);
            assertThat(Collections.frequency(statuses, 401)).isEqualTo(Throttle.FREE_PER_ACCOUNT);
        }
    }

    @Test
    void anUnknownAccountIsSlowedDownToo() {
        var stranger = new Client(gateway);
        for (int failure = 0; failure < Throttle.FREE_PER_ACCOUNT; failure++) {
            stranger.signIn("nobody", "guess number " + failure);
        }

        assertThat(stranger.signIn(" NoBody ", "another guess").status()).isEqualTo(429);
    }

    @Test
    void anAddressHasTwentyFailuresAnHour() {
        var stranger = new Client(gateway);
        for (int failure = 0; failure < Throttle.MOST_PER_ADDRESS; failure++) {
            assertThat(stranger.signIn("nobody" + failure, "some password").status()).isEqualTo(401);
        }

        assertThat(stranger.signIn("alice", Client.PASSWORD).status()).isEqualTo(429);
        gateway.clock().move(Throttle.ADDRESS_WINDOW);
        assertThat(stranger.signIn("alice", Client.PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void aSessionEndsAfterTwelveHoursWithoutUse() {
        gateway.clock().move(Duration.ofHours(11));
        assertThat(alice.get("/api/me").status()).isEqualTo(200);
        gateway.clock().move(Duration.ofHours(11));
        assertThat(alice.get("/api/me").status()).as("it was used meanwhile").isEqualTo(200);

        gateway.clock().move(Duration.ofHours(12));

        assertThat(alice.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void whatAnOpenPageAsksForByItselfKeepsNoSessionInUse() {
        for (int hour = 1; hour < 12; hour++) {
            gateway.clock().move(Duration.ofHours(1));
            assertThat(alice.get("/fragments/alerts", Unattended.HEADER, "true").status()).isEqualTo(200);
            LivePage.open(gateway, alice, gateway.at("/").toString().replaceFirst("/$", ""));
        }

        gateway.clock().move(Duration.ofHours(1));

        assertThat(alice.get("/fragments/alerts", Unattended.HEADER, "true").status()).isEqualTo(401);
        assertThat(alice.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void aSessionEndsAfterSevenDaysHoweverMuchItIsUsed() {
        for (int hour = 0; hour < 7 * 24 - 1; hour += 6) {
            assertThat(alice.get("/api/me").status()).isEqualTo(200);
            gateway.clock().move(Duration.ofHours(6));
        }

        assertThat(alice.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void signingInAgainBeginsANewSessionAndEndsTheOld() {
        var before = alice.cookies().get(SessionCookie.NAME);

        alice.signIn("alice", Client.PASSWORD);

        assertThat(alice.cookies().get(SessionCookie.NAME)).isNotEqualTo(before);
        alice.cookies().put(SessionCookie.NAME, before);
        assertThat(alice.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void aSessionThatIsSignedOutIsOverForItsCookieToo() {
        var cookie = alice.cookies().get(SessionCookie.NAME);

        var out = alice.json("DELETE", "/api/sessions", "");

        assertThat(out.status()).as(out.body()).isEqualTo(204);
        assertThat(alice.cookies()).doesNotContainKey(SessionCookie.NAME);
        alice.cookies().put(SessionCookie.NAME, cookie);
        assertThat(alice.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void whatIsMissingIsToldAtItsField() {
        var answer = new Client(gateway).post("/api/sessions", "{}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("\"field\":\"username\"", "\"field\":\"password\"");
    }

    @Test
    void sessionsOutliveARestartAndTheirFormsToo() {
        gateway.close();
        gateway = Gateway.in(data);
        var again = alice.movedTo(gateway);

        assertThat(again.get("/api/me").status()).isEqualTo(200);
        assertThat(again.json("DELETE", "/api/sessions", "").status()).isEqualTo(204);
    }
}
