package io.resticmanager.gateway.problem;

import java.io.IOException;
import java.io.StringWriter;

import jakarta.inject.Singleton;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.io.Writable;
import io.micronaut.core.io.scan.ClassPathResourceLoader;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.locale.HttpLocaleResolver;
import io.micronaut.views.exceptions.ViewRenderingException;
import io.micronaut.views.thymeleaf.ThymeleafViewsRenderer;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;

/**
 * Draws a page before its answer begins. The library draws while it writes, and where that fails the browser waits for an
 * answer that never comes (micronaut-views, issue 832).
 */
@Singleton
@Replaces(ThymeleafViewsRenderer.class)
final class WholePages<T> extends ThymeleafViewsRenderer<T> {

    WholePages(AbstractConfigurableTemplateResolver templates, TemplateEngine engine, ClassPathResourceLoader resources,
            HttpLocaleResolver locales) {
        super(templates, engine, resources, locales);
    }

    @Override
    public Writable render(String view, @Nullable T data, @Nullable HttpRequest<?> request) {
        var page = new StringWriter();
        try {
            super.render(view, data, request).writeTo(page);
        } catch (IOException e) {
            throw new ViewRenderingException("The view " + view + " could not be written to memory", e);
        }
        return writer -> writer.write(page.toString());
    }
}
