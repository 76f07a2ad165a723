package io.resticmanager.gateway.session;

import java.util.Optional;
import java.util.Set;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.csrf.resolver.FutureCsrfTokenResolver;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.apitoken.Bearer;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.web.SameOrigin;
import io.resticmanager.gateway.web.Territory;

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

    CsrfGuard(CsrfTokens tokens, FutureCsrfTokenResolver<HttpRequest<?>> field, SameOrigin origin) {
        this.tokens = tokens;
        this.field = field;
        this.origin = origin;
    }

    // On a virtual thread, as a form may have to be waited for. Not with a future:
    // when one is not complete at once, the
    // framework (4.10.26) at times loses the answer, the library's own filter
    // included.
    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void check(HttpRequest<?> request) {
        if (HARMLESS.contains(request.getMethod()) || Territory.ofAgents(request)) {
            return;
        }
        if (!origin.plausible(request)) {
            throw refusal(origin.otherScheme(request)
                    ? "The page came by another scheme (http or https) than this server sees. Behind a proxy that ends TLS set "
                            + "RM_BASE_URL to the address in the browser, or name the proxy in RM_TRUSTED_PROXIES and let it send "
                            + "X-Forwarded-Proto."
                    : "This request comes from another site.");
        }
        if (Bearer.of(request).isEmpty() && !beforeSignIn(request)
                && token(request).filter(token -> tokens.valid(request, token)).isEmpty()) {
            throw refusal(
                    "The page is out of date, or the token in “%s” or “%s” is missing. Reload the page and try again."
                            .formatted(CsrfSettings.HEADER, CsrfSettings.FIELD));
        }
    }

    private Optional<String> token(HttpRequest<?> request) {
        var header = request.getHeaders().get(CsrfSettings.HEADER);
        return header == null && form(request)
                ? Optional.ofNullable(field.resolveToken(request).join())
                : Optional.ofNullable(header);
    }

    private static boolean beforeSignIn(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.POST && BEFORE_SIGN_IN.contains(request.getPath());
    }

    private static boolean form(HttpRequest<?> request) {
        return request.getContentType().filter(MediaType.APPLICATION_FORM_URLENCODED_TYPE::equals).isPresent();
    }

    private static ProblemException refusal(String why) {
        return new ProblemException(Problem.of(403, "csrf", "Not sent by one of our pages", why));
    }

    // After the security filter, which knows the session.
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.order() + 100;
    }
}
