package io.resticmanager.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.function.Supplier;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.view.FormView;
import org.junit.jupiter.api.Test;

final class FormAnswersTest {

    private static final Map<String, String> TYPED = Map.of("name", "-");
    private static final Problem AT_A_FIELD = Problem.invalid("name", "Letters, please.");
    private static final Problem CONFLICT = Problem.conflict("It runs already.");
    private static final HttpResponse<?> DONE = HttpResponse.ok();

    @Test
    void whatIsDoneIsAnsweredAsItIs() {
        assertThat(FormAnswers.answer(person(), TYPED, () -> DONE, FormAnswersTest::page)).isSameAs(DONE);
        assertThat(FormAnswers.answerPerson(person(), TYPED, () -> DONE, FormAnswersTest::page)).isSameAs(DONE);
    }

    @Test
    void whatIsRefusedAtAFieldIsAnsweredWithThePage() {
        var again = FormAnswers.answerPerson(person(), TYPED, refused(AT_A_FIELD), FormAnswersTest::page);

        assertThat(again.code()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY.getCode());
        assertThat(again.getContentType()).hasValue(MediaType.TEXT_HTML_TYPE);
        assertThat(again.getBody(ModelAndView.class)).get().extracting(page -> page.getModel().orElseThrow())
                .isEqualTo(Map.of("form", new FormView(TYPED, AT_A_FIELD)));
    }

    @Test
    void whatIsRefusedAsAWholeIsAnsweredWithThePageUnderItsOwnStatus() {
        var again = FormAnswers.answer(person(), TYPED, refused(CONFLICT), FormAnswersTest::page);

        assertThat(again.code()).isEqualTo(409);
        assertThat(again.getBody(ModelAndView.class)).get().extracting(page -> page.getModel().orElseThrow())
                .isEqualTo(Map.of("form", new FormView(TYPED, CONFLICT)));
    }

    @Test
    void htmxGetsARefusalOfTheWholeAsAToast() {
        var htmx = person().header("HX-Request", "true");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> FormAnswers.answer(htmx, TYPED, refused(CONFLICT), FormAnswersTest::page))
                .satisfies(thrown -> assertThat(thrown.problem()).isSameAs(CONFLICT));
    }

    @Test
    void whereThePageCanNotBeMadeTheRefusalGoesOn() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> FormAnswers.answer(person(), TYPED, refused(CONFLICT), _ -> {
                    throw new ProblemException(Problem.notFound("There is no such host."));
                }))
                .satisfies(thrown -> assertThat(thrown.problem()).isSameAs(CONFLICT));
    }

    @Test
    void thePageForAPersonIsForNobodyElse() {
        var htmx = person().header("HX-Request", "true");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> FormAnswers.answerPerson(htmx, TYPED, refused(AT_A_FIELD), FormAnswersTest::page))
                .satisfies(thrown -> assertThat(thrown.problem()).isSameAs(AT_A_FIELD));
        assertThat(FormAnswers.answer(htmx, TYPED, refused(AT_A_FIELD), FormAnswersTest::page).code()).isEqualTo(422);
    }

    private static MutableHttpRequest<?> person() {
        return HttpRequest.POST("/hosts/x/jobs", "").accept(MediaType.TEXT_HTML_TYPE);
    }

    private static Supplier<HttpResponse<?>> refused(Problem problem) {
        return () -> {
            throw new ProblemException(problem);
        };
    }

    private static ModelAndView<Map<String, Object>> page(FormView form) {
        return Views.view("form", Map.of("form", form));
    }
}
