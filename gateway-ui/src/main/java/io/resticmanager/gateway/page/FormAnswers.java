package io.resticmanager.gateway.page;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.views.ModelAndView;
import io.resticmanager.gateway.problem.Audience;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.view.FormView;

/**
 * Carries out what a form asks for. What is refused at its fields (422) is answered with the page that holds the form, every
 * other refusal goes on to {@link io.resticmanager.gateway.problem.ProblemHandler}.
 */
final class FormAnswers {

    private FormAnswers() {}

    /** A person and htmx alike get the page again. {@code typed} is what it shows, never a password. */
    static HttpResponse<?> answer(Map<String, String> typed, Supplier<HttpResponse<?>> change,
            Function<FormView, ModelAndView<Map<String, Object>>> again) {
        try {
            return change.get();
        } catch (ProblemException refused) {
            if (refused.problem().status() != HttpStatus.UNPROCESSABLE_ENTITY.getCode()) {
                throw refused;
            }
            return HttpResponse.unprocessableEntity().contentType(MediaType.TEXT_HTML_TYPE)
                    .body(again.apply(new FormView(typed, refused.problem())));
        }
    }

    /** Only a person gets the page again; whoever else sends the form is told what is wrong and nothing more. */
    static HttpResponse<?> answerPerson(HttpRequest<?> request, Map<String, String> typed,
            Supplier<HttpResponse<?>> change, Function<FormView, ModelAndView<Map<String, Object>>> again) {
        return Audience.of(request) == Audience.person ? answer(typed, change, again) : change.get();
    }
}
