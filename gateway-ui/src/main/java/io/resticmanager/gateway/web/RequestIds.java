package io.resticmanager.gateway.web;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.log.LogIds;

/**
 * Names each request: what is logged because of it carries the name in every service, and so does its answer, so that who sees
 * that something went wrong can say which.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public final class RequestIds implements Ordered {

    static final String HEADER = "X-Request-Id";
    private static final String ATTRIBUTE = "rm.request-id";

    @RequestFilter
    void begin(HttpRequest<?> request, MutablePropagatedContext context) {
        var id = Ids.next();
        request.setAttribute(ATTRIBUTE, id);
        if (!Territory.ofAgents(request)) {
            try (var _ = LogIds.with(LogIds.SERVICE, "gateway"); var _ = LogIds.with(LogIds.REQUEST, id)) {
                context.add(new MdcPropagationContext());
            }
        }
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> answer) {
        answer.header(HEADER, of(request));
    }

    /** The name of this request; empty for one that came past this filter. */
    public static String of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, String.class).orElse("");
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
