package io.resticmanager.gateway.web;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Times each answer, by its route and never by its address: there are as many routes as we wrote, and addresses without end. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class Timings implements Ordered {

    private static final String BEGUN = "rm.begun";
    private static final String NO_ROUTE = "none";
    private static final Duration[] STEPS = {Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(300),
            Duration.ofSeconds(1), Duration.ofSeconds(5)};

    private final MeterRegistry meters;

    Timings(MeterRegistry meters) {
        this.meters = meters;
    }

    @RequestFilter
    void begin(HttpRequest<?> request) {
        request.setAttribute(BEGUN, System.nanoTime());
    }

    @ResponseFilter
    void end(HttpRequest<?> request, HttpResponse<?> response) {
        request.getAttribute(BEGUN, Long.class).ifPresent(begun -> Timer.builder("restic_manager.http.requests")
                .description("How long answers took, by route; 'none' is what no route answers, as static files.")
                .tags("method", request.getMethod().name(), "status", response.code() / 100 + "xx",
                        "route", BasicHttpAttributes.getUriTemplate(request).orElse(NO_ROUTE))
                .serviceLevelObjectives(STEPS)
                .register(meters).record(Duration.ofNanos(System.nanoTime() - begun)));
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
