package io.resticmanager.tests.kit;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import org.jspecify.annotations.Nullable;

/** Speaks the HTTP API as any client does: JSON, the session cookie, the CSRF header. */
public final class ApiClient {

    // Long enough for a busy machine, short enough that a request without any
    // answer fails the test.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http;
    private final String url;
    private @Nullable String cookie;
    private @Nullable String csrfToken;

    public ApiClient(String url) {
        this(url, HttpClient.newHttpClient());
    }

    public ApiClient(String url, HttpClient http) {
        this.url = url;
        this.http = http;
    }

    /** Status and body, whatever they are. */
    public record Answer(int status, JsonNode body) {

        /** A field of the answer as text; absent is a failed test. */
        public String text(String field) {
            var value = body.get(field);
            if (value == null) {
                throw new AssertionError("no %s in %s".formatted(field, Json.text(body)));
            }
            return value.getStringValue();
        }

        public Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("answered %d instead of %d: %s".formatted(status, expected, Json.text(body)));
            }
            return this;
        }
    }

    /** Signs in; every request from now on is this user's. */
    public Answer signIn(String user, String password) throws Exception {
        var response = send(request("/api/sessions").POST(json(Map.of("username", user, "password", password))));
        var answer = answer(response);
        if (answer.status() == 201) {
            csrfToken = answer.text("csrf_token");
            cookie = response.headers().allValues("set-cookie").stream().map(header -> header.split(";", 2)[0])
                    .collect(Collectors.joining("; "));
        }
        return answer;
    }

    public JsonNode get(String path) throws Exception {
        return ask(path).expect(200).body();
    }

    public Answer ask(String path) throws Exception {
        return answer(send(request(path).GET()));
    }

    public Answer post(String path, Object body) throws Exception {
        return answer(send(request(path).POST(json(body))));
    }

    public Answer put(String path, Object body) throws Exception {
        return answer(send(request(path).PUT(json(body))));
    }

    /** Any verb; without a body when there is none. Of an answer that is not JSON only the status is told. */
    public Answer call(String verb, String path, @Nullable Object body) throws Exception {
        var response = send(request(path).method(verb, body == null ? BodyPublishers.noBody() : json(body)));
        var isJson = response.headers().firstValue("content-type").orElse("").contains("json");
        return isJson ? answer(response) : new Answer(response.statusCode(), JsonNode.nullNode());
    }

    public Answer patch(String path, Object body) throws Exception {
        return answer(send(request(path).method("PATCH", json(body))));
    }

    /** A page as a browser gets it, whatever its status. */
    public String page(String path) throws Exception {
        return text(request(path).setHeader("Accept", "text/html").GET());
    }

    /** The page that answers a form. */
    public String form(String path, Map<String, String> fields) throws Exception {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return text(request(path).setHeader("Accept", "text/html")
                .setHeader("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)));
    }

    private String text(HttpRequest.Builder request) throws Exception {
        return new String(send(request).body(), StandardCharsets.UTF_8);
    }

    /** What the browser sends to show who it is. */
    String cookie() {
        return cookie == null ? "" : cookie;
    }

    private static BodyPublisher json(Object body) {
        return BodyPublishers.ofByteArray(Json.bytes(body));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE)
                .header("Content-Type", "application/json");
        if (cookie != null && csrfToken != null) {
            request.header("Cookie", cookie).header("X-CSRF-TOKEN", csrfToken);
        }
        return request;
    }

    private java.net.http.HttpResponse<byte[]> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static Answer answer(java.net.http.HttpResponse<byte[]> response) throws Json.Malformed {
        var body = response.body().length == 0 ? JsonNode.nullNode() : Json.read(response.body(), JsonNode.class);
        return new Answer(response.statusCode(), body);
    }
}
