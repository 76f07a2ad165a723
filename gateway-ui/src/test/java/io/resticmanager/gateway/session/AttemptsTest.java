package io.resticmanager.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;

import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.session.Attempts.Admission;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody slows down others, and nobody is given attempts by others. */
final class AttemptsTest {

    private static final String HOME = "192.0.2.1";
    private static final String STRANGER = "198.51.100.9";

    @AutoClose
    private Gateway gateway;
    private Attempts attempts;

    @BeforeEach
    void start(@TempDir Path data) {
        gateway = Gateway.in(data);
        attempts = gateway.get(Attempts.class);
    }

    @Test
    void aNameThatIsTypedIsNeverCountedAsAGuessOfSomebodyElse() {
        for (var failure = 0; failure < Throttle.FREE_PER_ACCOUNT; failure++) {
            admitted(attempts.byName("invitation " + HOME, STRANGER));
            admitted(attempts.byName("name alice", STRANGER));
        }

        admitted(attempts.byGuess("invitation", HOME));
        admitted(attempts.byName("alice", HOME));
    }

    @Test
    void whoSignsInElsewhereGivesANetworkNoAttemptBack() {
        for (var failure = 0; failure < Throttle.FREE_PER_ACCOUNT; failure++) {
            admitted(attempts.byName("alice", STRANGER));
        }
        for (var failure = Throttle.FREE_PER_ACCOUNT; failure < Throttle.MOST_PER_ADDRESS; failure++) {
            admitted(attempts.byName("nobody" + failure, STRANGER));
        }
        gateway.clock().move(Duration.ofSeconds(2));

        attempts.succeeded(admitted(attempts.byName("alice", HOME)));

        assertThat(attempts.byName("bob", STRANGER)).isInstanceOf(Admission.Wait.class);
        admitted(attempts.byName("alice", HOME));
        gateway.clock().move(Throttle.ADDRESS_WINDOW);
        admitted(attempts.byName("bob", STRANGER));
    }

    @Test
    void aLongNameIsCounted() {
        for (var failure = 0; failure < Throttle.FREE_PER_ACCOUNT; failure++) {
            admitted(attempts.byName("x".repeat(10_000), STRANGER));
        }

        assertThat(attempts.byName("x".repeat(10_000), STRANGER)).isInstanceOf(Admission.Wait.class);
    }

    private static Admission.Admitted admitted(Admission admission) {
        assertThat(admission).isInstanceOf(Admission.Admitted.class);
        return (Admission.Admitted) admission;
    }
}
