package io.resticmanager.gateway.session;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.audit.AuditLog;
import io.resticmanager.gateway.web.Callers;

/**
 * Writes down what a signed-in person wanted to change and may not, whoever refused it: this service, or the one that it asked. At most 30 a minute
 * for each person, so that nobody fills the log.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RefusedRequests implements Ordered {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final int FORBIDDEN = 403;
    private static final int MOST = 30;
    private static final long MINUTE_MS = 60_000;

    private final AuditLog log;
    private final Callers callers;
    private final Clock clock;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    RefusedRequests(AuditLog log, Callers callers, Clock clock) {
        this.log = log;
        this.callers = callers;
        this.clock = clock;
    }

    private record Count(long minute, int many) {

        Count next(long now) {
            return new Count(now, now == minute ? many + 1 : 1);
        }
    }

    @ResponseFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void note(HttpRequest<?> request, HttpResponse<?> answer) {
        if (answer.code() == FORBIDDEN && !READING.contains(request.getMethod())) {
            session(request).filter(this::few).ifPresent(session -> log.record(actor(request, session),
                    "request.refused", new AuditLog.Target("request", request.getMethod() + " " + request.getPath()),
                    "Role " + session.role(), AuditLog.Result.refused));
        }
    }

    private static Optional<Session> session(HttpRequest<?> request) {
        return SignedIn.of(request);
    }

    private Actor actor(HttpRequest<?> request, Session session) {
        return new Actor(session.userId(), session.userName(), session.role(), callers.address(request));
    }

    private boolean few(Session session) {
        var minute = clock.millis() / MINUTE_MS;
        var count = counts.compute(session.userId(),
                (_, before) -> (before == null ? new Count(minute, 0) : before).next(minute));
        return count.many() <= MOST;
    }

    // Around those that refuse.
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.order() - 50;
    }
}
