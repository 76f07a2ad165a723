package io.resticmanager.gateway.page;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;
import io.micronaut.views.ModelAndView;
import io.micronaut.views.model.ViewModelProcessor;
import io.resticmanager.gateway.alert.OpenAlerts;
import io.resticmanager.gateway.disk.ServerDisks;
import io.resticmanager.gateway.session.CsrfTokens;
import io.resticmanager.gateway.session.Session;
import io.resticmanager.gateway.view.AlertMark;
import io.resticmanager.gateway.view.DiskNote;
import org.jspecify.annotations.Nullable;

/** Adds to every view what the layout needs: who is signed in, the token for forms, how many alerts are open, whether there is room on the disk, the theme, our version. */
@Singleton
final class Views implements ViewModelProcessor<Map<String, Object>> {

    private static final String VERSION = version();

    private final CsrfTokens csrf;
    private final OpenAlerts alerts;
    private final ServerDisks disks;

    Views(CsrfTokens csrf, OpenAlerts alerts, ServerDisks disks) {
        this.csrf = csrf;
        this.alerts = alerts;
        this.disks = disks;
    }

    /** A view with its own model; values may be null and are left out then. */
    static ModelAndView<Map<String, Object>> view(String name, Map<String, ? extends @Nullable Object> model) {
        var present = new HashMap<String, Object>();
        model.forEach((key, value) -> {
            if (value != null) {
                present.put(key, value);
            }
        });
        return new ModelAndView<>(name, present);
    }

    @Override
    public void process(HttpRequest<?> request, ModelAndView<Map<String, Object>> page) {
        var model = new HashMap<>(page.getModel().orElse(Map.of()));
        request.getAttribute("rm.session", Session.class).ifPresent(session -> model.put("session", session));
        model.put("csrfToken", csrf.of(request));
        model.put("alerts", new AlertMark(alerts.now()));
        model.put("disk", new DiskNote(disks.ill()));
        model.put("version", VERSION);
        theme(request).ifPresent(theme -> model.put("theme", theme));
        page.setModel(model);
    }

    private static Optional<String> theme(HttpRequest<?> request) {
        return request.getCookies().findCookie("theme")
                .map(cookie -> cookie.getValue())
                .filter(theme -> theme.equals("light") || theme.equals("dark"));
    }

    private static String version() {
        var packaged = Views.class.getPackage().getImplementationVersion();
        return packaged == null ? "development" : packaged;
    }
}
