package io.resticmanager.gateway.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import io.resticmanager.platform.testkit.ApiContract;
import io.resticmanager.platform.testkit.Exchange;

/** Every answer of the API that any test of this module sees is as the OpenAPI document says. */
final class Documented {

    private static final ApiContract CONTRACT = new ApiContract(document());

    private Documented() {}

    static void check(HttpResponse<String> answer) {
        var asked = answer.request();
        var path = asked.uri().getRawPath();
        if (path.startsWith("/api/") && !asked.method().equals("HEAD")) {
            assertThat(CONTRACT.wrongAnswer(new Exchange(asked.method(), path, "", answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""), answer.body()))).isEmpty();
        }
    }

    private static String document() {
        try (var file = Documented.class.getResourceAsStream("/openapi/gateway.yml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
