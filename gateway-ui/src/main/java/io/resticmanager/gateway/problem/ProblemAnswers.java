package io.resticmanager.gateway.problem;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Problem;

/** Gives a problem the form that its reader understands. */
@Singleton
public final class ProblemAnswers {

    private static final MediaType PROBLEM_JSON = MediaType.of("application/problem+json");
    private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");

    private static final String ATTRIBUTE = "rm.problem";

    private final ErrorPages pages;

    ProblemAnswers(ErrorPages pages) {
        this.pages = pages;
    }

    public MutableHttpResponse<?> answer(HttpRequest<?> request, Problem problem) {
        return write(request, problem, HttpResponse.status(HttpStatus.valueOf(problem.status())));
    }

    /** Why this request was refused, once it was. */
    public static Optional<Problem> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Problem.class);
    }

    /** For those who answer in a form of their own. */
    public static void remember(HttpRequest<?> request, Problem problem) {
        request.setAttribute(ATTRIBUTE, problem);
    }

    /** Keeps status and headers of the answer begun. */
    MutableHttpResponse<?> write(HttpRequest<?> request, Problem problem, MutableHttpResponse<?> answer) {
        remember(request, problem);
        if (request.getMethod() == HttpMethod.HEAD) {
            return answer;
        }
        return switch (Audience.of(request)) {
            case program -> answer.contentType(PROBLEM_JSON).body(Json.bytes(problem));
            case fragment -> toast(problem, answer);
            case person -> answer.contentType(HTML).body(pages.render(request, problem));
        };
    }

    // htmx reads these headers also from an answer whose status is an error: the
    // page stays, the toast appears.
    private static MutableHttpResponse<?> toast(Problem problem, MutableHttpResponse<?> answer) {
        return answer.header("HX-Reswap", "none")
                .header(Toast.HEADER, Toast.error(problem.title(), problem.detail()).header())
                .contentType(PROBLEM_JSON)
                .body(Json.bytes(problem));
    }
}
