package io.resticmanager.gateway.api;

import io.micronaut.core.io.ResourceLoader;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** What the API can do, as an OpenAPI document. */
@Controller("/api/openapi.yml")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class OpenApi {

    private static final MediaType YAML = MediaType.of("application/yaml");

    private final ResourceLoader files;

    OpenApi(ResourceLoader files) {
        this.files = files;
    }

    @Get
    @Produces("application/yaml")
    StreamedFile show() {
        var document = files.getResourceAsStream("classpath:openapi/gateway.yml")
                .orElseThrow(() -> new IllegalStateException("the OpenAPI document is missing from the class path"));
        return new StreamedFile(document, YAML);
    }
}
