package io.resticmanager.gateway.session;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import jakarta.inject.Singleton;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.apitoken.BearerHeader;
import io.resticmanager.gateway.problem.Audience;
import io.resticmanager.gateway.problem.ProblemAnswers;
import io.resticmanager.gateway.problem.Toast;

/** Leads people who are not signed in to the sign-in page and back; programs and open pages are told 401. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class SignInFirst implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

    private static final Problem WRONG_TOKEN = Problem.of(401, "unauthenticated", "Not signed in",
            "The API token is unknown, revoked or has expired. Make another on the page of your profile.");

    private final ProblemAnswers answers;

    SignInFirst(ProblemAnswers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // the framework's interface is raw
    public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException refused) {
        return refused.isForbidden()
                ? answers.answer(request, Problem.of(403, "forbidden", "Not allowed", "You may not do this."))
                : lead(request);
    }

    private MutableHttpResponse<?> lead(HttpRequest<?> request) {
        return switch (Audience.of(request)) {
            case person -> HttpResponse.seeOther(URI.create(signIn(request)));
            // The page stays: somebody may have typed in it. It says that they are signed
            // out (signed-out.js).
            case fragment -> unauthenticated(request)
                    .headers(headers -> headers.set(Toast.HEADER, "signed-out"));
            case program -> unauthenticated(request);
        };
    }

    private static String signIn(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.GET
                ? "/login?next=" + URLEncoder.encode(request.getUri().toString(), StandardCharsets.UTF_8)
                : "/login";
    }

    private MutableHttpResponse<?> unauthenticated(HttpRequest<?> request) {
        return BearerHeader.read(request).isPresent()
                ? answers.answer(request, WRONG_TOKEN).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                : answers.answer(request, Problem.of(401, "unauthenticated", "Not signed in", "Sign in first."));
    }
}
