package io.resticmanager.gateway.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.scheduling.annotation.Scheduled;
import io.resticmanager.platform.sqlite.Transactions;

/**
 * Counts attempts to sign in. An attempt counts as a failure from its beginning, so that many made at the same moment do not
 * slip through before the first of them has failed.
 */
@Singleton
final class Attempts {

    // No name that is typed gets among the guesses.
    private static final String NAME = "name ";
    // As much as the database takes.
    private static final int MOST = 64;

    private final SignInFailures failures;
    private final Transactions transactions;
    private final Clock clock;

    Attempts(SignInFailures failures, @Named("gateway") Transactions transactions, Clock clock) {
        this.failures = failures;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether an attempt may be made now. */
    sealed interface Admission {

        record Admitted(long id, String account, String network) implements Admission {}

        record Wait(Duration delay) implements Admission {}
    }

    /** An attempt to sign in by a name, as it was typed. */
    Admission byName(String name, String network) {
        return begin(NAME + typed(name), network);
    }

    /** An attempt to guess something else, counted for each network by itself: nobody can use it up for others. */
    Admission byGuess(String what, String network) {
        return begin(what + " " + network, network);
    }

    private Admission begin(String account, String network) {
        return transactions.write(() -> {
            var now = clock.instant();
            var delay = Throttle.delay(
                    failures.ofAccount(account, now.minus(Throttle.ACCOUNT_WINDOW)).failures(),
                    failures.ofNetwork(network, now.minus(Throttle.ADDRESS_WINDOW)).failures(), now);
            return delay.isZero()
                    ? new Admission.Admitted(failures.add(account, network, now), account, network)
                    : new Admission.Wait(delay);
        });
    }

    /** The account begins anew. What was tried from elsewhere still counts for the network that it came from. */
    void succeeded(Admission.Admitted attempt) {
        transactions.write(() -> {
            failures.forgetOwn(attempt.account, attempt.network);
            failures.forgive(attempt.account);
        });
    }

    /** It was never decided, so it counts for nothing. */
    void withdrawn(Admission.Admitted attempt) {
        failures.forget(attempt.id);
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "10m")
    void sweep() {
        failures.sweep(clock.instant().minus(Throttle.ADDRESS_WINDOW));
    }

    // As the name is compared, but whatever was typed; cut, as strangers write it
    // into our database.
    private static String typed(String name) {
        var typed = name.strip().toLowerCase(Locale.ROOT);
        return typed.substring(0, Math.min(typed.length(), MOST - NAME.length()));
    }
}
