package io.resticmanager.gateway.page;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** After a form was refused its own address stands in the browser; who opens that gets the page that holds the form. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces("text/html")
final class FormAddresses {

    @Get("/hosts/{id}/jobs")
    HttpResponse<?> runNow(String id) {
        return to("/hosts/" + encoded(id));
    }

    @Get("/jobs/{id}/again")
    HttpResponse<?> again(String id) {
        return to("/jobs/" + encoded(id));
    }

    @Get("/jobs/{id}/cancel")
    HttpResponse<?> cancel(String id) {
        return to("/jobs/" + encoded(id));
    }

    @Get("/hosts/{id}/pause")
    HttpResponse<?> pause(String id) {
        return to("/hosts/" + encoded(id) + "/settings");
    }

    @Get("/hosts/{id}/remove")
    HttpResponse<?> remove(String id) {
        return to("/hosts/" + encoded(id) + "/settings");
    }

    @Get("/hosts/enrolments/{id}/revoke")
    HttpResponse<?> revoke(String id) {
        return to("/hosts/enrolments/" + encoded(id));
    }

    @Get("/logout")
    HttpResponse<?> logout() {
        return to("/");
    }

    private static HttpResponse<?> to(String path) {
        return HttpResponse.seeOther(URI.create(path));
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
