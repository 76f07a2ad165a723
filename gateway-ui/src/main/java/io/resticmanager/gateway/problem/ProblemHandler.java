package io.resticmanager.gateway.problem;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;

/** The one place where an expected failure becomes an answer. */
@Singleton
final class ProblemHandler implements ExceptionHandler<ProblemException, HttpResponse<?>> {

    private final ProblemAnswers answers;

    ProblemHandler(ProblemAnswers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // the framework's interface is raw
    public HttpResponse<?> handle(HttpRequest request, ProblemException refused) {
        var answer = answers.answer(request, refused.problem());
        refused.retryAfterSeconds().ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        return answer;
    }
}
