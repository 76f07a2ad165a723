package io.resticmanager.gateway.page;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
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
 * Carries out what a form asks for. What is refused is answered with the page that holds the form, under the status of the
 * refusal: at its field where it has one, else as the note of the form. Where that page can not be made, the refusal goes on to
 * {@link io.resticmanager.gateway.problem.ProblemHandler}.
 */
final class FormAnswers {

    private FormAnswers() {}

    /**
     * What is wrong at a field (422) is shown to a person and to htmx alike; everything else to a person alone, as htmx shows it in
     * a toast. {@code typed} is what the page shows, never a password.
     */
    static HttpResponse<?> answer(HttpRequest<?> request, Map<String, String> typed, Supplier<HttpResponse<?>> change,
            Function<FormView, ModelAndView<Map<String, Object>>> again) {
        return answer(refused -> atAField(refused) || person(request), typed, change, again);
    }

    /** Only a person gets the page again; whoever else sends the form is told what is wrong and nothing more. */
    static HttpResponse<?> answerPerson(HttpRequest<?> request, Map<String, String> typed,
            Supplier<HttpResponse<?>> change, Function<FormView, ModelAndView<Map<String, Object>>> again) {
        return answer(_ -> person(request), typed, change, again);
    }

    private static HttpResponse<?> answer(Predicate<ProblemException> shown, Map<String, String> typed,
            Supplier<HttpResponse<?>> change, Function<FormView, ModelAndView<Map<String, Object>>> again) {
        try {
            return change.get();
        } catch (ProblemException refused) {
            if (!shown.test(refused)) {
                throw refused;
            }
            return page(refused, typed, again);
        }
    }

    private static HttpResponse<?> page(ProblemException refused, Map<String, String> typed,
            Function<FormView, ModelAndView<Map<String, Object>>> again) {
        try {
            return HttpResponse.status(HttpStatus.valueOf(refused.problem().status()))
                    .contentType(MediaType.TEXT_HTML_TYPE)
                    .body(again.apply(new FormView(typed, refused.problem())));
        } catch (ProblemException _) {
            // Such as for a host that is gone: what was refused first says more.
            throw refused;
        }
    }

    private static boolean person(HttpRequest<?> request) {
        return Audience.of(request) == Audience.person;
    }

    private static boolean atAField(ProblemException refused) {
        return refused.problem().status() == HttpStatus.UNPROCESSABLE_ENTITY.getCode();
    }
}
