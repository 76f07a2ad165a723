package io.resticmanager.gateway.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.user.TestPeople;

/** Talks to the gateway as a browser does: keeps cookies, follows no redirect by itself. */
public final class Client {

    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    public static final String PASSWORD = "correct horse battery";

    private final Gateway gateway;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String csrf = "";

    public Client(Gateway gateway) {
        this.gateway = gateway;
    }

    /** What came back. */
    public record Answer(HttpResponse<String> http) {

        public int status() {
            return http.statusCode();
        }

        public String body() {
            return http.body();
        }

        public String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            try {
                return Json.read(http.body(), JsonNode.class);
            } catch (Json.Malformed e) {
                throw new AssertionError("not JSON: " + http.body(), e);
            }
        }

        public String text(String field) {
            var value = json().get(field);
            return value == null ? "" : value.coerceStringValue();
        }

        /** The last word of the problem's type. */
        public String problem() {
            assertThat(header("Content-Type")).isEqualTo("application/problem+json");
            return text("type").replaceFirst(".*:", "");
        }
    }

    /** Signed in as the first administrator, whom it makes. */
    public static Client alice(Gateway gateway) {
        var client = new Client(gateway);
        var made = client.post("/api/setup", """
                {"token": "%s", "username": "alice", "password": "%s"}""".formatted(gateway.setupToken(), PASSWORD));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        client.signIn("alice", PASSWORD);
        return client;
    }

    /** Signed in as somebody beside the first administrator, whom it makes. */
    public static Client person(Gateway gateway, String name, Role role) {
        TestPeople.add(gateway, name, role, PASSWORD);
        var client = new Client(gateway);
        var in = client.signIn(name, PASSWORD);
        assertThat(in.status()).as(in.body()).isEqualTo(201);
        return client;
    }

    public Answer signIn(String name, String password) {
        var answer = post("/api/sessions", """
                {"username": "%s", "password": "%s"}""".formatted(name, password));
        if (answer.status() == 201) {
            csrf = answer.text("csrf_token");
        }
        return answer;
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    /** A page that is there, or a part of one, as HTML. */
    public String page(String path) {
        var answer = get(path, "Accept", "text/html");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** JSON, with the CSRF token. */
    public Answer post(String path, String json, String... headers) {
        return json("POST", path, json, headers);
    }

    public Answer json(String method, String path, String json, String... headers) {
        return send(method, path, BodyPublishers.ofString(json),
                with(headers, "Content-Type", "application/json", "X-CSRF-TOKEN", csrf));
    }

    public Answer form(String path, Map<String, String> fields, String... headers) {
        return form(path, List.copyOf(fields.entrySet()), headers);
    }

    /** With fields that come more than once. */
    public Answer form(String path, List<Map.Entry<String, String>> fields, String... headers) {
        var body = fields.stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send("POST", path, BodyPublishers.ofString(body),
                with(headers, "Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html"));
    }

    public Answer send(String method, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(gateway.at(path)).timeout(Duration.ofSeconds(20)).method(method, body);
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        if (!cookies.isEmpty()) {
            request.setHeader("Cookie", cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; ")));
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            Documented.check(response);
            return new Answer(response);
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same browser, talking to another gateway. */
    public Client movedTo(Gateway other) {
        var client = new Client(other);
        client.cookies.putAll(cookies);
        client.csrf = csrf;
        return client;
    }

    /** Another browser with the same cookies. */
    public Client copy() {
        return movedTo(gateway);
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public String csrf() {
        return csrf;
    }

    private void keep(String header) {
        var pair = header.split(";", 2)[0].split("=", 2);
        if (header.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    // Later ones win, so the caller's own headers stand last.
    private static String[] with(String[] own, String... usual) {
        var all = new String[usual.length + own.length];
        System.arraycopy(usual, 0, all, 0, usual.length);
        System.arraycopy(own, 0, all, usual.length, own.length);
        return all;
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
