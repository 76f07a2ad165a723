package io.resticmanager.gateway.session;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.views.ModelAndView;
import io.micronaut.views.ModelAndViewRenderer;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemAnswers;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.user.Password;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the password between a form and what it does, where no script asks in place. The page sends the form on, to the same
 * address, with the password beside it. What was typed as a secret is typed again: it never stands in a page.
 */
@Singleton
final class PasswordPage {

    private final Confirmations confirmations;
    private final FormBody body;
    private final CsrfTokens csrf;
    private final ModelAndViewRenderer<Map<String, Object>, HttpRequest<?>> renderer;

    PasswordPage(Confirmations confirmations, FormBody body, CsrfTokens csrf,
            ModelAndViewRenderer<Map<String, Object>, HttpRequest<?>> renderer) {
        this.confirmations = confirmations;
        this.body = body;
        this.csrf = csrf;
        this.renderer = renderer;
    }

    /** Null once the password came along and is right: then the form goes on. */
    @Nullable
    HttpResponse<?> ask(HttpRequest<?> request) {
        var form = new CarriedForm(body.read(request));
        var session = SignedIn.of(request);
        if (session.isEmpty() || form.password().isEmpty()) {
            ProblemAnswers.remember(request, Confirmations.WANTED);
            return page(request, form, HttpStatus.FORBIDDEN, "");
        }
        try {
            confirmations.confirm(request, session.get(), new Password(form.password()));
            return null;
        } catch (ProblemException refused) {
            return refused(request, form, refused.problem());
        }
    }

    private HttpResponse<?> refused(HttpRequest<?> request, CarriedForm form, Problem problem) {
        return page(request, form, HttpStatus.valueOf(problem.status()), problem.detail());
    }

    private MutableHttpResponse<?> page(HttpRequest<?> request, CarriedForm form, HttpStatus status, String wrong) {
        var model = Map.<String, Object>of("csrfToken", csrf.of(request), "action", request.getUri().toString(),
                "carried", form.carried(), "again", form.again(), "wrong", wrong,
                "userName", SignedIn.of(request).map(Session::userName).orElse(""));
        return HttpResponse.status(status).contentType(MediaType.of("text/html;charset=utf-8"))
                .body(render(request, new ModelAndView<>("password", model)));
    }

    private String render(HttpRequest<?> request, ModelAndView<Map<String, Object>> page) {
        var text = new StringWriter();
        try {
            renderer.render(page, request, MediaType.TEXT_HTML)
                    .orElseThrow(() -> new IllegalStateException("the view password.html is missing")).writeTo(text);
        } catch (IOException e) {
            throw new IllegalStateException("a page could not be written to memory", e);
        }
        return text.toString();
    }
}
