package io.resticmanager.hub.connection;

import java.util.concurrent.ThreadLocalRandom;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.hub.http.ClientAddresses;
import io.resticmanager.hub.http.Problems;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides about a handshake before anything is upgraded: an agent's shape, a rate that the hub can bear, a token in force.
 * It runs last of all filters.
 */
@ServerFilter("/agent/ws")
final class HandshakeFilter {

    static final int LAST = 1_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(HandshakeFilter.class);

    private static final int LONGEST_RETRY_S = 30;

    private final Admission admission;

    private final Identities identities;

    private final ClientAddresses addresses;

    HandshakeFilter(Admission admission, Identities identities, ClientAddresses addresses) {
        this.admission = admission;
        this.identities = identities;
        this.addresses = addresses;
    }

    /** First what costs nothing: its shape, and whether the hub can bear another one just now. */
    @RequestFilter
    @Order(LAST)
    @Nullable
    HttpResponse<?> inspect(HttpRequest<?> request) {
        var complaint = Handshake.complaint(request.getHeaders());
        if (complaint.isPresent()) {
            return Problems.response(complaint.get());
        }
        return admission.tryEnter() ? null : comeBackLater();
    }

    // Then who it is. Not with a future: beside a filter of the older kind, as the
    // one of security is, the framework
    // (4.10.26) loses an answer that is not complete at once.
    @RequestFilter
    @Order(LAST + 1)
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> identify(HttpRequest<?> request) {
        var bearer = Handshake.bearer(request.getHeaders()).map(identities::of);
        return switch (bearer.orElseGet(Identities.Bearer.Nobody::new)) {
            case Identities.Bearer.Nobody() -> unauthorized(request);
            case Identities.Bearer.Cloned(var hostId) -> cloned(request, hostId);
            case Identities.Bearer.Agent(var identity) -> {
                AgentSocket.identified(request, identity);
                AgentChannel.of(request).prepare();
                yield null;
            }
        };
    }

    private HttpResponse<?> cloned(HttpRequest<?> request, String hostId) {
        LOG.info("handshake refused: two machines have this identity host={} address={}", hostId,
                addresses.network(request));
        return Problems.response(Problem.of(403, "clone", "Identity refused",
                "Two machines have this identity, or the machine was set back. Enrol the host anew, with a new state "
                        + "directory."));
    }

    private HttpResponse<?> unauthorized(HttpRequest<?> request) {
        LOG.info("handshake refused: no agent token in force address={}", addresses.network(request));
        return Problems.response(Problem.of(401, "unauthorized", "Not authorized", "No agent token that is in force."))
                .header("WWW-Authenticate", "Bearer");
    }

    private static HttpResponse<?> comeBackLater() {
        var seconds = ThreadLocalRandom.current().nextInt(1, LONGEST_RETRY_S + 1);
        return Problems.response(Problem.unavailable("Too many agents connect at once; try again in a moment."))
                .header("Retry-After", String.valueOf(seconds));
    }
}
