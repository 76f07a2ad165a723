package io.resticmanager.notifications.channel.http;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import io.resticmanager.notifications.channel.Outcome;
import io.resticmanager.notifications.channel.net.AddressRule;
import io.resticmanager.notifications.channel.net.Conversation;
import io.resticmanager.notifications.channel.net.Deadline;
import io.resticmanager.notifications.channel.net.Resolver;
import io.resticmanager.notifications.channel.net.TargetPolicies;
import io.resticmanager.notifications.channel.net.Trust;

/** Resolves once, checks every address, connects to these and no others: a name that answers otherwise the second time gains nothing. */
@Singleton
public final class HttpSender {

    private final Resolver resolver;
    private final TargetPolicies policies;
    private final Trust trust;
    private final Clock clock;

    public HttpSender(Resolver resolver, TargetPolicies policies, Trust trust, Clock clock) {
        this.resolver = resolver;
        this.policies = policies;
        this.trust = trust;
        this.clock = clock;
    }

    /** @param patience for all of it, from looking the name up to the end of the answer */
    public Outcome send(HttpCall call, Duration patience) {
        return Conversation.with(call.host(), patience, (deadline, known) -> talk(call, deadline, known));
    }

    private Outcome talk(HttpCall call, Deadline deadline, Consumer<Outcome> known) throws InterruptedException {
        try {
            var addresses = resolver.resolve(call.host(), deadline.left());
            var refusal = AddressRule.refusal(call.host(), addresses, policies.now()).orElse(null);
            return refusal == null ? exchange(call, addresses, deadline, known) : refusal;
        } catch (IOException e) {
            return ConnectionTrouble.of(e, call.host());
        }
    }

    // Whoever has the status knows; nothing that comes after it takes that back.
    private Outcome exchange(HttpCall call, List<InetAddress> addresses, Deadline deadline, Consumer<Outcome> known)
            throws IOException {
        try (var client = new PinnedClient(addresses, trust.context(), deadline, clock)) {
            var verdict = client.send(call,
                    head -> known.accept(HttpVerdict.of(head, call.host(), call.secrets())));
            return HttpVerdict.of(verdict, call.host(), call.secrets());
        }
    }
}
