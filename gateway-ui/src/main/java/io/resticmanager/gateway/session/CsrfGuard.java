package io.resticmanager.gateway.session;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.security.csrf.resolver.FutureCsrfTokenResolver;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemAnswers;
import io.resticmanager.gateway.web.SameOrigin;
import io.resticmanager.gateway.web.Territory;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request that changes something pass only when one of our pages sent it. The library's own filter looks at forms
 * alone and lets every content type pass that is not on its list; this one asks for the token whatever the body is.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class CsrfGuard implements Ordered {

    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS,
            HttpMethod.TRACE);
    // There is no session yet to bind a token to; the header Origin and the content
    // type have to do.
    private static final Set<String> BEFORE_SIGN_IN = Set.of("/api/setup", "/api/sessions");

    private final CsrfTokens tokens;
    private final FutureCsrfTokenResolver<HttpRequest<?>> field;
    private final SameOrigin origin;
    private final ProblemAnswers answers;

    CsrfGuard(CsrfTokens tokens, FutureCsrfTokenResolver<HttpRequest<?>> field, SameOrigin origin,
            ProblemAnswers answers) {
        this.tokens = tokens;
        this.field = field;
        this.origin = origin;
        this.answers = answers;
    }

    @RequestFilter
    @Nullable // told to the framework: the future may hold nothing, and then the request goes
              // on
    CompletableFuture<@Nullable HttpResponse<?>> check(HttpRequest<?> request) {
        if (HARMLESS.contains(request.getMethod()) || Territory.ofAgents(request)) {
            return pass();
        }
        if (!origin.plausible(request)) {
            return refuse(request, "This request comes from another site.");
        }
        return beforeSignIn(request) ? pass() : checkToken(request);
    }

    private CompletableFuture<@Nullable HttpResponse<?>> checkToken(HttpRequest<?> request) {
        var header = request.getHeaders().get(CsrfSettings.HEADER);
        if (header != null || !form(request)) {
            return header != null && tokens.valid(request, header) ? pass() : refuse(request, stale());
        }
        return field.resolveToken(request).thenCompose(
                token -> token != null && tokens.valid(request, token) ? pass() : refuse(request, stale()));
    }

    private static boolean beforeSignIn(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.POST && BEFORE_SIGN_IN.contains(request.getPath());
    }

    private static boolean form(HttpRequest<?> request) {
        return request.getContentType().filter(MediaType.APPLICATION_FORM_URLENCODED_TYPE::equals).isPresent();
    }

    private static String stale() {
        return "The page is out of date, or the token in “%s” or “%s” is missing. Reload the page and try again."
                .formatted(CsrfSettings.HEADER, CsrfSettings.FIELD);
    }

    private static CompletableFuture<@Nullable HttpResponse<?>> pass() {
        return CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<@Nullable HttpResponse<?>> refuse(HttpRequest<?> request, String why) {
        return CompletableFuture
                .completedFuture(answers.answer(request, Problem.of(403, "csrf", "Not sent by one of our pages", why)));
    }

    // After the security filter, which knows the session.
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.order() + 100;
    }
}
