package io.resticmanager.gateway.page;

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

    @Get("/hosts/{id}/snapshots/accept")
    HttpResponse<?> amongTheSnapshots(String id) {
        return Addresses.to(Addresses.snapshots(id));
    }

    @Get(uris = {"/jobs/{id}/again", "/jobs/{id}/cancel", "/jobs/{id}/confirm", "/jobs/{id}/for-real"})
    HttpResponse<?> ofAJob(String id) {
        return Addresses.to(Addresses.job(id));
    }

    @Get(uris = {"/hosts/{id}/pause", "/hosts/{id}/remove", "/hosts/{id}/repo-credentials", "/hosts/{id}/maintenance",
            "/hosts/{id}/maintenance/delete"})
    HttpResponse<?> amongTheSettings(String id) {
        return Addresses.to(Addresses.settings(id));
    }

    @Get(Addresses.ENROLMENTS + "/{id}/revoke")
    HttpResponse<?> revoke(String id) {
        return Addresses.to(Addresses.enrolment(id));
    }

    @Get(uris = {"/schedules/{id}/run", "/schedules/{id}/enabled", "/schedules/{id}/delete"})
    HttpResponse<?> ofASchedule(String id) {
        return Addresses.to(Addresses.schedule(id));
    }

    @Get(uris = {"/alerts/{id}/acknowledge", "/alerts/{id}/resolve"})
    HttpResponse<?> ofAnAlert(String id) {
        return Addresses.to(Addresses.alert(id));
    }

    @Get(uris = {Addresses.CHANNELS + "/{id}", Addresses.CHANNELS + "/{id}/test", Addresses.CHANNELS + "/{id}/enabled",
            Addresses.CHANNELS + "/{id}/delete"})
    HttpResponse<?> ofAChannel(String id) {
        return Addresses.to(Addresses.channel(id));
    }

    @Get(uris = {Addresses.USERS + "/{id}/role", Addresses.USERS + "/{id}/invite", Addresses.USERS + "/{id}/remove"})
    HttpResponse<?> ofAUser(String id) {
        return Addresses.to(Addresses.user(id));
    }

    @Get(uris = {Addresses.USERS + "/{id}/invite/{part}/revoke", Addresses.USERS + "/{id}/sessions/{part}/revoke",
            Addresses.USERS + "/{id}/api-tokens/{part}/revoke"})
    @SuppressWarnings("UnusedVariable") // a variable of the address has to be taken
    HttpResponse<?> ofAPartOfAUser(String id, String part) {
        return Addresses.to(Addresses.user(id));
    }

    @Get(Addresses.PROFILE + "/password")
    HttpResponse<?> ofThePassword() {
        return Addresses.to(Addresses.PROFILE);
    }

    @Get(Addresses.PROFILE + "/sessions/{id}/revoke")
    @SuppressWarnings("UnusedVariable") // as above
    HttpResponse<?> amongOnesSessions(String id) {
        return Addresses.to(Addresses.PROFILE);
    }

    @Get(uris = {"/settings", Addresses.CHANNELS + "/preview", Addresses.CHANNELS + "/heartbeat",
            Addresses.CHANNELS + "/drill", Addresses.CHANNELS + "/delivery"})
    HttpResponse<?> amongTheChannels() {
        return Addresses.to(Addresses.CHANNELS);
    }

    @Get(Addresses.TOKENS + "/{id}/revoke")
    HttpResponse<?> amongTheTokens(String id) {
        return Addresses.to(Addresses.TOKENS);
    }

    @Get(uris = {"/logout", "/schedules/preview"})
    HttpResponse<?> elsewhere() {
        return Addresses.to(Addresses.DASHBOARD);
    }
}
