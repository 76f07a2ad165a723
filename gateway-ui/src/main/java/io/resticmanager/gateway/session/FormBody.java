package io.resticmanager.gateway.session;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.http.form.FormUrlEncodedDecoder;

/** The fields of a form, read before its controller reads them too. */
@Singleton
final class FormBody {

    private final FormUrlEncodedDecoder decoder;

    FormBody(FormUrlEncodedDecoder decoder) {
        this.decoder = decoder;
    }

    /** Empty when the request holds no form. It waits for the body, which the server has bounded. */
    Map<String, List<String>> read(HttpRequest<?> request) {
        if (!(request instanceof ServerHttpRequest<?> served) || request.getContentType()
                .filter(MediaType.APPLICATION_FORM_URLENCODED_TYPE::equals).isEmpty()) {
            return Map.of();
        }
        try (var copy = served.byteBody().split(SplitBackpressureMode.FASTEST);
                var whole = copy.buffer().join()) {
            return fields(decoder.decode(whole.toString(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        }
    }

    private static Map<String, List<String>> fields(Map<String, Object> decoded) {
        var fields = new LinkedHashMap<String, List<String>>();
        decoded.forEach((name, value) -> fields.put(name, value instanceof Collection<?> many
                ? many.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value))));
        return fields;
    }
}
