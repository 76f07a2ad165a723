package io.resticmanager.hub.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Problem;

/** Problems as {@code application/problem+json}; RFC 9457. */
public final class Problems {

    private static final String TYPE = "application/problem+json";

    private Problems() {}

    public static MutableHttpResponse<byte[]> response(Problem problem) {
        return HttpResponse.<byte[]>status(HttpStatus.valueOf(problem.status()))
                .contentType(TYPE).body(Json.bytes(problem));
    }
}
