package io.resticmanager.gateway.api;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** What the API can do, as an OpenAPI document, for everybody who may ask it anything. */
@Controller("/api/openapi.yml")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class OpenApi {

    private final ApiDocument document;

    OpenApi(ApiDocument document) {
        this.document = document;
    }

    @Get
    @Produces("application/yaml")
    String show() {
        return document.yaml();
    }
}
