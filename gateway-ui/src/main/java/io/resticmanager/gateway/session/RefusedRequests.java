package io.resticmanager.gateway.session;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;

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
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.apitoken.Bearer;
import io.resticmanager.gateway.audit.AuditLog;
import io.resticmanager.gateway.problem.ProblemAnswers;
import io.resticmanager.gateway.web.Callers;

/**
 * Writes down what a signed-in person or an API token wanted to change and may not, whoever refused it: this service, or the one that it asked. At most 30 a minute
 * for each person and each token, so that nobody fills the log.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RefusedRequests implements Ordered {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final int FORBIDDEN = 403;
    private static final int MOST = 30;

    private final AuditLog log;
    private final Callers callers;
    private final Clock clock;
    private final PerMinute few = new PerMinute(MOST);

    RefusedRequests(AuditLog log, Callers callers, Clock clock) {
        this.log = log;
        this.callers = callers;
        this.clock = clock;
    }

    @ResponseFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void note(HttpRequest<?> request, HttpResponse<?> answer) {
        if (answer.code() == FORBIDDEN && !READING.contains(request.getMethod()) && !prompt(request)) {
            actor(request).filter(this::few).ifPresent(actor -> log.record(actor, "request.refused",
                    new AuditLog.Target("request", request.getMethod() + " " + request.getPath()),
                    why(request, actor), AuditLog.Result.refused));
        }
    }

    // Asking for the password refuses nobody: the page goes on with it.
    private static boolean prompt(HttpRequest<?> request) {
        return ProblemAnswers.of(request).filter(Confirmations.WANTED::equals).isPresent();
    }

    private static String why(HttpRequest<?> request, Actor actor) {
        return ProblemAnswers.of(request).map(Problem::detail).orElse("Not allowed.") + " Role " + actor.role() + ".";
    }

    private Optional<Actor> actor(HttpRequest<?> request) {
        var address = callers.address(request);
        return SignedIn.of(request).map(session -> session.actor(address))
                .or(() -> Bearer.of(request).map(bearer -> bearer.actor(address)));
    }

    private boolean few(Actor actor) {
        return few.admits(actor.userId() + "," + actor.via(), clock.instant());
    }

    // Around those that refuse.
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.order() - 50;
    }
}
