package io.resticmanager.gateway.problem;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.views.ModelAndView;
import io.micronaut.views.ModelAndViewRenderer;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.web.RequestIds;

/** Renders the page that tells a person what went wrong. Directly, as refusals of the security filter pass no view filter. */
@Singleton
final class ErrorPages {

    private final ModelAndViewRenderer<Map<String, Object>, HttpRequest<?>> renderer;

    ErrorPages(ModelAndViewRenderer<Map<String, Object>, HttpRequest<?>> renderer) {
        this.renderer = renderer;
    }

    String render(HttpRequest<?> request, Problem problem) {
        var page = new ModelAndView<Map<String, Object>>("error",
                Map.of("problem", problem, "requestId", RequestIds.of(request)));
        var text = new StringWriter();
        try {
            renderer.render(page, request, MediaType.TEXT_HTML)
                    .orElseThrow(() -> new IllegalStateException("the view error.html is missing"))
                    .writeTo(text);
        } catch (IOException e) {
            throw new IllegalStateException("a page could not be written to memory", e);
        }
        return text.toString();
    }
}
